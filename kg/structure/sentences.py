"""Cut a text into sentences, joining lines that were wrapped in mid-sentence; offsets stay true."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from kg.model import Document, Section, Sentence
from kg.structure.chunks import chunk_numbers
from kg.structure.lists import bounded, trimmed
from kg.structure.titles import run_on_titles
from kg.structure.wraps import continues

# A sentence ends at its stop, or behind the bracket that says who is responsible: （责任单位：市科技局）.
STOP: Final = re.compile(
    r"[。！!；;？?]+[”’\"』」）)】]*"
    r"|[（(](?:责任|牵头|配合|承办|主办|主管)[^（）()。：:]{0,4}[：:][^（）()。；;]{1,200}[）)][。；;]?"
)
# A question mark also stands for a sign that the encoding lost (中国?福建): only a question ends with it.
QUESTION: Final = re.compile(r"[吗呢么何哪谁几否][^，,。；]{0,30}\Z")
# 一是 after a colon stays in its sentence: the lead-in says when and who.
SPOKEN: Final = re.compile(r"第?[一二三四五六七八九十]{1,3}[是，,、]")
LINE: Final = re.compile(r"[^\r\n]+")

Span = tuple[int, int]


def sentences(document: Document, sections: tuple[Section, ...]) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text; furniture is in none of them.

    A sentence belongs to the section that holds its end.
    """
    text = document.text
    found: list[Sentence] = []
    place = 0
    opening = [section.start for section in sections if _opens_sentence(text, section)]
    segments = _cut_at(text, _segments(document), sorted(opening + run_on_titles(document)))
    whole = (sentence for run in _joined(document, segments) for sentence in _cut(text, run))
    for sentence in bounded(text, whole):
        end = sentence[-1][1]
        while place + 1 < len(sections) and sections[place + 1].start < end:
            place += 1
        found.append(Sentence(sentence[0][0], end, place, tuple(sentence)))
    return tuple(found)


def _segments(document: Document) -> Iterator[Span]:
    """Yield the parts of lines that are document text, blanks at their ends left out."""
    text = document.text
    dropped = [(item.start, item.end) for item in document.furniture] + chunk_numbers(text)
    dropped.sort(reverse=True)
    for line in LINE.finditer(text):
        start, end = line.span()
        while dropped and dropped[-1][1] <= start:
            dropped.pop()
        at = len(dropped) - 1
        while at >= 0 and dropped[at][0] < end:
            yield from trimmed(text, start, dropped[at][0])
            start = max(start, dropped[at][1])
            at -= 1
        yield from trimmed(text, start, end)


def _cut_at(text: str, segments: Iterator[Span], cuts: list[int]) -> Iterator[Span]:
    """Cut the segments at the given places, which are in order."""
    at, last = 0, len(cuts)
    for start, end in segments:
        if at == last or cuts[at] >= end:
            yield start, end
            continue
        while at < last and cuts[at] < end:
            if cuts[at] > start:
                yield from trimmed(text, start, cuts[at])
                start = cuts[at]
            at += 1
        yield from trimmed(text, start, end)


def _opens_sentence(text: str, section: Section) -> bool:
    return section.start == 0 or not (SPOKEN.match(section.number) and text[section.start - 1] in "：:")


def _joined(document: Document, segments: Iterator[Span]) -> Iterator[list[Span]]:
    """Yield runs of segments of which each goes on in the next."""
    text = document.text
    pages = [(item.start, item.end) for item in document.furniture if item.kind == "page"]
    run: list[Span] = []
    for segment in segments:
        if run:
            gap, page = _gap(text, run[-1][1], segment[0], pages)
            if not continues(text, run[-1], segment, gap, page):
                yield run
                run = []
        run.append(segment)
    if run:
        yield run


def _gap(text: str, start: int, end: int, pages: list[Span]) -> tuple[str, bool]:
    """Return what stands between two segments without page captions, and whether there were any."""
    gap = text[start:end]
    if not pages or gap.isspace():
        return gap, False
    between = pages[bisect_left(pages, (start, start)) : bisect_left(pages, (end, end))]
    for first, last in between:
        gap = gap.replace(text[first:last], "", 1)
    return gap, bool(between)


def _cut(text: str, run: list[Span]) -> Iterator[list[Span]]:
    """Cut a run of segments at the ends of its sentences."""
    sentence: list[Span] = []
    for start, end in run:
        for stop in STOP.finditer(text, start, end):
            first, last = stop.span()
            if text[first] in "？?" and not _asks(text, start, first):
                continue
            sentence += trimmed(text, start, last)
            yield sentence
            sentence, start = [], last
        if start < end:
            sentence += trimmed(text, start, end)
    if sentence:
        yield sentence


def _asks(text: str, start: int, end: int) -> bool:
    return QUESTION.search(text, max(start, end - 40), end) is not None
