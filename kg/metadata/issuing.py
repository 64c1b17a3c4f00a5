"""Who issued a document and when: its signature, the line below a law's title, its title, or a page's table."""

import re
from dataclasses import dataclass
from typing import Final

from kg.metadata.dates import DATE, iso
from kg.metadata.lines import Line
from kg.metadata.names import NAMES, is_names
from kg.metadata.signature import find_signature
from kg.metadata.title import PREFIX

# 2019年11月27日 某市人民代表大会常务委员会第十六次会议通过; 1999年5月23日 国务院令第265号发布
ENACTED: Final = re.compile(
    r"[（(]?\s*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*(?P<body>[\u4e00-\u9fff、]{3,60}?)"
    r"(?:第[\u4e00-\u9fff]{1,5}次会议.{0,6}通过|令\s?第|发布|公布)"
)
# A speech is of the year that its title says; a report of a government is given in the year that it is named by.
SPEECH: Final = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:在|.*政府工作报告)")
TITLED: Final = re.compile(
    rf"(?:\d{{4}}年)?(?P<names>{NAMES.pattern})(?=关于|印发|\d{{4}}年|[一二]〇[〇一二三四五六七八九]{{2}}年|全年|[“\"]|政府工作报告)"
)


@dataclass(frozen=True, slots=True)
class Issuing:
    """The issuers with their places, the date as ISO and its place, and where each was read."""

    issuers: tuple[Line, ...]
    issuers_why: str
    date: str = ""
    date_at: Line | None = None
    date_why: str = ""


def find_issuing(lines: list[Line], title: Line | None, table: dict[str, Line]) -> Issuing:
    """Return issuers and date by the best witness that there is."""
    issuers, issuers_why, signed = _signed(lines, title, table)
    date, date_at, date_why = _date(lines, title, signed, table.get("date"))
    return Issuing(issuers, issuers_why, date, date_at, date_why)


def _signed(lines: list[Line], title: Line | None, table: dict[str, Line]) -> tuple[tuple[Line, ...], str, Line | None]:
    for line in lines[1:4]:
        if hit := ENACTED.match(line.text):
            return _parts(line.part(*hit.span("body"))), "the line below the title", line.part(*hit.span("date"))
    annex = hit[1] if title and (hit := re.search(r"《(.+)》", title.text)) else ""
    signature = find_signature(lines, annex)
    if signature.issuers:
        return signature.issuers, "the signature", signature.date
    named = table.get("issuer")
    if named is not None and is_names(named.text):
        return _parts(named), "the page's table", signature.date
    return _titled(lines, title), "the title", signature.date


def _titled(lines: list[Line], title: Line | None) -> tuple[Line, ...]:
    """Return the issuers that the title or the site's prefix to it names."""
    if title is None:
        return ()
    first = next((line for line in lines if line.start <= title.start < line.end), title)
    if first.start < title.start and PREFIX.match(first.text):
        names = re.split(r"[：:]", first.text)[0]
        return () if "等" in names else _parts(first.part(0, len(names)))
    hit = TITLED.match(title.text)
    return _parts(title.part(*hit.span("names"))) if hit and not hit["names"].startswith(("在", "关于")) else ()


def _parts(line: Line) -> tuple[Line, ...]:
    return tuple(line.part(*hit.span()) for hit in re.finditer(r"[^、\s]+", line.text))


def _date(
    lines: list[Line], title: Line | None, signed: Line | None, table: Line | None
) -> tuple[str, Line | None, str]:
    if signed is not None and (hit := DATE.match(signed.text)):
        return iso(hit), signed, "the signature"
    for line in lines[1:8]:
        if hit := re.fullmatch(rf"[（(]\s*{DATE.pattern}\s*[）)]", line.text):
            return iso(hit), line, "below the title"
    if table is not None and (hit := DATE.match(table.text.replace("-", "年", 1).replace("-", "月", 1) + "日")):
        return iso(hit), table, "the page's table"
    if title is not None and (hit := SPEECH.match(title.text)):
        return hit["year"], title.part(0, 4), "the title of the speech"
    return "", None, ""
