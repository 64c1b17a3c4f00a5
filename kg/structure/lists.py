"""Bound the length of sentences: tables and lists that lost their lines run on for thousands of signs."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

# The longest real sentences of official texts have about 500 signs.
LONGEST: Final = 600
# …有限公司12某某股份有限公司13…: a number behind the end of a name begins the next item.
ITEM: Final = re.compile(r"(?<=[司厂社所院校局行会√])(?=\d{1,4}[\u4e00-\u9fff(（A-Za-z])")
PAUSES: Final = "，、,\t 　)）"

Span = tuple[int, int]


def bounded(text: str, sentences: Iterable[list[Span]]) -> Iterator[list[Span]]:
    """Yield sentences as they are, or in parts of at most LONGEST signs: at their items, else at their pauses."""
    for sentence in sentences:
        if sentence[-1][1] - sentence[0][0] <= LONGEST:
            yield sentence
        else:
            yield from _parts(text, sentence)


def _parts(text: str, sentence: list[Span]) -> Iterator[list[Span]]:
    if sum(end - start for start, end in sentence) <= LONGEST:
        yield sentence
        return
    for start, end in sentence:
        bounds = [start, *(hit.start() for hit in ITEM.finditer(text, start, end)), end]
        for first, last in pairwise(bounds):
            yield from _short(text, first, last)


def _short(text: str, start: int, end: int) -> Iterator[list[Span]]:
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        pause = max(window.rfind(sign) for sign in PAUSES) + 1
        cut = start + (pause if pause > LONGEST // 2 else LONGEST)
        yield from ([span] for span in trimmed(text, start, cut))
        start = cut
    yield from ([span] for span in trimmed(text, start, end))


def trimmed(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return a range without the blanks at its ends, as one range, or none if it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return ((start, end),) if start < end else ()
