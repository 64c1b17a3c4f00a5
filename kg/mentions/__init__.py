"""Find the mentions of a document: finders propose spans, a tagger or the rules settle them.

A finder is a plain function from a tokenized reading to spans; finders never see each other's spans.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec

from kg.mentions.agencies import joint_departments
from kg.mentions.brackets import titles
from kg.mentions.companies import firms, short_firms
from kg.mentions.consistency import repeated
from kg.mentions.indicators import shares
from kg.mentions.persons import persons
from kg.mentions.phrases import phrases, quoted
from kg.mentions.places import masked_places, own_places, towns
from kg.mentions.settle import settle
from kg.mentions.spans import Span
from kg.mentions.tokens import Reading, tokenize
from kg.model import Document, Mention, Outline, Sentence

__all__ = ["FINDERS", "Span", "candidates", "find"]

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
)

# What these propose is evidence for a tagger; the rules alone do not call it a mention.
HINTS = frozenset(["weak", "listed"])


def candidates(reading: str) -> tuple[Span, ...]:
    """Return what every finder proposes for a sentence's reading, overlaps included, in a fixed order."""
    tokenized = tokenize(reading)
    return tuple(span for finder in FINDERS for span in finder(tokenized))


def find(document: Document, outline: Outline, tagger: str = "crf") -> tuple[Mention, ...]:
    """Return the mentions of a document in the order of the text, without overlap and outside furniture.

    With ``tagger="rules"`` the finders decide; any other name is that of a model of ``kg.tagger``.
    """
    readings = [sentence.reading(document.text) for sentence in outline.sentences]
    found = _by_rules(readings) if tagger == "rules" else _by_model(readings, tagger)
    found = _consistent(readings, found)
    furniture = [(piece.start, piece.end) for piece in document.furniture]
    mentions = [
        mention
        for sentence, spans in zip(outline.sentences, found, strict=True)
        for span, confidence in spans
        for mention in _located(document.text, sentence, span, confidence)
        if not any(start < mention.end and mention.start < end for start, end in furniture)
    ]
    return tuple(mentions)


def _by_rules(readings: Sequence[str]) -> list[list[tuple[Span, float]]]:
    return [
        [(span, 1.0) for span in settle(span for span in candidates(reading) if span.finder not in HINTS)]
        for reading in readings
    ]


def _by_model(readings: Sequence[str], name: str) -> list[list[tuple[Span, float]]]:
    if find_spec("kg.tagger") is None:
        return _by_rules(readings)
    from kg.tagger import tag

    proposed = [candidates(reading) for reading in readings]
    return [
        [(Span(start, end, type_, name), confidence) for start, end, type_, confidence in spans]
        for spans in tag(readings, proposed, name)
    ]


def _consistent(readings: Sequence[str], found: Sequence[list[tuple[Span, float]]]) -> list[list[tuple[Span, float]]]:
    """Add the names that the document introduces elsewhere, where nothing was found."""
    result = []
    for spans, again in zip(found, repeated(readings, [[span for span, _ in spans] for spans in found]), strict=True):
        free = [
            (span, 1.0)
            for span in again
            if not any(span.start < other.end and other.start < span.end for other, _ in spans)
        ]
        result.append(sorted([*spans, *free]))
    return result


def _located(text: str, sentence: Sentence, span: Span, confidence: float) -> Iterable[Mention]:
    """Yield the mention, or its parts where a line end or furniture cuts it."""
    at = 0
    for piece_start, piece_end in sentence.pieces:
        length = piece_end - piece_start
        start, end = max(span.start, at), min(span.end, at + length)
        if end - start > 1 or (start, end) == (span.start, span.end):
            low, high = piece_start + start - at, piece_start + end - at
            yield Mention(low, high, span.type, text[low:high], span.finder, confidence)
        at += length
