"""What is fuzzed: each target takes bytes and asserts what holds for any input whatever.

Readers return a document or raise ReadError; every range that extraction gives quotes the text; Turtle parses
back to the graph that was written.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

from kg.build.block import pack
from kg.build.block import rows as unpack
from kg.errors import ReadError
from kg.export.tables import tables, text
from kg.graph import Graph, decode, encode
from kg.model import TYPES, DocumentRecord, Entity, Evidence, Mark, Statement
from kg.pipeline import extract
from kg.rdf import turtle
from kg.rdf.read import graph_of
from kg.read import Source, read
from kg.read.document import document
from kg.resolve import assemble, claims

# What a spreadsheet program takes for a formula; a plain number with its sign is none.
FORMULA = re.compile(r"(?![+-]\d+(\.\d+)?\Z)[=+\-@\t\r]")


@dataclass(frozen=True)
class Bytes(Source):
    """A source that is held in memory."""

    content: bytes = b""

    def data(self) -> bytes:
        """Return the bytes."""
        return self.content


def read_as(suffix: str, data: bytes) -> None:
    """Read bytes as a file of a format."""
    name = f"fuzz{suffix}"
    try:
        found = read(Bytes(name=name, path=Path(name), content=data))
    except ReadError as error:
        assert name in str(error)
        return
    assert found.text.strip()
    for part in found.furniture:
        assert 0 <= part.start <= part.end <= len(found.text)


def read_text(data: bytes) -> None:
    """Read plain text in any encoding."""
    read_as(".txt", data)


def read_html(data: bytes) -> None:
    """Read HTML, the beginning of which tells its kind."""
    read_as(".html", b"<!DOCTYPE html><html>" + data)


def read_pdf(data: bytes) -> None:
    """Read PDF."""
    read_as(".pdf", b"%PDF-1.7\n" + data)


def read_docx(data: bytes) -> None:
    """Read a Word file whose document part is the data: a damaged archive alone would never reach the XML."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", data)
    read_as(".docx", file.getvalue())


def extraction(data: bytes) -> None:
    """Extract from any text; every range lies in it and quotes it, and the rows survive the cache and the writers."""
    content = data.decode("utf-8", "replace")
    if not content.strip():
        return
    whole = document(content, "fuzz.txt")
    found = extract(whole, "rules")
    for mention in found.mentions:
        assert content[mention.start : mention.end] == mention.text
    for row in (*found.relations, *found.figures):
        assert 0 <= row.start < row.end <= len(content)
    rows = claims(found)
    assert unpack(pack(whole, rows)) == rows
    writers(assemble([rows]))


def writers(graph: Graph) -> None:
    """Write a graph in each form, and read back what can be read back."""
    assert graph_of(pyoxigraph.parse(turtle(graph), pyoxigraph.RdfFormat.TURTLE)) == graph
    for row in graph.rows():
        assert decode(encode(row)) == row
        assert "\n" not in encode(row)
    for table in tables(graph).values():
        for cells in csv.reader(io.StringIO(text(table), newline="")):
            assert not any(FORMULA.match(cell) for cell in cells)


def names(data: bytes) -> None:
    """Write a graph whose names are the data."""
    parts = [part for part in data.decode("utf-8", "replace").split("|") if part.strip()]
    if len(parts) < 2:
        return
    title, quote, *others = parts
    entities = [
        Entity(f"{TYPES[at % len(TYPES)]}/{name}", TYPES[at % len(TYPES)], name) for at, name in enumerate(parts)
    ]
    marks = tuple(Mark(0, len(name), entity.id) for name, entity in zip(others, entities, strict=False))
    ends = entities[0].id, entities[-1].id
    rows = [
        DocumentRecord("d1", title, title, quote, "", "", "", "", "", "", "", (), tuple(others), "txt", 1),
        Evidence("e1", "d1", "", 0, len(quote), quote, title, title, "rule", 0.5, marks),
        Statement("s1", ends[0], "supports", ends[1], "A", 0.5, ("e1",), title),
    ]
    writers(Graph.of([*entities, *rows]))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "text": read_text,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "extraction": extraction,
    "names": names,
}
