"""Steps for kinds: the level as a facet, and what tells a kind from an individual."""

import re
from typing import Final

from kg.resolve.name import Name
from kg.resolve.normal import key
from kg.resolve.places import UNNAMED
from kg.resolve.words import kinds, nationwide, parks, words

GRADED: Final = re.compile(r"(国家|省部|部|省|自治区|市|设区市|州|盟|县|区|旗)级(（含）|及)?(以上)?(（含）)?的?")
BARE: Final = re.compile(r"(国家|省|自治区|市|县|区)(以上)?")
STANDARD: Final = {"自治区": "省", "设区市": "市", "州": "市", "盟": "市", "区": "县", "旗": "县"}
# Behind these a level governs more than the kind, or the word before them is no level (市属, 省级、国家级…).
NO_KIND: Final = (
    "、",
    "和",
    "与",
    "及",
    "或",
    "（",
    "属",
    "直",
    "辖",
    "域",
    "场",
    "级",
    "内",
    "外",
    "部",
    "际",
    "省",
    "地",
    "市",
    "县",
    "乡",
    "镇",
    "村",
)
CATEGORIES: Final = ("EnterpriseCategory", "TalentCategory")


def graded(name: Name) -> Name:
    """Take the level off a kind, as a facet of it (省级众创空间, 市级以上创新平台)."""
    found = GRADED.match(name.text)
    rest = name.text[found.end() :] if found else ""
    if found is None or len(rest) < 2 or rest.startswith(NO_KIND):
        return name
    if not (is_kind(name, rest) or name.type in (*CATEGORIES, "Platform")):
        return name
    if name.type == "Fund" and found[1] in UNNAMED:  # each province has its own
        return name
    return _with_level(name, found[1], bool(found[3]), rest)


def bare_level(name: Name) -> Name:
    """Read 省 or 国家 as a level before a listed kind, or a category of firms or people (省重点实验室)."""
    found = BARE.match(name.text)
    rest = name.text[found.end() :] if found else ""
    if found is None or len(rest) < 2 or rest.startswith(NO_KIND) or key(name.text) in words().whole:
        return name
    if found[1] in "市县区" and (name.type, key(rest)) in parks():  # a county has one of its own
        return name
    if not (name.type in CATEGORIES or (name.type == "Platform" and (name.type, key(rest)) in kinds())):
        return name
    return _with_level(name, found[1], bool(found[2]), rest)


def _with_level(name: Name, step: str, above: bool, rest: str) -> Name:
    told = f"{STANDARD.get(step, step)}级{'以上' if above else ''}"
    rest = words().aliases.get((name.type, key(rest)), rest)
    return name.because(f"“{name.text}”是{told}的{rest}，级别单列", text=rest, level=told, kind=True, scope="")


def is_kind(name: Name, text: str) -> bool:
    """Say whether a text without its level is a kind: listed, or a general head with nothing of its own."""
    place = (name.type, key(text))
    if text.startswith(words().named_fronts):
        return False
    if place in kinds() or place in words().general:
        return kinds().get(place, True)
    return text.endswith(words().heads.get(name.type, ("\0",)))


def listed(name: Name) -> Name:
    """Let a name of the word lists reach everywhere, as a kind unless the list is one of individuals."""
    place = (name.type, key(name.text))
    if place in kinds() or place in words().general or key(name.text) in words().national_names:
        why = f"“{name.text}”是各地通用的名称"
        kind = place in words().general or (kinds().get(place, False) and is_kind(name, name.text))
        return name.because(why, kind=kind, scope="")
    return name


def known(name: Name) -> Name:
    """Let the names that the whole country knows reach everywhere, and general words as kinds (科技计划)."""
    place = (name.type, key(name.text))
    if place in words().general:
        return name.because(f"“{name.text}”是泛称", kind=True, scope="")
    if place in nationwide() or key(name.text) in words().national_names:
        return name.because(f"“{name.text}”全国所指相同", scope="")
    return name


def individual(name: Name) -> Name:
    """Let a listed region or country reach everywhere (长三角, 东盟)."""
    if kinds().get((name.type, key(name.text)), True):
        return name
    return name.because(f"“{name.text}”是词表中的专名", scope="")


def category(name: Name) -> Name:
    """Take every name of the type as a kind that is one everywhere (fields, indicators, categories)."""
    return name.because(f"“{name.text}”是一类事物的名称", kind=True, scope="")


def general(name: Name) -> Name:
    """Take a name with a general head as a kind that is one everywhere (科技服务机构, 科技计划项目)."""
    if is_kind(name, name.text):
        return name.because(f"“{name.text}”以通名结尾，是一类事物", kind=True, scope="")
    return name
