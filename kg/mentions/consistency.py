"""What a document says once holds for all of it: short names that it introduces, firms that it names."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from kg.lexicon import lexicon
from kg.mentions.spans import Span
from kg.model import MentionType

SHORT = re.compile(
    r"[（(](?:以下)?(?:统称|简称|下称)(?:为)?[:：]?[“\"]?([^”\"）)，,]{2,14})[”\"]?(?:[，,][^）)]*)?[）)]"
)
BRACKETS = "”》"
TYPES_REPEATED = frozenset(["Enterprise"])
SHORTEST = 3


def repeated(readings: Sequence[str], found: Sequence[Sequence[Span]]) -> list[list[Span]]:
    """Return for each reading the names that the document introduces in any reading, where they stand again.

    Introduced are a short name in brackets after a mention (以下简称“…”) and the firms that were found.
    """
    names = _introduced(readings, found)
    if not names:
        return [[] for _ in readings]
    automaton = AhoCorasick(list(names), matchkind=MatchKind.LeftmostLongest)
    types = list(names.values())
    return [
        [Span(start, end, types[index], "repeated") for index, start, end in automaton.find_matches_as_indexes(reading)]
        for reading in readings
    ]


def _introduced(readings: Sequence[str], found: Sequence[Sequence[Span]]) -> dict[str, MentionType]:
    names: dict[str, MentionType] = {}
    for reading, spans in zip(readings, found, strict=True):
        ends = {span.end: span for span in spans}
        for span in spans:
            if span.type in TYPES_REPEATED and span.end - span.start >= SHORTEST:
                names.setdefault(reading[span.start : span.end], span.type)
        for match in SHORT.finditer(reading) if "称" in reading else ():
            end = match.start() - (reading[match.start() - 1 : match.start()] in tuple(BRACKETS))
            if end in ends and not _common(match.group(1)):
                names.setdefault(match.group(1), ends[end].type)
    return names


def _common(name: str) -> bool:
    """Say whether a short name is a plain word (以下简称企业), which names nothing elsewhere."""
    entry = lexicon().by_text.get(name)
    return entry is not None and entry.role != "name"
