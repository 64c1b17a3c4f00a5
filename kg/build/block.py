"""One document's result as a compressed block of JSON lines: first its text, then its rows.

A block is made in the worker, kept in the cache and read again at assembly, so what passes between processes is small.
"""

import json
import zlib
from collections.abc import Iterable
from typing import Any

from kg.graph import Row, decode, encode
from kg.model import Document

LEVEL = 3  # of zlib: higher ones take longer than the disk saves


def pack(document: Document, rows: Iterable[Row]) -> bytes:
    """Return the block of one document."""
    text = {
        "id": document.id,
        "text": document.text,
        "furniture": [[part.start, part.end, part.kind] for part in document.furniture],
    }
    lines = [json.dumps(text, ensure_ascii=False, sort_keys=True)]
    lines += [encode(row) for row in rows]
    return zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"), LEVEL)


def head(block: bytes) -> dict[str, Any]:
    """Return the text record: ``id``, ``text``, ``furniture``."""
    text: dict[str, Any] = json.loads(_lines(block)[0])
    return text


def rows(block: bytes) -> tuple[Row, ...]:
    """Return the rows."""
    return tuple(decode(line) for line in _lines(block)[1:])


def _lines(block: bytes) -> list[str]:
    return zlib.decompress(block).decode("utf-8", "surrogatepass").split("\n")
