"""The title as printed: without a site's prefix, suffix and file ending, completed where it was cut."""

import itertools
import re
from typing import Final

from kg.metadata.genre import of_title
from kg.metadata.lines import Line
from kg.metadata.names import NAMES
from kg.model import Document
from kg.read.fold import fold

HEAD: Final = 12
PREFIX: Final = re.compile(
    rf"(?:{NAMES.pattern})(?:等[一二三四五六七八九十\d]*个?(?:部门|单位))?\s?[：:]\s*(?=\S{{6}})"
)
SUFFIX: Final = re.compile(r"\s*(?:【[^】]{1,12}】|\.(?:docx?|pdf|wps|txt|html?))\s*\Z", re.I)
NUMBER: Final = re.compile(r".{1,20}[〔\[［（(]\s*(?:19|20)\d\d\s*[〕\]］）)]\s*第?\s*\d+\s*号")
# What a line that is running text, an address or a salutation looks like.
NOT_A_TITLE: Final = re.compile(
    r"。|[；：:]\Z|\A目\s*[录次]|\A(?:为|根据|号）|按照|各位|同志们|[（(]?(?:19|20)\d\d年\d+月)|，.*，.*，"
)
# A text that begins with a number is an excerpt and has no title.
NUMBERED: Final = re.compile(r"[（(]?[一二三四五六七八九十]+[、）)]")
LABEL: Final = re.compile(
    r"(?:索引|发文|发布|成文|主题|分类|文号|有效|信息|公开|联系|电话|传真|地址|邮箱|附件|责任|牵头|时间|地点|网址|抄送)\S{0,6}[：:]|附件"
)


def find_title(lines: list[Line]) -> Line | None:
    """Return the title with its place, or None where the document was cut and has none."""
    head = [line for line in lines[:HEAD] if not _fragment(line, lines)]
    excerpt = bool(head) and NUMBERED.match(head[0].text) is not None
    first = None if excerpt else next((line for line in head[:3] if _opens(line, head)), None)
    if first is None:
        return _attached(lines)
    return _completed(_joined(_stripped(first), head), lines)


def of_page(document: Document) -> Line | None:
    """Return the title that a web page's head gives (ArticleTitle, else <title> up to the site's name)."""
    for item in document.furniture:
        text = fold(document.text[item.start : item.end])
        name = re.split(r"\s*[_|]|\s+-\s", text)[0] if item.kind == "page title" else ""
        if name and (of_title(name) or "关于" in name):
            return Line(item.start, name)
    return None


def _opens(line: Line, head: list[Line]) -> bool:
    """Say whether a line is the title, or its first part; a later line must say its kind."""
    return _is_title(line.text) and (line is head[0] or of_title(line.text) != "")


def _is_title(text: str) -> bool:
    if LABEL.match(text) or NUMBERED.match(text):
        return False
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
    """Join a title that was broken over up to four lines: a body's name, 关于… and an end that says its kind."""
    if of_title(line.text):
        return line
    text = line.text
    for other in [other for other in head if other.start >= line.end][:3]:
        if len(other.text) > 45 or re.search(r"[。；：:，]", other.text) or NUMBER.match(other.text):
            break
        text += other.text
        if of_title(text):
            return Line(line.start, text) if "关于" in text or "印发" in text else line
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
        titled = of_title(line.text) and 8 <= len(line.text) <= 80 and _is_title(line.text)
        if titled and re.match(r"第一[章条]|一、|总则", following.text):
            return line
    return None
