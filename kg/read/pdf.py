"""A PDF with a text layer: page by page, its lines joined to paragraphs by where they stand on the page.

A line that reaches the right margin goes on in the next one, unless that is indented; blanks that only the
layout made are left out beside Chinese characters.
"""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2
import pypdfium2.raw as raw

from kg.errors import ReadError
from kg.model import Anchor
from kg.read.document import Extract
from kg.structure.numbering import MARKER

MOST_PAGES: Final = 3000
PAGE_NUMBER: Final = re.compile(r"[-—–－·\s]*(?:第\s*)?\d{1,4}\s*(?:页)?(?:\s*/\s*(?:共\s*)?\d{1,4}\s*页?)?[-—–－·\s]*")
LAYOUT: Final = "\x01"
# The text of a page reaches over at least this share of its width; else all its lines are short.
FULL: Final = 0.7
WIDE: Final = "[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—·]"
LAYOUT_BLANK: Final = re.compile(rf"(?<={WIDE}){LAYOUT}+|{LAYOUT}+(?={WIDE})")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, left and right edge in points, and the height of its signs."""

    words: str
    left: float
    right: float
    height: float


def extract(name: str, data: bytes) -> Extract:
    """Return the text with an anchor for each page; raise ReadError for a broken, locked or scanned file."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = "is protected by a password" if locked else "is a damaged PDF"
        raise ReadError(name, problem, "save it without a password" if locked else "print it to PDF again") from error
    try:
        return _pages(name, pdf)
    finally:
        pdf.close()


def _pages(name: str, pdf: pypdfium2.PdfDocument) -> Extract:
    if len(pdf) > MOST_PAGES:
        raise ReadError(name, f"has more than {MOST_PAGES} pages", "split it into its documents")
    parts: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for number in range(len(pdf)):
        words = _page(name, pdf, number)
        anchors.append(Anchor(length, f"第{number + 1}页"))
        parts.append(words)
        length += len(words)
    text = "".join(parts)
    if not text.strip():
        raise ReadError(name, "has no text layer: it is a scan", "run a text recognition (OCR) over it first")
    return Extract(text, anchors=tuple(anchors))


def _page(name: str, pdf: pypdfium2.PdfDocument, number: int) -> str:
    try:
        page = pdf[number]
        width = page.get_width()
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise ReadError(name, f"cannot be read at page {number + 1}", "print it to PDF again") from error
    try:
        return joined(list(_lines(text.raw)), width)
    finally:
        text.close()
        page.close()


def _lines(page: raw.FPDF_TEXTPAGE) -> Iterator[Line]:
    """Yield the lines of a page in the order of the file, with their edges."""
    signs: list[str] = []
    left, right, height = float("inf"), 0.0, 0.0
    box = [ctypes.c_double() for _ in range(4)]
    for at in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, at)
        if code in (10, 13):
            if signs:
                yield Line(_words(signs), left, right, height)
            signs, left, right, height = [], float("inf"), 0.0, 0.0
        elif code not in (0, 2, 0xFFFE):
            generated = raw.FPDFText_IsGenerated(page, at) == 1
            signs.append(LAYOUT if generated and code == 32 else chr(code))
            if not generated and raw.FPDFText_GetCharBox(page, at, *box):
                left, right = min(left, box[0].value), max(right, box[1].value)
                height = max(height, box[3].value - box[2].value)
    if signs:
        yield Line(_words(signs), left, right, height)


def _words(signs: list[str]) -> str:
    """Return a line's text; a blank that the layout made stays only between Latin words."""
    words = LAYOUT_BLANK.sub("", "".join(signs))
    return words.replace(LAYOUT, " ").strip()


def joined(lines: list[Line], width: float) -> str:
    """Return the lines of a page as paragraphs, each on a line of its own."""
    lines = [line for line in lines if line.words]
    margin = max((line.right for line in lines), default=0.0)
    left = min((line.left for line in lines if line.right - line.left > width / 2), default=0.0)
    parts: list[str] = []
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        parts.append(line.words)
        full = margin > FULL * width and line.right > margin - 1.6 * line.height
        if following is None or not full or not _goes_on(line, following, left):
            parts.append("\n")
        elif re.fullmatch(r"[A-Za-z]{2}", line.words[-1] + following.words[0]):
            parts.append(" ")
    return "".join(parts)


def _goes_on(line: Line, following: Line, left: float) -> bool:
    """Say whether the next line is of the same paragraph: not indented, no page number, no new number."""
    if following.left > left + 1.2 * following.height or PAGE_NUMBER.fullmatch(following.words):
        return False
    return not (line.words[-1] in "。；：" and MARKER.match(following.words))
