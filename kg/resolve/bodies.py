"""Steps for party and state bodies: a body is its place and its department, and reaches as far as its place."""

import re
from dataclasses import replace
from typing import Final

from kg.resolve.locate import FRONTS, names_place, own_area
from kg.resolve.name import Name, alias
from kg.resolve.normal import key, redacted
from kg.resolve.places import STEP_LEVEL, UNNAMED, Home, ambiguous, chain, full_name, level_of, near, shaped
from kg.resolve.words import words

OFFICE: Final = re.compile(r"(?<=.)(办公厅|办公室)$")
MAIN_ACTOR: Final = "本文主体"  # the id of an actor of whom nothing is known
OFFICES: Final = ("厅", "司", "局", "处", "办公室", "中心", "小组", "委员会", "委", "党组")
# What a body calls itself, and how its name may then end.
SELF: Final = {
    **{f"{who}局": ("局",) for who in "我本"},
    **{f"{who}委": ("委", "委员会") for who in "我本"},
    **{f"{who}厅": ("厅",) for who in "我本"},
    **{f"{who}办": ("办", "办公室", "办公厅") for who in "我本"},
    "我部": ("部",),
    "我院": ("院",),
    "我校": ("大学", "学院", "学校"),
    "我会": ("会",),
    "本部门": ("部", "委", "委员会", "局", "厅", "办", "办公室"),
    "本单位": ("部", "委", "委员会", "局", "厅", "办", "办公室", "院", "所", "大学", "学院", "中心"),
}


def own_body(name: Name) -> Name:
    """Take 我局 and 本部门 as the actor whose document it is; 我局 is no 厅, and 本部门 no government."""
    if name.text not in SELF:
        return name
    actor = name.home.actor
    if not actor or actor in SELF:
        return name.because(f"“{name.text}”是本文件的主体，名称不详", text=MAIN_ACTOR, scope=name.home.document)
    own = actor if actor.endswith(SELF[name.text]) else OFFICE.sub("", actor)  # 我部 in a paper of its 办公厅
    if not own.endswith(SELF[name.text]):
        return name.local(f"“{name.text}”不是本文件的主体{actor}，名称不详")
    return alias(name.because(f"“{name.text}”指本文件的主体{own}", text=own))


def central(name: Name) -> Name:
    """Let the central bodies and their offices reach everywhere (科学技术部, 科技部办公厅, 国务院…)."""
    full, rest = _central(name.text)
    if redacted(name.text) or not (full or name.text.startswith(words().national)):
        return name
    return name.because(f"“{name.text}”是全国性机构", text=(full or "") + rest, level="国家级", scope="")


def _central(text: str) -> tuple[str, str]:
    """Split a name after the central body at its front, given in full (科技部|办公厅, 人行|福州中心支行)."""
    for length in range(len(text), 1, -1):
        rest = text[length:]
        if key(text[:length]) in words().central and (not rest or rest.endswith(OFFICES) or _elsewhere(rest)):
            full = words().aliases.get(("GovernmentBody", key(text[:length])), text[:length])
            return full, rest
    return "", text


def _elsewhere(rest: str) -> bool:
    """Say whether this is a branch in a named place (福州中心支行, 福建省税务局)."""
    return bool(chain(rest, shorts=True)[0]) and rest.endswith(("支行", "分行", "局", "分局", "海关"))


def struck_out(name: Name) -> Name:
    """Keep a body with a place struck out to its document, its department in full (X县科技局)."""
    if not redacted(name.text):
        return name
    place, rest = _struck(name.text)
    return name.because(
        f"“{name.text}”有隐去的字，只在本文件内有效",
        text=place + (_department(rest) or rest),
        level=STEP_LEVEL[UNNAMED[place[-1]]] if place else "",
        scope=name.home.document,
    )


def collective(name: Name) -> Name:
    """Keep a group of bodies to the province of the document (各设区市科技局); no single body is meant."""
    word, rest = _front(name.text)
    one = word and _department(rest) is not None  # 省市场监管局
    if one or (not name.text.startswith(words().collective) and "、" not in name.text):
        return name
    province = name.home.names.get("省", "")
    if province and not redacted(province):
        return name.because(f"“{name.text}”泛指{province}的一类机构", kind=True, scope=province)
    return name.because(f"“{name.text}”泛指一类机构，所属地方不详", kind=True, scope=name.home.document)


def placed(name: Name) -> Name:
    """Give a body of a named place its full name, which is one everywhere (福建省科技厅)."""
    text = name.text.removeprefix("中共") or name.text
    found, rest = near(text, name.home) if ambiguous(text) else chain(text)
    if found and rest:
        level = level_of(found[-1])
        return _full(name, full_name(found[-1]), rest, level)
    found, rest = chain(text, shorts=True)
    if found and _department(rest) is not None:
        return _full(name, full_name(found[-1]), rest, level_of(found[-1]))
    place, rest = shaped(text)
    if place and _department(rest) is not None and not ambiguous(text):
        return _full(name, place, rest, STEP_LEVEL[UNNAMED[place[-1]]])
    return name


def _full(name: Name, place: str, rest: str, level: str) -> Name:
    department = _department(rest) or rest
    why = f"“{name.text}”写明了地方，是{place}的{department}"
    return name.because(why, text=place + department, level=level, scope="")


def _department(rest: str) -> str | None:
    """Return the full name of a department, also of its office or section after it; None if it is in no list."""
    organs = words().organs
    if rest in organs:
        return organs[rest]
    for length in range(len(rest) - 1, 1, -1):
        if rest[:length] in organs and rest[length:].endswith(("处", "科", "办", "办公室", "党组", "中心", "室")):
            return organs[rest[:length]] + rest[length:]
    return None


def of_area(name: Name) -> Name:
    """Let a body of a zone with its own name reach everywhere (平潭综合实验区管委会)."""
    for at in range(2, len(name.text)):
        area, organ = name.text[:at], words().organs.get(name.text[at:])
        if organ and own_area(area):
            return name.because(f"“{name.text}”写明了区域", text=area + organ, scope="")
    return name


def elsewhere(name: Name) -> Name:
    """Let a body reach everywhere whose name begins with a place in any form (福州海关, 厦门银监局)."""
    found, rest = chain(name.text, shorts=True)
    if found and rest:
        return name.because(f"“{name.text}”写明了地方（{full_name(found[-1])}）", level=level_of(found[-1]), scope="")
    return name


def of_home(name: Name) -> Name:
    """Find the body of the document's own place (省科技厅, 市科技局, 财政厅); without its name it stays local."""
    front, rest = _front(name.text)
    department = _department(rest)
    if not front and department is None:
        return name
    full = department or rest
    step = UNNAMED[front] if front else _step(full, name.home)
    same = _actor(full, step, name.home)
    place = same or name.home.names.get(step, "")
    if not front and (not place or full in words().anyones or full.endswith("部门")):
        return replace(name, text=full)
    text = (place or front) + full
    if place and not same and not redacted(place):
        why = f"“{name.text}”在{place}的文件里指{text}"
        return name.because(why, text=text, level=STEP_LEVEL[step], scope="")
    why = f"“{name.text}”没有写明是哪里的，只在本文件内有效"
    if same:
        why = f"“{name.text}”与本文件的主体{name.home.actor}是同一部门，{same}在哪里没有写明，只在本文件内有效"
    return name.because(why, text=text, level=STEP_LEVEL.get(step, ""), scope=name.home.document)


def some_of_home(name: Name) -> Name:
    """Take words for any body of a kind as a kind of the document's named place (财政部门); keep the rest local."""
    step = UNNAMED.get(name.text[0]) if name.text[1:2] == "级" else None
    place = name.home.names.get(step, "") if step else name.home.named
    if not place or redacted(place) or not name.text.endswith(words().classes):
        return name.local(f"“{name.text}”没有写明是哪里的，只在本文件内有效")
    text, scope = (place + name.text[2:], "") if step else (name.text, place)
    return name.because(f"“{name.text}”在{place}的文件里泛指当地的一类机构", text=text, kind=True, scope=scope)


def _front(text: str) -> tuple[str, str]:
    """Split off the word that stands for an unnamed place (省|科技厅, 我市|科技局)."""
    for word in FRONTS:
        rest = text[len(word) :]
        if text.startswith(word) and rest and (len(word) == 2 or _department(rest) or names_place(text, rest)):
            return word, rest
    return "", text


def _step(department: str, home: Home) -> str:
    """Return the step of a bare department: a 厅 is a province's, any other that of the document's actor.

    A province has a 科学技术厅 and few 局: another bare 局 lies below and is not known.
    """
    if department.endswith("厅") and not department.endswith("办公厅"):
        return "省"
    step = home.level[:1]
    below = step == "省" and department.endswith("局") and department not in words().provincial
    return "" if below else step


def _actor(department: str, step: str, home: Home) -> str:
    """Return the place of the document's actor, as written, if the actor is this department at this step.

    Only an actor whose place is struck out or unnamed is told so; a named one is known by its place.
    """
    place, rest = _struck(home.actor) if redacted(home.actor) else _front(home.actor)
    same = place and (_department(rest) or rest) == department
    return place if same and (not step or UNNAMED.get(place[-1]) == step) else ""


def _struck(actor: str) -> tuple[str, str]:
    """Split X县科技局 after the place that is struck out."""
    for length in range(1, min(6, len(actor))):
        if actor[length - 1] in UNNAMED and redacted(actor[:length]):
            return actor[:length], actor[length:]
    return "", actor
