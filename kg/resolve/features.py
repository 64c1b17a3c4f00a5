"""What speaks for and against two entities being one: small features, each with a score and a reason.

A feature returns a score (above 0 speaks for one thing, below 0 against) and a sentence, or None where it has
nothing to say. The idea of named features is nomenklatura's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

from kg.model import Entity
from kg.resolve.bodies import SELF
from kg.resolve.locate import front
from kg.resolve.name import SHORT
from kg.resolve.normal import key, normal, redacted
from kg.resolve.places import UNNAMED, chain, full_name

Feature: TypeAlias = Callable[[Entity, Entity], tuple[float, str] | None]
NUMBERS: Final = re.compile(r"\d+|[一二三四五六七八九十]+(?=[届次批期年大])|十[一二三四五](?=五)")
OFFICE: Final = re.compile(r".*(办公厅|办公室|处|科|党组|机关党委)")


@dataclass(frozen=True, slots=True)
class Finding:
    """One feature's word on a pair."""

    feature: str
    score: float
    why: str


def names(entity: Entity) -> frozenset[str]:
    """Return the keys of the names of an entity; 我厅, and what one document calls it for short, are none of them."""
    why = "".join(entity.why)
    own = (name for name in entity.aliases if name not in SELF and name not in UNNAMED)
    return frozenset((key(entity.label), *(key(name) for name in own if SHORT.format(normal(name)) not in why)))


def other_type(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A thing has one type."""
    if left.type == right.type:
        return None
    return -1.0, f"类型不同：{left.type} 与 {right.type}"


def same_name(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A name in common, in normal form."""
    shared = sorted(names(left) & names(right))
    return (0.7, f"有相同的名称“{shared[0]}”") if shared else None


def contained(left: Entity, right: Entity) -> tuple[float, str] | None:
    """One name within the other: often a short form of it."""
    short, long = _by_length(left, right)
    if short == long or len(short) < 3 or short not in long or (left.kind and right.kind):
        return None  # 科技型中小企业 are no short form of 中小企业
    return round(0.3 + 0.3 * len(short) / len(long), 2), f"“{short}”包含在“{long}”中"


def abbreviated(left: Entity, right: Entity) -> tuple[float, str] | None:
    """The signs of one name in order within the other, from its first sign on (凹土产研院)."""
    short, long = _by_length(left, right)
    if short in long or len(short) < 3 or len(long) > 4 * len(short) or short[0] != long[0]:
        return None
    signs = iter(long)
    return (0.4, f"“{short}”的字依次出现在“{long}”中，可能是简称") if all(sign in signs for sign in short) else None


def misspelt(left: Entity, right: Entity) -> tuple[float, str] | None:
    """Names of one length that differ in one sign."""
    one, two = key(left.label), key(right.label)
    if len(one) != len(two) or len(one) < 4:
        return None
    differing = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    if len(differing) != 1 or any(sign.isdigit() for sign in differing[0]):
        return None
    return 0.35, f"只差一字：“{differing[0][0]}”与“{differing[0][1]}”"


def office(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A body and its office are two."""
    short, long = _by_length(left, right)
    if long.startswith(short) and OFFICE.fullmatch(long[len(short) :]):
        return -0.8, f"“{long}”是“{short}”的内设机构"
    return None


def other_level(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A kind at 省级 is not the kind at 市级."""
    if left.level == right.level or not (left.level and right.level):
        return None
    return -0.8, f"级别不同：{left.level} 与 {right.level}"


def without_level(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A kind at a level is not the kind at large."""
    if left.kind and right.kind and bool(left.level) != bool(right.level):
        return -0.5, f"一个限定了级别（{left.level or right.level}），一个没有"
    return None


def kind_and_individual(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A kind (众创空间) is not one thing of the kind."""
    if left.kind == right.kind:
        return None
    kind, one = (left, right) if left.kind else (right, left)
    return -0.4, f"“{kind.label}”是一类事物，“{one.label}”是个体"


def other_code(left: Entity, right: Entity) -> tuple[float, str] | None:
    """Divisions with different codes are different, whatever their names."""
    if not (left.code and right.code):
        return None
    if left.code == right.code:
        return 0.9, f"行政区划代码相同：{left.code}"
    return -1.0, f"行政区划代码不同：{left.code} 与 {right.code}"


def other_place(left: Entity, right: Entity) -> tuple[float, str] | None:
    """Bodies and plans of two named places are two."""
    here, there = place_of(left), place_of(right)
    if here and there and here != there:
        return -0.9, f"属于不同的地方：{here} 与 {there}"
    return None


def unplaced(left: Entity, right: Entity) -> tuple[float, str] | None:
    """A body or place that is not said to be anywhere may be one of many."""
    for entity in (left, right):
        nowhere = entity.type in ("GovernmentBody", "Place") or _unplaced(entity.label)
        if entity.scope and nowhere and left.scope != right.scope:
            return -0.9, f"“{entity.label}”没有写明是哪里的，只在自己的文件内有效"
    return None


def _unplaced(label: str) -> bool:
    """Say whether a name begins with the word for an unnamed place (省…, 县级…) or is struck out."""
    return bool(front(label)) or redacted(label) or (label[0] in UNNAMED and label[1:2] == "级")


def other_scope(left: Entity, right: Entity) -> tuple[float, str] | None:
    """Names that two documents or places use each for themselves."""
    if left.scope and right.scope and left.scope != right.scope:
        return -0.3, "各在自己的文件或地方内有效"
    return None


def other_numbers(left: Entity, right: Entity) -> tuple[float, str] | None:
    """Titles and plans of different years or phases are different."""
    one, two = NUMBERS.findall(left.label), NUMBERS.findall(right.label)
    return (-0.8, f"名称中的数字不同：{'、'.join(one) or '无'} 与 {'、'.join(two) or '无'}") if one != two else None


FEATURES: Final[tuple[Feature, ...]] = (
    other_type,
    same_name,
    contained,
    abbreviated,
    misspelt,
    office,
    other_level,
    without_level,
    kind_and_individual,
    other_code,
    other_place,
    unplaced,
    other_scope,
    other_numbers,
)


def compare(left: Entity, right: Entity) -> tuple[Finding, ...]:
    """Return what every feature finds in a pair, in the order of ``FEATURES``."""
    found = ((feature.__name__, feature(left, right)) for feature in FEATURES)
    return tuple(Finding(name, *told) for name, told in found if told is not None)


def total(findings: tuple[Finding, ...]) -> float:
    """Return the sum of the scores, within -1 and 1."""
    return round(max(-1.0, min(1.0, sum(finding.score for finding in findings))), 2)


def place_of(entity: Entity) -> str:
    """Return the named place that an entity's name or scope begins with, or ""."""
    for text in (entity.label, entity.scope):
        found, _ = chain(text)
        if found:
            return full_name(found[-1])
    return ""


def _by_length(left: Entity, right: Entity) -> tuple[str, str]:
    one, two = sorted((key(left.label), key(right.label)), key=lambda name: (len(name), name))
    return one, two
