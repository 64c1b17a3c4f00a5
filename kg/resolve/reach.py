"""Steps that decide how far a name reaches that says no place: titles, programmes, events, firms, people."""

import re
from typing import Final

import rjieba

from kg.resolve.name import Name
from kg.resolve.normal import key
from kg.resolve.places import counties
from kg.resolve.words import common, words

PACKAGE: Final = re.compile(r"[一二两三四五六七八九十百\d]+[大项个条区园校企]|.*[一二两三四五六七八九十\d][区园条]$")
# A law and its rules, not a way (办法, 方法) or a branch (执法, 司法).
LAW: Final = re.compile(r".{2,}(?<![办方做执司立书算看想用])法(实施(条例|细则))?$")
CONGRESS: Final = re.compile(
    r"(?:中国共产党|中共|党的)?第?([一二三四五六七八九十]+)(大|次全国代表大会|届[一二三四五六七八九十]中全会)(精神|)$"
)
HOLLOW: Final = re.compile(r"关于(印发|转发|公布|发布|下达|修订|废止)的(通知|通告|公告|函|决定)$")
OWN: Final = ("nr", "ns", "nz", "nt", "nrt", "nrfg")  # the tags of names of people, places, makes and bodies
TITLE: Final = re.compile(
    r"(总书记|书记|主席|总理|省长|市长|县长|局长|厅长|主任|教授|研究员|院士|工程师|博士|先生|女士|同志)$"
)


def near(name: Name, what: str) -> Name:
    """Let a name reach as far as the named place whose document it is, else its document."""
    if name.home.named:
        why = f"“{name.text}”没有写明地方，{what}，按{name.home.named}本地的名称处理"
        return name.because(why, scope=name.home.named)
    return name.local(f"“{name.text}”没有写明地方，{what}，只在本文件内有效")


def package(name: Name) -> Name:
    """Keep a packaged name near (六项行动, 一区五园): each place counts its own."""
    if len(name.text) <= 8 and PACKAGE.match(name.text):
        return near(name, "是打包的名称")
    return name


def law(name: Name) -> Name:
    """Let a law reach everywhere, by its name without that of the state: only the state makes one."""
    text = name.text.removeprefix("中华人民共和国")
    if LAW.match(text):
        return name.because(f"“{name.text}”是国家法律法规", text=text, scope="")
    return name


def congress(name: Name) -> Name:
    """Let the congresses and plenums of the party reach everywhere (党的十八届三中全会)."""
    found = CONGRESS.match(name.text)
    if found is None:
        return name
    text = f"党的{found[1]}{'大' if found[2].startswith('次') else found[2]}{found[3]}"
    return name.because(f"“{name.text}”是全国性会议", text=text, level="国家级", scope="")


def given(name: Name) -> Name:
    """Keep a thing with a name of its own near, and from being taken for a kind (仙港工业园)."""
    head = next((head for head in words().given if name.text.endswith(head)), "")
    stem = name.text[: -len(head)] if head else ""
    own = _own_name(stem) if stem and name.type in words().heads else ""
    return near(name, f"“{own}”像专名") if own else name


def _own_name(stem: str) -> str:
    """Return what looks like a name of its own at the front of a name: a county, or what is tagged so; else ""."""
    if stem.startswith(words().named_fronts):
        return stem
    for length in (4, 3, 2):
        if stem[:length] in counties() and stem[:length] not in common():
            return stem[:length]
    word, tag = rjieba.tag(stem)[0]
    return word if tag in OWN and word not in common() else ""


def hollow(name: Name) -> Name:
    """Keep a title to its document whose inner title was lost (关于印发的通知)."""
    if HOLLOW.search(name.text):
        return name.local(f"“{name.text}”缺了所印发文件的名称，只在本文件内有效")
    return name


def title(name: Name) -> Name:
    """Keep the title of a document near: offices of many places use the same (实施方案, 关于…的意见)."""
    if not name.text.endswith(words().documents):
        return name
    if len(name.text) <= 6:
        return name.local(f"“{name.text}”是文件的简称，只在本文件内有效")
    return near(name, "各地可有同题文件")


def programme(name: Name) -> Name:
    """Keep a programme near: places give theirs the same names (倍增计划)."""
    return near(name, "各地可有同名计划")


def event(name: Name) -> Name:
    """Keep an event near: places hold theirs under the same names (科技创新大会)."""
    return near(name, "各地可有同名活动")


def firm(name: Name) -> Name:
    """Let a registered or well-known firm reach everywhere; a short trade name stays near."""
    if (name.text.endswith(words().firm_suffixes) and len(name.text) >= 6) or key(name.text) in words().firms:
        return name.because(f"“{name.text}”是完整的企业名称", scope="")
    if len(name.text) >= 5:
        return name
    return near(name, "是企业的简称")


def anaphor(name: Name) -> Name:
    """Keep a bare head to its document: it stands for an institute named before (研究院)."""
    if name.text in words().anaphors:
        return name.local(f"“{name.text}”是前文机构的简称，只在本文件内有效")
    return name


def institute(name: Name) -> Name:
    """Let a university or an institute with a full name reach everywhere; a short form stays near."""
    if (name.text.endswith(("大学", "学院")) and len(name.text) >= 4) or len(name.text) >= 7:
        return name
    return near(name, "是机构的简称")


def person(name: Name) -> Name:
    """Keep a person to the document, public figures apart: namesakes are many."""
    text = TITLE.sub("", name.text) or name.text
    if text in words().persons:
        return name.because(f"“{text}”是公众人物", text=text, scope="")
    why = f"“{name.text}”是人名，同名者多，只在本文件内有效"
    return name.because(why, text=text, scope=name.home.document)
