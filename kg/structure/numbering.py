"""Find the numbering of official documents: where a marker stands, of which style, with which value.

The order of ranks is that of GB/T 9704 (一、 then （一） then 1. then （1）), with annexes and the parts of laws
above, and the spoken orders (第一，  一是 首先) and bullets below.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

NUMERALS: Final = "零一二三四五六七八九"
RANKS: Final = {
    "annex": 0,
    "part": 1,
    "chapter": 2,
    "division": 3,
    "article": 4,
    "comma": 5,
    "paren": 6,
    "digit": 7,
    "pdigit": 8,
    "circled": 9,
    "ordinal": 10,
    "first": 10,
    "spoken": 11,
    "bullet": 12,
}
MARKER: Final = re.compile(
    r"(?=[附第一二三四五六七八九十(（0-9０-９①-⑳●•·◆■★▲○◎◇□▪—–－首其再最⒈-⒛⑴-⒇])(?:"
    r"(?P<annex>附\s?件\s?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,2})?(?:[：:]|(?=\s*(?:\n|\r|\Z))|(?<=[0-9０-９])(?=\s)))"
    r"|(?P<part>第[一二三四五六七八九十]{1,3}(?:部分|编|篇))"
    r"|(?P<chapter>第[一二三四五六七八九十百]{1,5}章)"
    r"|(?P<division>第[一二三四五六七八九十]{1,3}节)"
    r"|(?P<article>第[一二三四五六七八九十百零〇]{1,6}条)"
    r"|(?P<spoken>第?[一二三四五六七八九十]{1,3}是)"
    r"|(?P<ordinal>第[一二三四五六七八九十]{1,3}[，,、])"
    r"|(?P<comma>(?<!第)[一二三四五六七八九十]{1,3}(?:、|[．.]))"
    r"|(?P<paren>[(（][一二三四五六七八九十]{1,3}[)）])"
    r"|(?P<pdigit>[(（][0-9０-９]{1,2}[)）]|(?<![0-9０-９.])[0-9０-９]{1,2}[)）]|[⑴-⒇])"
    r"|(?P<digit>(?<![0-9０-９.])[0-9０-９]{1,2}\s?[.．、](?:(?![0-9０-９])|(?=(?:19|20)[0-9０-９]{2}年))|[⒈-⒛])"
    r"|(?P<circled>[①-⑳])"
    r"|(?P<first>(?:首先|其次|再次|最后)[，,是要])"
    r"|(?P<bullet>[●•·◆■★▲○◎◇□▪]|[—–－]{1,2})"
    r")"
)
SPOKEN: Final = {"首先": 1, "其次": 2, "再次": 3}
# Not a marker but a reference to one: 第五条规定的, （一）项, 一、二等奖.
REFERENCE: Final = re.compile(
    r"规定|所[述列称]|[款、至]|项(?!目)|的规|[和或及](?=[（(第])|[一二三四五六七八九十]+[、项]"
)
BLANKS: Final = " \t\u3000\xa0"
STOPS: Final = "。；;！!？?：:）)》”…】]"


@dataclass(frozen=True, slots=True)
class Marker:
    """A number as written, its range, style and value, and what stands before it (line, stop, space, none)."""

    start: int
    end: int
    style: str
    value: int
    before: str

    @property
    def rank(self) -> int:
        """Return the depth that official usage gives the style; a smaller rank holds a larger one."""
        return RANKS[self.style]


def markers(text: str) -> Iterator[Marker]:
    """Yield everything that looks like numbering, in order; whether it opens a section is for the reader."""
    for hit in MARKER.finditer(text):
        style = hit.lastgroup or ""
        before = boundary(text, hit.start())
        if REFERENCE.match(text, hit.end()) or (before != "line" and not _inside(hit.group(), style, before)):
            continue
        end = hit.end() - 1 if style == "first" else hit.end()
        yield Marker(hit.start(), end, style, value(hit.group(), style), before)


def _inside(written: str, style: str, before: str) -> bool:
    """Say whether a marker may stand inside a line: no bullet, no annex, and no 1) that closes a bracket (附件1)."""
    closes = style == "pdigit" and written[0].isdigit() and before == "none"
    return style not in ("bullet", "annex") and not closes


def boundary(text: str, position: int) -> str:
    """Say what stands before a position: the start of its line, a stop, a blank or none of them."""
    before = position - 1
    while before >= 0 and text[before] in BLANKS:
        before -= 1
    if before < 0 or text[before] in "\r\n":
        return "line"
    if text[before] in STOPS:
        return "stop"
    return "space" if before < position - 1 else "none"


@lru_cache(maxsize=4096)  # a few hundred numbers open all sections of a thousand documents
def value(written: str, style: str) -> int:
    """Return the number that a marker writes; 0 where it has none (a bullet, 最后)."""
    if style in ("bullet", "annex"):
        return 0
    if style == "first":
        return SPOKEN.get(written[:2], 0)
    for first in "①⑴⒈":
        if 0 <= ord(written[0]) - ord(first) < 20:
            return ord(written[0]) - ord(first) + 1
    digits = re.sub(r"[^0-9０-９]", "", written)
    return int(digits) if digits else chinese(re.sub(r"[^零〇一二三四五六七八九十百]", "", written))


def chinese(written: str) -> int:
    """Return the value of a Chinese numeral below a thousand: 二十一 -> 21."""
    total, current = 0, 0
    for sign in written.replace("〇", "零"):
        if sign in "百十":
            total += (current or 1) * (100 if sign == "百" else 10)
            current = 0
        else:
            current = NUMERALS.index(sign)
    return total + current
