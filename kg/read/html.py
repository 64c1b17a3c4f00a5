"""A web page: all its text in order, block by block; what its markup calls navigation is marked as furniture.

The page is read as a stream of events, so that depth and size of the markup cost no memory.
"""

import re
from typing import Final

from lxml import etree

from kg.errors import ReadError
from kg.model import Furniture
from kg.read.document import Extract
from kg.read.encoding import decode

BLOCKS: Final = re.compile(
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6r]|head|header"
    "|html|legend|li|main|nav|ol|option|p|pre|section|select|table|tbody|tfoot|thead|title|tr|ul"
)
SILENT: Final = re.compile("script|style|noscript|template|svg|math|iframe|object|textarea")
VOID: Final = re.compile("br|hr|img|input|meta|link|area|base|col|embed|source|track|wbr")
PAGE_TITLE: Final = "page title"
FURNITURE_TAGS: Final = {"nav": "navigation", "footer": "notice", "aside": "navigation", "title": PAGE_TITLE}
FURNITURE_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|footer|foot|copyright|share|bdshare|related|recommend|sidebar|"
    r"toolbar|comment|comments|ad|ads|advert|pagination|pager|top-?bar|position|location|friend-?links?)(?:$|[\s_-])",
    re.I,
)
DECLARED: Final = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.I)
CJK: Final = "\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’…—"


class Page:
    """Collects the text of a page from the parser's events."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.pending = ""
        self.open: list[tuple[str, int, str]] = []
        self.silent = 0
        self.furniture: list[Furniture] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element: a block begins a line, a cell is set off by a tab."""
        if BLOCKS.fullmatch(tag):
            self._break()
        elif tag in ("td", "th") and self.pending.strip():
            self.pending = self.pending.rstrip() + "\t"
        if SILENT.fullmatch(tag):
            self.silent += 1
        if tag == "meta" and (attributes.get("name") or "").lower() == "articletitle":
            self._mark(attributes.get("content") or "")
        if not VOID.fullmatch(tag):
            self.open.append((tag, self.length, _kind(tag, attributes) if not self._marking() else ""))

    def end(self, tag: str) -> None:
        """Close an element; what it marked as furniture ends here."""
        if BLOCKS.fullmatch(tag):
            self._break()
        if SILENT.fullmatch(tag):
            self.silent = max(0, self.silent - 1)
        while self.open:
            opened, start, kind = self.open.pop()
            if kind and self.length > start:
                self.furniture.append(Furniture(start, self.length - 1, kind))
            if opened == tag:
                return

    def data(self, words: str) -> None:
        """Add text to the line that is being read."""
        if not self.silent:
            self.pending += words

    def comment(self, words: str) -> None:
        """Leave comments out."""

    def close(self) -> Extract:
        """Return what was read."""
        self._break()
        return Extract("".join(self.parts), furniture=tuple(self.furniture))

    def _mark(self, title: str) -> None:
        """Keep the title that a government page gives to search engines, as furniture."""
        start = self.length
        self.pending = title
        self._break()
        if self.length > start:
            self.furniture.append(Furniture(start, self.length - 1, PAGE_TITLE))

    def _marking(self) -> bool:
        return any(kind for _, _, kind in self.open[-40:])

    def _break(self) -> None:
        line = spaced(self.pending)
        self.pending = ""
        if line:
            self.parts.append(line + "\n")
            self.length += len(line) + 1


def _kind(tag: str, attributes: dict[str, str]) -> str:
    """Return the kind of furniture that an element is by its tag, class or id, or nothing."""
    if tag in FURNITURE_TAGS:
        return FURNITURE_TAGS[tag]
    if tag in ("body", "html", "main", "article"):
        return ""
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return "navigation" if FURNITURE_NAMES.search(names) else ""


def spaced(words: str) -> str:
    """Return a line with its blanks as a browser shows them; a line end between Chinese characters is none."""
    words = re.sub(rf"(?<=[{CJK}])[ \t\r\n]*[\r\n][ \t\r\n]*(?=[{CJK}])", "", words)
    words = re.sub(r"[ \r\n\f\v]+", " ", words)
    return re.sub(r" ?\t[ \t]*", "\t", words).strip()


def extract(name: str, data: bytes) -> Extract:
    """Return the page's text; raise ReadError where the parser gives up."""
    hit = DECLARED.search(data[:4096])
    text, encoding = decode(data, hit[1].decode("ascii") if hit else "")
    page = Page()
    parser = etree.HTMLParser(target=page, huge_tree=True, no_network=True)  # type: ignore[arg-type]
    try:
        parser.feed(text)
        extracted: Extract = parser.close()  # type: ignore[assignment]
    except (etree.LxmlError, ValueError) as error:
        raise ReadError(name, "is no HTML that can be parsed", "open it in a browser and save it again") from error
    return Extract(extracted.text, encoding, furniture=extracted.furniture)
