"""Make a Document of a source: extract the text by its format, mark the furniture, name it by its hash."""

import hashlib

from kg.errors import ReadError
from kg.model import Anchor, Document
from kg.read.encoding import decode
from kg.read.furniture import mark
from kg.read.sources import Source


def read(source: Source) -> Document:
    """Read one source; raise ReadError with its name, the problem and a remedy."""
    data = source.data()
    text, encoding = decode(data)
    if not text.strip():
        raise ReadError(source.name, "holds no text", "leave it out")
    return document(text, source.name, source.format, encoding)


def document(
    text: str, source: str = "", format: str = "txt", encoding: str = "utf-8", anchors: tuple[Anchor, ...] = ()
) -> Document:
    """Make a Document of a text that is at hand, its furniture marked."""
    # A file name that is no UTF-8, or a lone surrogate in the text, must not stop the hash.
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return Document(digest, source, text, format, encoding, mark(text), anchors)
