"""Names by their last word: a head noun or a listed name, and what belongs to it on its left."""

from functools import cache
from typing import cast

from kg.lexicon import words
from kg.mentions.grammar import BUILT, ending, joins
from kg.mentions.spans import Span
from kg.mentions.strength import strong
from kg.mentions.tokens import CLOSING, OPENING, Reading, Run, Token
from kg.model import MentionType

EDGES = frozenset(["strip", "action", "verb", "predicate"])  # never the first word of a name
ANCHORS = frozenset(["name", "head"])
LONGEST = 30  # characters of a name


def phrases(reading: Reading) -> list[Span]:
    """Find names that end in a head noun or are listed: 省级+众创空间, 科技企业培育+行动."""
    spans: list[Span] = []
    run: Run = []
    for token in reading.tokens:
        if token.role != "break":
            run.append(token)
        elif run:
            _read(reading.text, run, "phrases", spans)
            run = []
    if run:
        _read(reading.text, run, "phrases", spans)
    return spans


def quoted(reading: Reading) -> list[Span]:
    """Find names that begin with or hold a quotation: “揭榜挂帅”项目, 省“巨人计划”领军人才."""
    text, tokens = reading.text, reading.tokens
    spans: list[Span] = []
    if OPENING.isdisjoint(text):
        return spans
    opening = -1
    for index, token in enumerate(tokens):
        mark = text[token.start]
        if mark in OPENING:
            opening = index
        elif mark in CLOSING and opening >= 0:
            if index + 1 < len(tokens) and tokens[index + 1].role not in ("break", "predicate"):
                spans.extend(_around(reading, opening, index))
            opening = -1
    return spans


def _around(reading: Reading, opening: int, closing: int) -> list[Span]:
    tokens = reading.tokens
    quote = Token(tokens[opening].start, tokens[closing].end, "modifier", "")
    if quote.end - quote.start > LONGEST:
        return []
    first, last = opening, closing + 1
    while first > 0 and tokens[first - 1].role != "break":
        first -= 1
    while last < len(tokens) and tokens[last].role != "break":
        last += 1
    spans: list[Span] = []
    _read(reading.text, [*tokens[first:opening], quote, *tokens[closing + 1 : last]], "quoted", spans)
    return [span for span in spans if span.start <= quote.start < span.end]


def _read(text: str, run: Run, finder: str, spans: list[Span]) -> None:
    """Append the names of a run of tokens without a break, from its last to its first."""
    last = len(run) - 1
    while last >= 0:
        token = run[last]
        if token.role in ANCHORS:
            first = _left(text, run, last)
            if token.role == "name" or first < last:
                start = run[first].start
                name = finder if strong(text, run, first, last) else "weak"
                spans.append(Span(start, ending(text, token), cast(MentionType, token.type), name))
                if start < token.start and token.role == "name":
                    spans.append(Span(token.start, token.end, cast(MentionType, token.type), "listed"))
                last = first
        last -= 1


def _left(text: str, run: Run, last: int) -> int:
    """Return the index of the first token of the name that ends at ``last``."""
    anchor, first = run[last], last
    bound = anchor.role == "head" or anchor.type in BUILT
    while first > 0:
        before = run[first - 1]
        if anchor.end - before.start > LONGEST or not joins(before, anchor, bound):
            break
        bound = bound and before.role == "action"
        first -= 1
    if anchor.type == "Award":
        first = next((index for index in range(first, last) if run[index].type == "Place"), first)
    while first < last and (run[first].role in EDGES or text[run[first].start : run[first].end] in _verbal()):
        first += 1
    return first


@cache
def _verbal() -> frozenset[str]:
    return frozenset(words("verbal_head"))
