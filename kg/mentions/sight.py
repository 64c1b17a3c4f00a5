"""What is seen of a sentence before anything is decided."""

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from kg.mentions.spans import Span
from kg.mentions.tokens import Token

Range = TypeVar("Range", Span, Token)


class Sight(NamedTuple):
    """A sentence's reading, the tokens of it, and the spans that the finders propose."""

    text: str
    tokens: Sequence[Token]
    candidates: Sequence[Span]

    def part(self, start: int, end: int) -> "Sight":
        """Return what is seen of a range of the reading."""
        return Sight(self.text[start:end], _part(self.tokens, start, end), _part(self.candidates, start, end))


def _part(ranges: Sequence[Range], start: int, end: int) -> list[Range]:
    return [
        one._replace(start=one.start - start, end=one.end - start)
        for one in ranges
        if start <= one.start and one.end <= end
    ]
