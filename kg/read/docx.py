"""A Word document: paragraphs and tables in their order, with Word's own numbering written out.

Read straight from the archive: its directory is checked before anything is unpacked, and XML with a
DOCTYPE is refused, for Word never writes one and an entity could be anything.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from lxml import etree

from kg.errors import ReadError
from kg.model import Anchor
from kg.read.document import Extract
from kg.read.limits import unpacked
from kg.read.numbered import Numbering

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted text, field codes, and the second copy of a text box are not shown by Word.
HIDDEN: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", FALLBACK})


def extract(name: str, data: bytes) -> Extract:
    """Return the text of a .docx with an anchor for each paragraph and table; raise ReadError."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError) as error:
        raise ReadError(name, "is a damaged Word file", "open it in Word and save it again") from error
    with archive:
        if "word/document.xml" not in archive.namelist():
            raise ReadError(name, "is no Word document", "unpack it, or save it as .docx")
        root = _xml(name, archive, "word/document.xml")
        numbering = Numbering(*(_optional(name, archive, f"word/{part}.xml") for part in ("numbering", "styles")))
    body = root.find(f"{W}body")
    return _text(_blocks(body if body is not None else root, numbering))


def _xml(name: str, archive: zipfile.ZipFile, member: str) -> etree._Element:
    data = unpacked(name, archive, member)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ReadError(name, "holds a DOCTYPE, which Word never writes", "check where it comes from")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ReadError(name, "is a damaged Word file", "open it in Word and save it again") from error


def _optional(name: str, archive: zipfile.ZipFile, member: str) -> etree._Element | None:
    return _xml(name, archive, member) if member in archive.namelist() else None


def _blocks(body: etree._Element, numbering: Numbering) -> Iterator[tuple[str, str]]:
    """Yield label and text of each paragraph and table row."""
    paragraphs = tables = 0
    for child in _children(body):
        if child.tag == f"{W}p":
            paragraphs += 1
            yield f"第{paragraphs}段", numbering.label(child) + _words(child)
        else:
            tables += 1
            for row in child.iter(f"{W}tr"):
                yield f"表{tables}", "\t".join(_cell(cell) for cell in row.iterchildren(f"{W}tc"))


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, also those inside content controls."""
    waiting = list(parent.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt"))[::-1]
    while waiting:
        child = waiting.pop()
        content = child.find(f"{W}sdtContent") if child.tag == f"{W}sdt" else None
        if content is not None:
            waiting.extend(list(content.iterchildren(f"{W}p", f"{W}tbl", f"{W}sdt"))[::-1])
        elif child.tag != f"{W}sdt":
            yield child


def _cell(cell: etree._Element) -> str:
    return " ".join(filter(None, (_words(paragraph).strip() for paragraph in cell.iter(f"{W}p"))))


def _words(paragraph: etree._Element) -> str:
    """Return the text that Word shows for a paragraph."""
    parts: list[str] = []
    walk = etree.iterwalk(paragraph, events=("start",))
    for _, element in walk:
        if element.tag in HIDDEN:
            walk.skip_subtree()
        elif element.tag == f"{W}t":
            parts.append(element.text or "")
        elif element.tag in (f"{W}br", f"{W}cr"):
            parts.append("\n")
        elif element.tag == f"{W}tab" and element.getparent().tag == f"{W}r":
            parts.append("\t")
    return "".join(parts)


def _text(blocks: Iterator[tuple[str, str]]) -> Extract:
    parts: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for label, words in blocks:
        if not anchors or anchors[-1].label != label:
            anchors.append(Anchor(length, label))
        parts.append(words + "\n")
        length += len(words) + 1
    return Extract("".join(parts), anchors=tuple(anchors))
