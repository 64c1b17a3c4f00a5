"""Collect what a document says of itself, each with its place or the reason for it."""

import re
from collections.abc import Iterator

from kg.metadata.dates import DATE, iso
from kg.metadata.head import find_addressees, find_number
from kg.metadata.lines import Line, content_lines
from kg.metadata.names import NAMES
from kg.metadata.signature import find_signature
from kg.metadata.title import PREFIX, find_title
from kg.model import Document, Fact, Outline

ENACTED = re.compile(
    r"[（(]?\s*(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)\s*(?P<body>[\u4e00-\u9fff、]{3,60}?)"
    r"(?:第[\u4e00-\u9fff]{1,5}次会议.{0,6}通过|令\s?第|发布|公布)"
)
# A speech is of the year that its title says; a report of a government is given in the year that it is named by.
SPEECH = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:在|.*政府工作报告)")


def describe(document: Document, outline: Outline) -> tuple[Fact, ...]:
    """Return the facts in a fixed order: title, number, issuer, date, addressee, and what they imply."""
    lines = content_lines(document, outline)
    title = find_title(lines)
    return tuple(_facts(lines, title))


def _facts(lines: list[Line], title: Line | None) -> Iterator[Fact]:
    if title is not None:
        yield _fact("title", title, "the first line")
    if number := find_number(lines):
        yield _fact("number", number, "at the head", re.sub(r"\s", "", number.text))
    annex = hit[1] if title and (hit := re.search(r"《(.+)》", title.text)) else ""
    signature = find_signature(lines, annex)
    enacted = _enacted(lines)
    issuers = list(signature.issuers) or _titled(lines, title)
    if enacted:
        issuers = [enacted[0].part(*span) for span in _bodies(enacted[0].text)]
    for issuer in issuers:
        yield _fact("issuer", issuer, "the signature" if signature.issuers else "the title")
    yield from _date(lines, title, signature.date, enacted)
    for addressee in find_addressees(lines, title):
        yield _fact("addressee", addressee, "the line of address")


def _fact(key: str, line: Line, why: str, value: str = "") -> Fact:
    return Fact(key, value or line.text, line.start, line.end, why)


def _enacted(lines: list[Line]) -> tuple[Line, Line] | None:
    """Return the body that passed a law or issued a regulation, and when, from the line below the title."""
    for line in lines[1:4]:
        if hit := ENACTED.match(line.text):
            return line.part(*hit.span("body")), line.part(*hit.span("date"))
    return None


def _bodies(text: str) -> list[tuple[int, int]]:
    return [hit.span() for hit in re.finditer(r"[^、\s]+", text)]


def _titled(lines: list[Line], title: Line | None) -> list[Line]:
    """Return the issuers that the title or its prefix names."""
    if title is None:
        return []
    first = next((line for line in lines if line.start <= title.start < line.end), title)
    if first.start < title.start and PREFIX.match(first.text):
        names = re.split(r"[：:]", first.text)[0]
        return [] if "等" in names else [first.part(*span) for span in _bodies(names)]
    hit = re.match(
        rf"(?:\d{{4}}年)?(?P<names>{NAMES.pattern})(?=关于|印发|\d{{4}}年|全年|[“\"]|政府工作报告)", title.text
    )
    if not hit or hit["names"].startswith(("在", "关于")):
        return []
    return [
        title.part(title.text.index(name), title.text.index(name) + len(name))
        for name in re.split(r"[\s、]+", hit["names"])
    ]


def _date(
    lines: list[Line], title: Line | None, signed: Line | None, enacted: tuple[Line, Line] | None
) -> Iterator[Fact]:
    if enacted:
        signed = enacted[1]
    if signed is not None and (hit := DATE.match(signed.text)):
        yield _fact("date", signed, "the signature", iso(hit))
        return
    for line in lines[1:8]:
        if hit := re.fullmatch(rf"[（(]\s*{DATE.pattern}\s*[）)]", line.text):
            yield _fact("date", line, "below the title", iso(hit))
            return
    if title is not None and (hit := SPEECH.match(title.text)):
        yield Fact("date", hit["year"], title.start, title.start + 4, "the title of the speech")
