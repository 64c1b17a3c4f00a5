"""Steps for places, and for names that begin with the place that they belong to (省…, 市…, 福建省…)."""

import re
from typing import Final

from kg.lexicon import Division
from kg.resolve.name import Name
from kg.resolve.normal import key, redacted
from kg.resolve.places import (
    STEP_LEVEL,
    UNNAMED,
    ambiguous,
    chain,
    county_of,
    full_name,
    holders,
    level_of,
    near,
    provinces,
    shaped,
)
from kg.resolve.words import words

STEPS_ONLY: Final = re.compile(r"[各省市县区旗州盟乡镇村（）、和及与]{2,}")  # 县（市、区）, 各市县
LEVEL: Final = re.compile(r"^[省市县区]?级(?!别)(?=..)")
JOINED: Final = re.compile("[、及和与]")
EDITION: Final = re.compile(r"^第[^届次]{1,4}[届次]")
FRONTS: Final = tuple(sorted(UNNAMED, key=len, reverse=True))


def division(name: Name) -> Name:
    """Give a division of China its full name and GB/T 2260 code; a namesake needs its province or city."""
    found, rest = chain(name.text, shorts=True)
    if found and not rest:
        one = found[-1]
        why = f"“{name.text}”是行政区划{described(one)}"
        return name.because(why, text=full_name(one), code=one.code, level=level_of(one), scope="")
    if ambiguous(name.text):
        return _namesake(name)
    county = county_of(name.text, name.home)
    if county is not None:
        why = f"“{name.text}”在{name.home.names['省']}的文件里指{described(county)}"
        return name.because(why, text=full_name(county), code=county.code, level="县级", scope="")
    return name


def described(one: Division) -> str:
    """Return a division with its code and what holds it (建阳区，代码350703，属南平市、福建省)."""
    held = "、".join(above.name for above in holders(one.code))
    return f"{full_name(one)}，代码{one.code}" + (f"，属{held}" if held else "")


def _namesake(name: Name) -> Name:
    found, rest = near(name.text, name.home)
    if found and not rest:
        one = found[-1]
        why = f"多地有“{name.text}”，依本文件所属的地方，为{described(one)}"
        return name.because(why, text=full_name(one), code=one.code, level=level_of(one), scope="")
    return name.local(f"多地有“{name.text}”，不能确定是哪一个")


def own_place(name: Name) -> Name:
    """Take 我市, 全县 and 本省 as the place whose document it is."""
    step = UNNAMED.get(name.text)
    if step is None:
        return name
    place = name.home.names.get(step)
    if place is None:
        text = f"本{step}"
        return name.because(
            f"“{name.text}”指本文件所属的{step}，名称不详", text=text, level=STEP_LEVEL[step], scope=name.home.document
        )
    why = f"“{name.text}”在本地文件中指{place}"
    located = division(name.because(why, text=place, level=STEP_LEVEL[step]))
    return located if located.scope is not None else named_area(located)


def named_area(name: Name) -> Name:
    """Let a place reach everywhere that has a name of its own and is no township (青澜市, 厦门火炬高新区)."""
    place, rest = shaped(name.text)
    if place and not rest and not place.endswith("区"):
        return name.because(f"“{name.text}”有专名", level=STEP_LEVEL[UNNAMED[place[-1]]], scope="")
    if own_area(name.text):
        return name.because(f"“{name.text}”是有专名的区域", scope="")
    return name


def own_area(text: str) -> bool:
    """Say whether a text is a zone with a name of its own (平潭综合实验区; not 高新区, 省级开发区)."""
    for area in words().areas:
        if text.endswith(area) and not JOINED.search(text):
            stem = text[: -len(area)]
            for word in words().area_words:
                stem = stem.replace(word, "")
            return len(stem) >= 2
    return False


def class_of_places(name: Name) -> Name:
    """Take words for any place of a kind as a kind: of the country (民族地区), or of the named place (设区市)."""
    if name.text.endswith(words().regions):
        return name.because(f"“{name.text}”泛指一类地方", kind=True, scope="")
    if (key(name.text) in words().place_classes or STEPS_ONLY.fullmatch(name.text)) and name.home.named:
        why = f"“{name.text}”泛指{name.home.named}的一类地方"
        return name.because(why, kind=True, scope=name.home.named)
    return name


def other_place(name: Name) -> Name:
    """Let regions and countries reach everywhere (长三角, 东盟); keep townships and the like local."""
    if (
        name.text.endswith(("镇", "乡", "村", "街道", "县", "市", "区", "旗", "州", "省", "园", "）"))
        or len(name.text) < 2
    ):
        return name.local(f"“{name.text}”没有写明在何处，只在本文件内有效")
    return name


def of_home(name: Name) -> Name:
    """Put the place of the document before a name that begins with 省, 市 or 县; keep it local if unknown."""
    word = front(name.text)
    if not word:
        return name
    step, rest = UNNAMED[word], name.text[len(word) :]
    place = name.home.names.get(step)
    if place is None:
        return name.local(f"“{name.text}”没有写明是哪个{step}，只在本文件内有效")
    return of_own_place(name, place, rest, STEP_LEVEL[step])


def of_own_place(name: Name, place: str, rest: str, level: str) -> Name:
    """Put the place of the document before the rest of a name; a place struck out keeps it to the document."""
    why = f"“{name.text}”在{place}的文件里指{place}的"
    scope = name.home.document if redacted(place) else ""
    return name.because(why, text=place + _full(name, rest), level=level, scope=scope)


def _full(name: Name, rest: str) -> str:
    """Return the full name behind a place (福建省|科技奖: 科学技术奖), which says the level (福建省|级专项资金)."""
    rest = LEVEL.sub("", rest)
    full = words().aliases.get((name.type, key(rest)), rest)
    return rest if full.startswith(words().national) else full


def funded(name: Name) -> Name:
    """Take the fund of a level as that of the document's own place (省级研发补助资金)."""
    word = name.text[0]
    if word not in UNNAMED or name.text[1:2] != "级":
        return name
    place = name.home.names.get(UNNAMED[word])
    if place is None:
        return name.local(f"“{name.text}”没有写明是哪里的，只在本文件内有效")
    return of_own_place(name, place, name.text[2:], STEP_LEVEL[UNNAMED[word]])


def front(text: str) -> str:
    """Return the word at the front of a name that stands for an unnamed place, or ""."""
    for word in FRONTS:
        rest = text[len(word) :]
        if text.startswith(word) and rest and names_place(text, rest):
            return word
    return ""


def names_place(text: str, rest: str) -> bool:
    """Say whether the 省, 市, 县 or 区 at the front of a name stands for a place (not in 市场, 县域, 省级)."""
    return not rest.startswith(words().no_place_after) and not text.startswith(words().no_place_words)


def of_place(name: Name) -> Name:
    """Let a name that begins with a named place reach everywhere (福建省科技创新券…, 青澜理工大学)."""
    found, rest = chain(name.text, shorts=True)
    if found and rest:
        place, full = full_name(found[-1]), _full(name, rest)
        text = name.text if full == rest else place + full
        return name.because(f"“{name.text}”写明了地方（{place}）", text=text, scope="")
    found, rest = near(name.text, name.home)
    if found and rest:
        full = full_name(found[-1])
        return name.because(f"“{name.text}”写明了地方（{full}）", text=full + rest, scope="")
    if ambiguous(name.text):
        return name.local(f"“{name.text}”的地方不止一处同名，只在本文件内有效")
    place, rest = shaped(name.text)
    if place and rest and place == name.home.names.get(UNNAMED[place[-1]]):
        return name.because(f"“{name.text}”写明了地方（{place}）", scope="")
    return name


def within(name: Name) -> Name:
    """Let a name reach everywhere that holds the name of a province or of the document's own place (数字福建)."""
    for place in (*provinces(), name.home.named):
        if place and place in name.text:
            return name.because(f"“{name.text}”写明了地方（{place}）", scope="")
    return name


def national(name: Name) -> Name:
    """Let a name that begins with 国家, 全国, 中国 or 中央 reach everywhere."""
    if EDITION.sub("", name.text).startswith(words().national):
        return name.because(f"“{name.text}”是全国性的", level="国家级", scope="")
    return name
