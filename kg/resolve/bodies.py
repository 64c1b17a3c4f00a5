"""Steps for party and state bodies: a body is its place and its department, and reaches as far as its place."""

from typing import Final

from kg.resolve.locate import own_area
from kg.resolve.name import Name
from kg.resolve.normal import key, redacted
from kg.resolve.places import STEP_LEVEL, UNNAMED, Home, ambiguous, chain, full_name, level_of, shaped
from kg.resolve.words import words

MAIN_ACTOR: Final = "本文主体"  # the id of an actor of whom nothing is known
SELF: Final = (
    "我局",
    "我委",
    "我厅",
    "我办",
    "我部",
    "我院",
    "我校",
    "我会",
    "本局",
    "本委",
    "本厅",
    "本办",
    "本部门",
    "本单位",
)


def own_body(name: Name) -> Name:
    """Take 我局 and 本部门 as the actor whose document it is."""
    if name.text not in SELF:
        return name
    if not name.home.actor or name.home.actor in SELF:
        return name.because(f"“{name.text}”是本文件的主体，名称不详", text=MAIN_ACTOR, scope=name.home.document)
    return name.because(f"“{name.text}”指本文件的主体{name.home.actor}", text=name.home.actor)


def central(name: Name) -> Name:
    """Let the central bodies reach everywhere (科学技术部, 国务院…)."""
    known = key(name.text) in words().central or name.text.startswith(words().national)
    if known and not redacted(name.text):
        return name.because(f"“{name.text}”是全国性机构", level="国家级", scope="")
    return name


def collective(name: Name) -> Name:
    """Keep a group of bodies to the province of the document (各设区市科技局); no single body is meant."""
    if not name.text.startswith(words().collective) and "、" not in name.text:
        return name
    province = name.home.names.get("省", "")
    if province and not redacted(province):
        return name.because(f"“{name.text}”泛指{province}的一类机构", kind=True, scope=province)
    return name.because(f"“{name.text}”泛指一类机构，所属地方不详", kind=True, scope=name.home.document)


def placed(name: Name) -> Name:
    """Give a body of a named place its full name, which is one everywhere (福建省科技厅)."""
    text = name.text.removeprefix("中共") or name.text
    found, rest = chain(text)
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
        if rest[:length] in organs and rest[length:].endswith(("处", "科", "办公室", "党组", "中心", "室")):
            return organs[rest[:length]] + rest[length:]
    return None


def of_area(name: Name) -> Name:
    """Let a body of a zone with its own name reach everywhere (平潭综合实验区管委会)."""
    for organ in sorted(words().organs, key=lambda organ: (-len(organ), organ)):
        if name.text.endswith(organ) and own_area(name.text[: -len(organ)]):
            return name.because(
                f"“{name.text}”写明了区域", text=name.text[: -len(organ)] + words().organs[organ], scope=""
            )
    return name


def of_home(name: Name) -> Name:
    """Find the body of the document's own place (省科技厅, 市科技局, 财政厅); without its name it stays local."""
    front, rest = _front(name.text)
    department = _department(rest)
    if not front and department is None:
        return name.local(f"“{name.text}”没有写明是哪里的，只在本文件内有效")
    step = UNNAMED[front] if front else _step(rest, name.home)
    text = (front or "") + (department or rest)
    same = _actor(department or rest, step, name.home)
    if same:
        return placed_or_local(name.because(f"“{name.text}”与本文件的主体{same}是同一部门", text=same))
    place = name.home.names.get(step, "")
    if place and not redacted(place):
        why = f"“{name.text}”在{place}的文件里指{place}{department or rest}"
        return name.because(why, text=place + (department or rest), level=STEP_LEVEL[step], scope="")
    why = f"“{name.text}”没有写明是哪里的，只在本文件内有效"
    return name.because(why, text=text, level=STEP_LEVEL.get(step, ""), scope=name.home.document)


def _front(text: str) -> tuple[str, str]:
    for word in sorted(UNNAMED, key=len, reverse=True):
        rest = text[len(word) :]
        if text.startswith(word) and (_department(rest) is not None or (rest and len(word) == 2)):
            return word, rest
    if text[0] in "省市县区旗" and not text.startswith(("市场", "省级", "市级", "县级", "区级")) and len(text) > 2:
        return text[0], text[1:]
    return "", text


def _step(rest: str, home: Home) -> str:
    """Return the step of a bare department: a 厅 is a province's, any other that of the document's actor."""
    return "省" if rest.endswith("厅") and not rest.endswith("办公厅") else home.level[:1]


def _actor(department: str, step: str, home: Home) -> str:
    """Return the document's actor if it is this department at this step, else ""."""
    actor = home.actor
    front, rest = _front(actor) if actor else ("", "")
    if not actor or redacted(actor):
        place, rest = _struck(actor)
        front = place[-1:] or front
    if (_department(rest) or rest) == department and (not step or UNNAMED.get(front) == step):
        return actor
    return ""


def _struck(actor: str) -> tuple[str, str]:
    """Split X县科技局 after the place that is struck out."""
    for length in range(1, min(6, len(actor))):
        if actor[length - 1] in "省市县区旗州" and redacted(actor[:length]):
            return actor[:length], actor[length:]
    return "", actor


def placed_or_local(name: Name) -> Name:
    """Let the actor reach as far as its own name does."""
    found = placed(name) if not redacted(name.text) else name
    if found.scope is not None:
        return found
    return found.local(f"“{name.text}”没有写明是哪里的，只在本文件内有效")
