"""Places: the divisions of China with their codes, and the place whose document it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Final

from kg.lexicon import Division, divisions
from kg.resolve.normal import normal, redacted
from kg.resolve.words import words

LEVELS: Final = ("国家级", "省级", "市级", "县级")
SHAPE: Final = re.compile(r"([\u4e00-\u9fff]{2,4}?)(省|市|县|区|旗|州)(?!场|民|域|块)")
LONGEST: Final = 15  # characters of the longest division name
# What a document calls the place above, by the words that stand for it.
UNNAMED: Final = {
    "我省": "省", "全省": "省", "本省": "省", "省": "省", "我自治区": "省", "自治区": "省", "全区": "县",
    "我市": "市", "全市": "市", "本市": "市", "市": "市", "我州": "市", "全州": "市", "州": "市", "盟": "市",
    "我县": "县", "全县": "县", "本县": "县", "县": "县", "我区": "县", "本区": "县", "区": "县",
    "我旗": "县", "全旗": "县", "旗": "县",
}  # fmt: skip
STEP_LEVEL: Final = {"省": "省级", "市": "市级", "县": "县级"}


@dataclass(frozen=True, slots=True)
class Home:
    """Whose document it is: its id, its actor, and the names of its province, city and county where told.

    ``names`` maps 省, 市 and 县 to the place; ``named`` is the smallest of them that is not struck out, 全国 for a
    document of a central body.
    """

    document: str
    actor: str = ""
    level: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    named: str = ""


@cache
def _index() -> tuple[dict[str, list[Division]], dict[str, list[Division]], dict[str, Division]]:
    names: dict[str, list[Division]] = {}
    shorts: dict[str, list[Division]] = {}
    for division in divisions():
        names.setdefault(division.name, []).append(division)
        if division.short:
            shorts.setdefault(division.short, []).append(division)
    return names, shorts, {division.code: division for division in divisions()}


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two signs of every name: most texts begin with none of them, and are done with at once."""
    names, shorts, _ = _index()
    return frozenset(name[:2] for name in (*names, *shorts))


def near(name: str, home: Home) -> tuple[tuple[Division, ...], str]:
    """Read a namesake at the front of a name as the one within the document's city or province (鼓楼区)."""
    if ambiguous(name):
        for above in filter(None, (home.names.get("市"), home.names.get("省"))):
            found, rest = chain(above + name)
            if len(found) > 1 and full_name(found[-1]) != above:
                return found, rest
    return (), name


@cache
def provinces() -> tuple[str, ...]:
    """Return the full and short names of the provinces, the full ones first."""
    found = [division for division in divisions() if level_of(division) == "省级"]
    return (*(division.name for division in found), *(division.short for division in found if division.short))


@cache
def counties() -> frozenset[str]:
    """Return the names of the counties without 县, 市 or 区, where two characters or more are left (仙游, 晋江)."""
    return frozenset(one.name[:-1] for one in divisions() if level_of(one) == "县级" and len(one.name) > 2)


def county_of(name: str, home: Home) -> Division | None:
    """Return the county of the document's province that a short name means (晋江 in a document of 泉州)."""
    province, _ = chain(home.names.get("省", "")) if name in counties() else ((), "")
    if not province:
        return None
    found = [
        one for one in divisions()
        if one.name[:-1] == name and level_of(one) == "县级" and _within(one, province[-1])
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


def level_of(division: Division) -> str:
    """Return 省级, 市级 or 县级."""
    if division.code.endswith("0000"):
        return "省级"
    return "市级" if division.code.endswith("00") else "县级"


def parent(division: Division) -> Division | None:
    """Return the division that holds it; a county of a municipality lies in the municipality."""
    codes = _index()[2]
    for code in (division.code[:4] + "00", division.code[:2] + "0000"):
        if code != division.code and code in codes:
            return codes[code]
    return None


def holders(code: str) -> tuple[Division, ...]:
    """Return the divisions that hold the one with a code, the nearest first; () for a province or no code.

    >>> [one.name for one in holders("350102")]
    ['福州市', '福建省']
    """
    found: list[Division] = []
    above = parent(_index()[2][code]) if code in _index()[2] else None
    while above is not None:
        found.append(above)
        above = parent(above)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def full_name(division: Division) -> str:
    """Return its name, preceded by what holds it where the name alone is not unique."""
    above = parent(division)
    if len(_index()[0][division.name]) == 1 or above is None:
        return division.name
    return full_name(above) + division.name


def chain(name: str, shorts: bool = False) -> tuple[tuple[Division, ...], str]:
    """Read the divisions at the front of a name, each within the one before; return them and the rest.

    The last one is left out of the chain, and its name stays in the rest, where it is not unique.
    """
    found: tuple[Division, ...] = ()
    while name:
        division, length = _first(name, found, shorts)
        if division is None:
            break
        found, name = (*found, division), name[length:]
    return found, name


def _first(name: str, before: tuple[Division, ...], shorts: bool) -> tuple[Division | None, int]:
    if name[:2] not in _beginnings():
        return None, 0
    names, short_names, _ = _index()
    for table in (names, short_names) if shorts else (names,):
        for length in range(min(LONGEST, len(name)), 1, -1):
            candidates = [one for one in table.get(name[:length], ()) if not before or _within(one, before[-1])]
            if len(candidates) == 1:
                return candidates[0], length
            if candidates and table is names:
                return None, 0
    return None, 0


def _within(one: Division, other: Division) -> bool:
    digits = other.code.rstrip("0")
    digits += "0" * (len(digits) % 2)
    return one.code != other.code and one.code.startswith(digits)


def ambiguous(name: str) -> bool:
    """Say whether several divisions bear the name at its front (鼓楼区, 朝阳区)."""
    if name[:2] not in _beginnings():
        return False
    names = _index()[0]
    return any(len(names.get(name[:length], ())) > 1 for length in range(2, LONGEST))


def lines(division: Division) -> dict[str, str]:
    """Return the names of a division and of what holds it, by 省, 市, 县."""
    found: dict[str, str] = {}
    step: Division | None = division
    while step is not None:
        found[level_of(step)[0]] = full_name(step)
        step = parent(step)
    if found.get("省", "").endswith("市"):  # a municipality is the 省 and the 市 of its documents
        found.setdefault("市", found["省"])
    return found


def shaped(name: str) -> tuple[str, str]:
    """Split off a place that is named but in no list (a new or invented one): its name and the rest.

    >>> shaped("青澜市科学技术局"), shaped("设区市科技局")
    (('青澜市', '科学技术局'), ('', '设区市科技局'))
    """
    found = SHAPE.match(name)
    if found is None or redacted(found[0]) or any(word in found[1] for word in words().no_places):
        return "", name
    if any(chain(found[0][at:])[0] for at in range(1, len(found[1]))):  # 室福建省
        return "", name
    return found[0], name[found.end() :]


def home(document: str, place: str, actor: str, issuers: tuple[str, ...], level: str) -> Home:
    """Tell the home of a document from its facts, each as written; the place is trusted before the issuers."""
    names: dict[str, str] = {}
    for told in filter(None, (place, actor, *issuers)):
        told = normal(told).removeprefix("中共")
        found, _ = chain(told, shorts=True)
        if found:
            names = lines(found[-1])
            break
        name, _ = shaped(told)
        if name:
            names = {UNNAMED[name[-1]]: name}
            break
    smallest = names.get("县") or names.get("市") or names.get("省") or ""
    if not names and redacted(place):
        names = {step: normal(place) for step in ("省", "市", "县") if normal(place).endswith(step)}
        if normal(place).endswith("区"):
            names = {"县": normal(place)}
    level = level or _level(actor or place, names)
    if level == "国家级":
        smallest = smallest or "全国"
    return Home(document, normal(actor) if actor else "", level, names, smallest)


def _level(told: str, names: Mapping[str, str]) -> str:
    """Return the level of an actor: by its front where that tells, else of the smallest place known."""
    told = normal(told) if told else ""
    found, _ = chain(told)
    if found:
        return level_of(found[-1])
    if told.startswith((*words().national, *words().central)) and not told.endswith("部门"):
        return "国家级"
    for word, step in UNNAMED.items():
        if told.startswith(word):
            return STEP_LEVEL[step]
    return next((STEP_LEVEL[step] for step in "县市省" if step in names), "")
