"""Make a Document of a source: extract the text by its format, mark the furniture, name it by its hash."""

import hashlib
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kg.errors import ReadError
from kg.model import Anchor, Document, Furniture
from kg.read.furniture import mark
from kg.read.sniff import format_of
from kg.read.sources import Source

# Sixty times the longest plan of the State Council.
MAX_CHARACTERS: Final = 16_000_000
# The module of a format has ``extract(name, data) -> Extract`` and is imported with the first file of its kind.
MODULES: Final = {
    "txt": "kg.read.plain",
    "md": "kg.read.plain",
    "html": "kg.read.html",
    "docx": "kg.read.docx",
    "doc": "kg.read.doc",
    "pdf": "kg.read.pdf",
}


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format gives: the text, its encoding, where pages or paragraphs begin, what its markup calls furniture."""

    text: str
    encoding: str = "utf-8"
    anchors: tuple[Anchor, ...] = ()
    furniture: tuple[Furniture, ...] = ()


def read(source: Source) -> Document:
    """Read one source; raise ReadError with its name, the problem and a remedy."""
    data = source.data()
    format = format_of(data, source.format)
    extract: Extract = importlib.import_module(MODULES[format]).extract(source.name, data)
    if len(extract.text) > MAX_CHARACTERS:
        raise ReadError(source.name, f"holds more than {MAX_CHARACTERS} characters", "split it into its documents")
    if not extract.text.strip():
        raise ReadError(source.name, "is empty: it holds no text", "leave it out")
    return document(
        extract.text, source.name, format, extract.encoding, anchors=extract.anchors, furniture=extract.furniture
    )


def document(
    text: str,
    source: str = "",
    format: str = "txt",
    encoding: str = "utf-8",
    *,
    anchors: tuple[Anchor, ...] = (),
    furniture: Sequence[Furniture] = (),
) -> Document:
    """Make a Document of a text that is at hand, its furniture marked; ``furniture`` is what is known of it already."""
    # A lone surrogate in the text must not stop the hash.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Document(digest, source, text, format, encoding, mark(text, furniture), anchors)
