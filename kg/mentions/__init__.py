"""Find the mentions of a document: finders propose spans, a tagger or the rules settle them.

A finder is a plain function from a tokenized reading to spans; finders never see each other's spans.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from kg.mentions.agencies import joint_departments
from kg.mentions.brackets import titles
from kg.mentions.companies import firms, short_firms
from kg.mentions.consistency import repeated
from kg.mentions.events import sessions
from kg.mentions.indicators import shares
from kg.mentions.persons import persons
from kg.mentions.phrases import phrases, quoted
from kg.mentions.places import masked_places, own_places, towns
from kg.mentions.settle import apart, named, settle
from kg.mentions.sight import Sight
from kg.mentions.spans import Span
from kg.mentions.tokens import Reading, tokenize
from kg.model import Document, Furniture, Mention, Outline, Sentence

__all__ = ["FINDERS", "Span", "find", "located", "see"]

Found: TypeAlias = list[tuple[Span, float]]

FINDERS: tuple[Callable[[Reading], list[Span]], ...] = (
    titles,
    firms,
    short_firms,
    quoted,
    phrases,
    shares,
    persons,
    masked_places,
    own_places,
    towns,
    joint_departments,
    sessions,
)


def see(reading: str) -> Sight:
    """Return a sentence's reading with its tokens and what every finder proposes, in a fixed order."""
    tokenized = tokenize(reading)
    return Sight(reading, tokenized.tokens, [span for finder in FINDERS for span in finder(tokenized)])


def find(document: Document, outline: Outline, tagger: str = "crf") -> tuple[Mention, ...]:
    """Return the mentions of a document in the order of the text, without overlap and outside furniture.

    With ``tagger="rules"`` the finders decide; any other name is that of a model of ``kg.tagger``, which
    raises DataError where there is none of that name. A name that a line end cuts gives one mention a line.
    """
    readings = [sentence.reading(document.text) for sentence in outline.sentences]
    found = _by_rules(readings) if tagger == "rules" else _by_model(readings, tagger)
    return located(document, outline, found)


def located(document: Document, outline: Outline, found: Sequence[Found]) -> tuple[Mention, ...]:
    """Return the mentions of what was found in each sentence's reading, made consistent over the document."""
    readings = [sentence.reading(document.text) for sentence in outline.sentences]
    sound = [
        [(part, sure) for span, sure in spans if named(reading, span) for part in apart(reading, span)]
        for reading, spans in zip(readings, found, strict=True)
    ]
    mentions = (
        mention
        for sentence, spans in zip(outline.sentences, _consistent(readings, sound), strict=True)
        for span, confidence in spans
        for mention in _pieces(document, sentence, span, confidence)
    )
    return tuple(_outside(document.furniture, mentions))


def _by_rules(readings: Sequence[str]) -> list[Found]:
    return [[(span, 1.0) for span in settle(see(reading).candidates)] for reading in readings]


def _by_model(readings: Sequence[str], name: str) -> list[Found]:
    from kg.tagger import tag  # here, so that the rules alone need no numpy

    return [
        [(Span(start, end, type_, name), confidence) for start, end, type_, confidence in spans]
        for spans in tag([see(reading) for reading in readings], name)
    ]


def _consistent(readings: Sequence[str], found: Sequence[Found]) -> list[Found]:
    """Add the names that the document introduces elsewhere, where nothing was found."""
    again = repeated(readings, [[span for span, _ in spans] for spans in found])
    return [
        sorted([*spans, *((part, 1.0) for span in names if not _met(span, spans) for part in apart(reading, span))])
        for reading, spans, names in zip(readings, found, again, strict=True)
    ]


def _met(one: Span, found: Found) -> bool:
    return any(one.start < other.end and other.start < one.end for other, _ in found)


def _pieces(document: Document, sentence: Sentence, span: Span, confidence: float) -> Iterator[Mention]:
    """Yield the mention, or its parts where a line end or furniture cuts it.

    A PDF ends its lines where the page is full: there a line end cuts nothing.
    """
    text, at = document.text, 0
    for piece_start, piece_end in _joined(text, sentence.pieces) if document.format == "pdf" else sentence.pieces:
        shown = _shown(sentence.pieces, piece_start, piece_end)
        start, end = max(span.start, at), min(span.end, at + len(shown))
        if end - start > 1 or (start, end) == (span.start, span.end):
            low, high = shown[start - at], shown[end - at - 1] + 1
            yield Mention(low, high, span.type, text[low:high], span.finder, confidence)
        at += len(shown)


def _joined(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of pieces between which there is nothing but space."""
    start, end = pieces[0]
    for next_start, next_end in pieces[1:]:
        if text[end:next_start].strip():
            yield start, end
            start = next_start
        end = next_end
    yield start, end


def _shown(pieces: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[int]:
    """Return the offsets of the characters that a range shows in the reading."""
    inside = [range(a, b) for a, b in pieces if start <= a and b <= end]
    return inside[0] if len(inside) == 1 else [offset for part in inside for offset in part]


def _outside(furniture: Sequence[Furniture], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the mentions that touch no furniture; both come in the order of the text."""
    pieces = sorted((piece.start, piece.end) for piece in furniture)
    ends = list(accumulate((end for _, end in pieces), max))
    for mention in mentions:
        before = bisect_left(pieces, (mention.end,))
        if before == 0 or ends[before - 1] <= mention.start:
            yield mention
