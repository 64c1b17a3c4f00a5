"""Write a graph for other tools: one module a format, each a function from the graph to bytes."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.errors import KGError, WriteError
from kg.export import cypher, gexf, graphml, jsonld, tables, trig, workbook
from kg.graph import Graph, load
from kg.rdf import ntriples, turtle

# Name on the command line: suffix of the file, and what makes its bytes.
FORMATS: Final[dict[str, tuple[str, Callable[[Graph], bytes]]]] = {
    "turtle": (".ttl", turtle),
    "trig": (".trig", trig.export),
    "ntriples": (".nt", lambda graph: ntriples(graph).encode()),
    "jsonld": (".jsonld", jsonld.export),
    "graphml": (".graphml", graphml.export),
    "gexf": (".gexf", gexf.export),
    "xlsx": (".xlsx", workbook.export),
    "cypher": (".cypher", cypher.export),
}


def write(folder: Path, format: str, out: Path | None = None) -> Path:
    """Write the graph of a folder in a format and return where; raise KGError for an unknown format.

    CSV is a folder of tables; every other format is one file. Raise WriteError if it cannot be written.
    """
    if format not in (*FORMATS, "csv"):
        raise KGError(format, "is no format", f"use one of {', '.join(sorted((*FORMATS, 'csv')))}")
    graph = load(folder / "graph.jsonl")
    path = out or folder / ("csv" if format == "csv" else f"graph{FORMATS[format][0]}")
    try:
        if format == "csv":
            tables.write(graph, path)
        else:
            path.write_bytes(FORMATS[format][1](graph))
    except OSError as error:
        raise WriteError(str(path), f"cannot be written ({error.strerror})", "give another --out") from error
    return path
