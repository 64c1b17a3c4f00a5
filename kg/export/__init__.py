"""Write a graph for other tools: one module a format, each a function from the graph to bytes."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

from kg.errors import KGError, WriteError
from kg.export import cypher, gexf, graphml, jsonld, tables, trig, workbook
from kg.graph import Graph, dump
from kg.ledger import load
from kg.rdf import ntriples_lines, turtle_lines
from kg.rdf.terms import HOME


def _whole(make: Callable[[Graph, str], bytes]) -> "Writer":
    """Return a writer that makes all bytes at once."""
    return lambda graph, base: iter([make(graph, base)])


def _streamed(make: Callable[[Graph, str], Iterable[str]]) -> "Writer":
    """Return a writer that makes a piece at a time, so that a graph of any size is written in little memory."""
    return lambda graph, base: (text.encode() for text in make(graph, base))


# Name on the command line: suffix of the file, and what makes its bytes. RDF takes the base of its IRIs as well.
Writer = Callable[[Graph, str], Iterator[bytes]]
RDF: Final[dict[str, tuple[str, Writer]]] = {
    "turtle": (".ttl", _streamed(turtle_lines)),
    "trig": (".trig", _whole(trig.export)),
    "ntriples": (".nt", _streamed(ntriples_lines)),
    "jsonld": (".jsonld", _whole(jsonld.export)),
}
OTHERS: Final[dict[str, tuple[str, Writer]]] = {
    "graphml": (".graphml", _whole(lambda graph, base: graphml.export(graph))),
    "gexf": (".gexf", _whole(lambda graph, base: gexf.export(graph))),
    "xlsx": (".xlsx", _whole(lambda graph, base: workbook.export(graph))),
    "cypher": (".cypher", _whole(lambda graph, base: cypher.export(graph))),
    "jsonl": (".jsonl", _streamed(lambda graph, base: dump(graph))),
}
CSV: Final = "csv"
FORMATS: Final = (*RDF, *OTHERS, CSV)


def write(folder: Path, format: str, out: Path | None = None, base: str = "") -> Path:
    """Write the graph of a folder in a format and return where.

    CSV is a folder of tables; every other format is one file. ``base`` is the IRI that the names of rows begin with,
    in RDF only. Raise KGError for an unknown format or a base that is none, WriteError if it cannot be written.
    """
    if format not in FORMATS:
        raise KGError(format, "is no format", f"use one of {', '.join(FORMATS)}")
    if base and format not in RDF:
        raise KGError("--base", f"has no meaning in {format}", f"it is for {', '.join(RDF)}")
    graph = load(folder)
    path = out or folder / (CSV if format == CSV else f"graph{suffix(format)}")
    try:
        if format == CSV:
            tables.write(graph, path)
        else:
            _replace(path, _writer(format)(graph, base or HOME))
    except OSError as error:
        raise WriteError(str(path), f"cannot be written ({error.strerror})", "give another --out") from error
    return path


def suffix(format: str) -> str:
    """Return the suffix of the one file of a format."""
    return {**RDF, **OTHERS}[format][0]


def export(graph: Graph, format: str, base: str = "") -> bytes:
    """Return the one file of a format; raise DataError for a base that is no absolute IRI."""
    return b"".join(_writer(format)(graph, base or HOME))


def _writer(format: str) -> Writer:
    return {**RDF, **OTHERS}[format][1]


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    """Write a file so that an interruption leaves the earlier one."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.writelines(parts)
    part.replace(path)
