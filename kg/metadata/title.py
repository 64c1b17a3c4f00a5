"""The title as printed: without a site's prefix, suffix and file ending, completed where it was cut."""

import itertools
import re
from typing import Final

from kg.metadata.lines import Line
from kg.metadata.names import NAMES

HEAD: Final = 12
PREFIX: Final = re.compile(rf"(?:{NAMES.pattern})(?:等[一二三四五六七八九十\d]*(?:部门|单位))?\s?[：:]\s*(?=\S{{6}})")
SUFFIX: Final = re.compile(r"\s*(?:【[^】]{1,12}】|\.(?:docx?|pdf|wps|txt|html?))\s*\Z", re.I)
NUMBER: Final = re.compile(r".{1,20}[〔\[［（(]\s*(?:19|20)\d\d\s*[〕\]］）)]\s*第?\s*\d+\s*号")
# What a line that is running text, an address or a salutation looks like.
NOT_A_TITLE: Final = re.compile(
    r"[。；：:]\Z|\A目\s*[录次]|\A[（(]?[一二三四五六七八九十]+[、）)]|\A(?:为|根据|号）|按照|各位|同志们|[（(]?(?:19|20)\d\d年\d+月)|，.*，.*，"
)
KIND: Final = re.compile(
    r"(?:通知|意见|办法|规定|细则|规划|方案|计划|要点|措施|条例|决定|公告|通告|公示|函|批复|通报|报告|指南|"
    r"讲话|发言|汇报|总结|安排|打算|纲要|章程|规则|准则|解读|名单)(?:[（(][^（）()]{1,12}[）)])?\Z"
)


def find_title(lines: list[Line]) -> Line | None:
    """Return the title with its place, or None where the document was cut and has none."""
    head = [line for line in lines[:HEAD] if not _fragment(line, lines)]
    first = next((line for line in head[:3] if _is_title(line.text)), None)
    if first is None:
        return _attached(lines)
    return _completed(_joined(_stripped(first), head), lines)


def _is_title(text: str) -> bool:
    return 5 <= len(text) <= 120 and not NOT_A_TITLE.search(text) and not NUMBER.match(text)


def _fragment(line: Line, lines: list[Line]) -> bool:
    """Say whether a short line is only a piece of a title that follows (2023 / 科技工作 / 要点)."""
    return len(line.text) < 8 and any(
        line.text in other.text and len(other.text) > len(line.text) + 2
        for other in lines[:HEAD]
        if other.start > line.start
    )


def _stripped(line: Line) -> Line:
    start = hit.end() if (hit := PREFIX.match(line.text)) else 0
    end = hit.start() if (hit := SUFFIX.search(line.text)) else len(line.text)
    return line.part(start, end) if start < end else line


def _joined(line: Line, head: list[Line]) -> Line:
    """Join a title that was broken over two lines: a body's name and 关于…, or an open end and …的通知."""
    following = next((other for other in head if other.start >= line.end), None)
    if following is None or KIND.search(line.text) or not KIND.search(following.text):
        return line
    if following.text.startswith(("关于", "印发")) and NAMES.fullmatch(line.text):
        return Line(line.start, line.text + following.text)
    if "关于" in line.text and len(following.text) < 40 and "关于" not in following.text:
        return Line(line.start, line.text + following.text)
    return line


def _completed(line: Line, lines: list[Line]) -> Line:
    """Complete a title that a site cut (关于组织申报…) from the name of the attached file."""
    stem = re.sub(r"(?:\.{2,}|…+)\Z", "", line.text)
    if stem == line.text or len(stem) < 8:
        return line
    for other in lines:
        if other.start > line.end and other.text.startswith(stem) and SUFFIX.search(other.text):
            return _stripped(other)
    return line


def _attached(lines: list[Line]) -> Line | None:
    """Return the title of the text that a notice without a title prints below its signature."""
    for line, following in itertools.pairwise(lines):
        titled = KIND.search(line.text) and 8 <= len(line.text) <= 80 and _is_title(line.text)
        if titled and re.match(r"第一[章条]|一、|总则", following.text):
            return line
    return None
