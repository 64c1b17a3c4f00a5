"""Decide between spans that overlap, and what is no name at all, in this one place."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from kg.bodies import INSTITUTIONS, LONGEST, bodies
from kg.lexicon import lexicon
from kg.mentions.spans import Span
from kg.model import MentionType

# What these propose is evidence for a tagger; the rules alone do not call it a mention.
HINTS = frozenset(["weak", "listed"])
ENCLOSED = re.compile(r"“[^“”]*”|‘[^‘’]*’|（[^（）]*）|\([^()]*\)|《[^《》]*》|〈[^〈〉]*〉|〔[^〔〕]*〕")
CLAUSE = re.compile(r"[，。；！？;!?\n]")
PARTICLES = frozenset("的了着与及或把被使就也")
COMMA = "、"
UNOPENED = re.compile(r"[^（(]*[）)]")
OPENED = re.compile(r"[（(][^（()）]*\Z")
LADDER = re.compile(r"“([^“”—]+(?:—{1,2}[^“”—]+)+)”")
EDITION = re.compile(r"第[一二三四五六七八九十百\d]+届")
RUNG = re.compile(r"[^—]+")
CLASSES = frozenset(["EnterpriseCategory", "Platform", "TalentCategory"])
HAN = re.compile(r"[\u4e00-\u9fff]")
LONGEST_FOREIGN = 40


def settle(spans: Iterable[Span]) -> list[Span]:
    """Return spans without overlap in the order of the text: the longest wins, then the earlier finder."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if span.finder not in HINTS and span.start not in taken and span.end - 1 not in taken:
            kept.append(span)
            taken.update(range(span.start, span.end))
    kept.sort()
    return kept


def named(reading: str, span: Span) -> bool:
    """Say whether a span is a name and no clause: no mark outside brackets but in a title, no leading particle.

    Nor is it a table that lost its lines, a sentence in another script, or what closes a bracket that another opened.
    """
    text = reading[span.start : span.end]
    foreign = len(text) > LONGEST_FOREIGN and HAN.search(text) is None
    if text[0] in PARTICLES or UNOPENED.match(text) or len(text) > LONGEST or foreign:
        return False
    titled = span.start > 0 and reading[span.start - 1] == "《"
    return titled or CLAUSE.search(text) is None or CLAUSE.search(ENCLOSED.sub("", text)) is None


def apart(reading: str, span: Span) -> Iterator[Span]:
    """Yield a span of bodies named together as one span a body: 县财政、税务部门; and a ladder rung by rung.

    An event is named without its edition (第六届…大赛), for the event is the same one every time.
    """
    edition = EDITION.match(reading, span.start, span.end) if span.type == "Event" else None
    if edition and edition.end() < span.end:
        span = span._replace(start=edition.end())
    if ladder := LADDER.match(reading, span.start, span.end):
        yield from _rungs(ladder, span)
        return
    text = _closed(reading[span.start : span.end])
    if span.type not in INSTITUTIONS:
        yield span._replace(end=span.start + len(text))
        return
    parts = text.split(COMMA)
    listed = span.type == "GovernmentBody" and all(map(_body, parts))
    at = span.start
    for part in parts if listed else [text]:
        for start, end in bodies(part):
            yield span._replace(start=at + start, end=at + end)
        at += len(part) + len(COMMA)


def _rungs(ladder: re.Match[str], span: Span) -> Iterator[Span]:
    """Yield the listed classes of “A—B—C”梯次培育机制 and what it is called; the span itself if one is not listed."""
    entries = lexicon().by_text
    rungs = [
        (hit.start(), hit.end(), entries.get(hit.group())) for hit in RUNG.finditer(ladder.string, *ladder.span(1))
    ]
    if not all(entry is not None and entry.type in CLASSES for _, _, entry in rungs):
        yield span
        return
    yield from (
        span._replace(start=start, end=end, type=cast(MentionType, entry.type)) for start, end, entry in rungs if entry
    )
    if ladder.end() < span.end:
        yield span._replace(start=ladder.end())


def _closed(name: str) -> str:
    """Return a name up to a bracket that it opens and does not close: 县（市、区）工信局（工信科技局."""
    opened = OPENED.search(name)
    return name[: opened.start()] if opened and opened.start() else name


def _body(part: str) -> bool:
    """Say whether a part of a name can stand alone as a body: it ends with a listed one."""
    entries = lexicon().by_text
    return any(
        (entry := entries.get(part[start:])) is not None and entry.type == "GovernmentBody"
        for start in range(len(part))
    )
