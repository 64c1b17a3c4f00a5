"""The one type of this package: a typed range of a sentence's reading."""

from typing import NamedTuple

from kg.model import MentionType


class Span(NamedTuple):
    """A half-open range of a reading, its type, and the finder that proposes it."""

    start: int
    end: int
    type: MentionType
    finder: str
