"""What a document says once holds for all of it: short names that it introduces, firms that it names."""

import re
from collections.abc import Sequence

from kg.mentions.spans import Span
from kg.model import MentionType

SHORT = re.compile(
    r"[（(](?:以下)?(?:统称|简称|下称)(?:为)?[:：]?[“\"]?([^”\"）)，,]{2,14})[”\"]?(?:[，,][^）)]*)?[）)]"
)
BRACKETS = "”》"
TYPES_REPEATED = frozenset(["Enterprise"])
SHORTEST = 3


def repeated(readings: Sequence[str], found: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """Return for each reading the names that the document introduces in any reading, where they stand again."""
    names = _introduced(readings, found)
    if not names:
        return [[] for _ in readings]
    pattern = re.compile("|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name))))
    return [
        [Span(*match.span(), names[match.group()], "repeated") for match in pattern.finditer(reading)]
        for reading in readings
    ]


def _introduced(readings: Sequence[str], found: Sequence[Sequence[Span]]) -> dict[str, MentionType]:
    names: dict[str, MentionType] = {}
    for reading, spans in zip(readings, found, strict=True):
        ends = {span.end: span for span in spans}
        for span in spans:
            if span.type in TYPES_REPEATED and span.end - span.start >= SHORTEST:
                names.setdefault(reading[span.start : span.end], span.type)
        for match in SHORT.finditer(reading):
            end = match.start() - (reading[match.start() - 1 : match.start()] in tuple(BRACKETS))
            if end in ends:
                names.setdefault(match.group(1), ends[end].type)
    return names
