"""Write a graph for other tools: one module a format, each a function from the graph to bytes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.errors import KGError, WriteError
from kg.export import cypher, gexf, graphml, jsonld, tables, trig, workbook
from kg.graph import Graph, load
from kg.rdf import ntriples, turtle
from kg.rdf.terms import HOME

# Name on the command line: suffix of the file, and what makes its bytes. RDF takes the base of its IRIs as well.
RDF: Final[dict[str, tuple[str, Callable[[Graph, str], bytes]]]] = {
    "turtle": (".ttl", turtle),
    "trig": (".trig", trig.export),
    "ntriples": (".nt", lambda graph, base: ntriples(graph, base).encode()),
    "jsonld": (".jsonld", jsonld.export),
}
OTHERS: Final[dict[str, tuple[str, Callable[[Graph], bytes]]]] = {
    "graphml": (".graphml", graphml.export),
    "gexf": (".gexf", gexf.export),
    "xlsx": (".xlsx", workbook.export),
    "cypher": (".cypher", cypher.export),
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
    graph = load(folder / "graph.jsonl")
    path = out or folder / (CSV if format == CSV else f"graph{suffix(format)}")
    try:
        if format == CSV:
            tables.write(graph, path)
        else:
            _whole(path, export(graph, format, base))
    except OSError as error:
        raise WriteError(str(path), f"cannot be written ({error.strerror})", "give another --out") from error
    return path


def suffix(format: str) -> str:
    """Return the suffix of the one file of a format."""
    return RDF[format][0] if format in RDF else OTHERS[format][0]


def export(graph: Graph, format: str, base: str = "") -> bytes:
    """Return the one file of a format; raise DataError for a base that is no absolute IRI."""
    return RDF[format][1](graph, base or HOME) if format in RDF else OTHERS[format][1](graph)


def _whole(path: Path, data: bytes) -> None:
    """Write a file so that an interruption leaves the earlier one."""
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)
