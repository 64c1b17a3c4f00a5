"""The place that a body's name begins with, and the level of the body, by the divisions of China."""

import re
from functools import cache
from typing import Final

from kg.resources import resource

LEVELS: Final = ("国家级", "省级", "市级", "县级", "乡级")
# A masked place shows its level by its last sign: *县, X市, 某省.
MASKED: Final = re.compile(r"(?:[*×XＸ某]{1,3}(?:省|自治区|市|自治州|州|盟|县|区|旗))+")
# 住房和城乡建设厅 and 乡村振兴局 name no town.
TOWN: Final = re.compile(r"[\u4e00-\u9fff*×X]{1,4}?(?:镇(?!化)|(?<!城)乡(?!村|镇)|街道)")
UNITS: Final = {
    "省": "省级",
    "市": "市级",
    "州": "市级",
    "盟": "市级",
    "县": "县级",
    "区": "县级",
    "旗": "县级",
    "镇": "乡级",
    "乡": "乡级",
}
# A place that the list does not have (renamed, misspelt) by its form, at the head of a body's name only.
FORMED: Final = re.compile(
    r"(?!国家|全国|中央|中国|中共|[我本全各该省市县区]|城市)[\u4e00-\u9fff]{2,3}(?:省|自治区|市(?![场级政])|自治州|县(?!级)|旗)"
)
BEFORE: Final = re.compile(r"中共|共青团|国家税务总局|中国共产党")
NATIONAL: Final = re.compile(
    r"国务院|中央|全国|国家|中华人民共和国|中共中央|最高|海关总署|[\u4e00-\u9fff、和]{2,12}部(?!门)(?:办公厅|办公室|\Z)|.{2,6}总局"
)
LONGEST: Final = 15


@cache
def divisions() -> dict[str, str]:
    """Return the level of each division by its full name; a name that two levels share counts for the higher."""
    lines = resource("data/lexicon/divisions.tsv").read_text(encoding="utf-8").splitlines()
    found: dict[str, str] = {}
    for line in lines:
        if not line.startswith("#"):
            code, name = line.split("\t")[:2]
            found.setdefault(name, "省级" if code[2:] == "0000" else "市级" if code[4:] == "00" else "县级")
    return found


def place_of(name: str) -> str:
    """Return the place that a name begins with, or nothing.

    >>> place_of("中共江门市蓬江区委科技委员会办公室"), place_of("*县科学技术局"), place_of("省科技厅")
    ('江门市蓬江区', '*县', '')
    """
    hit = BEFORE.match(name)
    start = at = hit.end() if hit else 0
    while (end := _next(name, at)) > at:
        at = end
    return name[start:at]


def place_in(title: str) -> str:
    """Return the first province or city that a title names, with what follows of the place."""
    for at in range(len(title)):
        for end in range(min(len(title), at + LONGEST), at + 1, -1):
            if divisions().get(title[at:end]) in ("省级", "市级"):
                return place_of(title[at:])
    return ""


def level_of(name: str) -> str:
    """Return the level of a body by its name: 国家级, 省级, 市级, 县级, 乡级, or nothing.

    >>> level_of("科技部"), level_of("省科技厅"), level_of("明光市科学技术局"), level_of("X旗科学技术局")
    ('国家级', '省级', '县级', '县级')
    """
    place = place_of(name)
    if place:
        return _level(place)
    if name[:1] in UNITS and name[:2] != "区域":
        return UNITS[name[0]]
    return "国家级" if NATIONAL.match(name) else ""


def _level(place: str) -> str:
    """Return the level of the last part of a place."""
    for start in range(len(place)):
        if level := divisions().get(place[start:]):
            return level
    return UNITS.get(place[-1], "省级" if place.endswith("自治区") else "乡级" if place.endswith("街道") else "")


def _next(name: str, at: int) -> int:
    """Return where the part of a place that begins here ends; the same position where none does."""
    for end in range(min(len(name), at + LONGEST), at + 1, -1):
        if name[at:end] in divisions():
            return end
    if hit := MASKED.match(name, at):
        return hit.end()
    formed = (TOWN if at else FORMED).match(name, at)
    if formed is None or any(formed.group()[start:] in divisions() for start in range(1, len(formed.group()))):
        return at
    return formed.end()
