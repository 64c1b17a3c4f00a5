"""A sentence as the figure rules see it: its reading, the mentions at their place in it, its quantities."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.figures.quantities import Quantity, quantities
from kg.model import Document, Mention, Outline, Sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention at its range in the reading of its sentence."""

    start: int
    end: int
    mention: Mention


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what stands in it; all ranges are positions in ``reading``."""

    sentence: Sentence
    reading: str
    placed: tuple[Placed, ...]
    quantities: tuple[Quantity, ...]


def lines(document: Document, outline: Outline, mentions: tuple[Mention, ...]) -> Iterator[Line]:
    """Yield a line for each sentence, in the order of the text."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    starts = [mention.start for mention in ordered]
    for sentence in outline.sentences:
        reading = sentence.reading(document.text)
        inside = ordered[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        yield Line(sentence, reading, tuple(_place(sentence, inside)), quantities(reading))


def _place(sentence: Sentence, mentions: list[Mention]) -> Iterator[Placed]:
    """Yield the mentions that lie in the sentence's pieces, at their place in the reading."""
    for mention in mentions:
        start = _position(sentence, mention.start)
        end = _position(sentence, mention.end - 1)
        if start is not None and end is not None:
            yield Placed(start, end + 1, mention)


def _position(sentence: Sentence, offset: int) -> int | None:
    """Map an offset in the text to a position in the reading; None where the reading leaves it out."""
    position = 0
    for start, end in sentence.pieces:
        if start <= offset < end:
            return position + offset - start
        position += end - start
    return None
