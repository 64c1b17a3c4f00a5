"""Whose document it is: the place and level of the issuer, and who 我局, 我市 or the unnamed subject is."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from kg.metadata.lines import Line
from kg.metadata.names import NAME, closed
from kg.metadata.places import UNITS, level_of, place_in, place_of
from kg.model import Fact

# What a body does that speaks of itself in its first sentences.
ACTING: Final = re.compile(
    rf"(?:^|[，,。\n])(?P<name>{NAME.pattern})"
    r"(?=[，,]?(?:牢牢|认真|深入|坚持|紧紧|紧扣|全面|以|在|围绕|主动|积极|按照|结合|立足|扎实|始终|聚焦|锚定|对标))"
)
SELF: Final = re.compile(
    r"我[局委厅办院部会市县省区旗州镇乡]|全[市县省区旗州镇乡](?=科技|上下|各|经济|工作|创新|共|实|高|技)"
)
HEAD: Final = 1200


def find_actor(text: str, issuers: list[Line], title: Line | None) -> Iterator[Fact]:
    """Yield the facts place, level and actor, as far as they are known."""
    counts = Counter(SELF.findall(text))
    named = next(((issuer, place) for issuer in issuers if (place := place_of(closed(issuer.text)))), None)
    if named:
        issuer, place = named
        at = issuer.start + max(0, issuer.text.find(place))
        yield Fact("place", place, at, at + len(place), "the issuer's name")
    elif title is not None and (place := place_in(title.text)):
        at = title.start + title.text.index(place)
        yield Fact("place", place, at, at + len(place), "the title")
    yield from _level(issuers, counts)
    yield from _actor(text, issuers, counts)


def _level(issuers: list[Line], counts: Counter[str]) -> Iterator[Fact]:
    for issuer in issuers:
        if level := level_of(closed(issuer.text)):
            yield Fact("level", level, issuer.start, issuer.end, "the issuer's name")
            return
    units: Counter[str] = Counter()
    for word, count in counts.items():
        units[word[-1]] += count
    known = [(unit, count) for unit, count in units.most_common() if unit in UNITS]
    if known:
        unit, count = known[0]
        yield Fact("level", UNITS[unit], 0, 0, f"the document speaks of 我{unit}, 全{unit} {count} times")


def _actor(text: str, issuers: list[Line], counts: Counter[str]) -> Iterator[Fact]:
    if issuers:
        yield Fact("actor", closed(issuers[0].text), issuers[0].start, issuers[0].end, "the issuer")
        return
    hit = next((hit for hit in ACTING.finditer(text[:HEAD]) if _is_local(hit["name"])), None)
    if hit:
        yield Fact("actor", hit["name"], *hit.span("name"), "the subject of the first sentences")
    elif counts:
        word, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        name = "我" + word[1:]
        yield Fact("actor", name, 0, 0, f"no issuer is named; the document speaks of {word} {count} times")


def _is_local(name: str) -> bool:
    """Say whether a name is that of a body of a place (X县科技局, 市科技局, 我局)."""
    return name[0] in UNITS or name[0] == "我" or place_of(name) != ""
