"""The store that queries run on: an Oxigraph store in memory behind rdflib's Graph."""

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg import ledger
from kg.errors import DataError
from kg.rdf import ntriples_lines
from kg.rdf.terms import VOID, Names
from kg.resources import resource

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib


AT_ONCE: Final = 1_000  # lines


def load(folder: Path) -> "pyoxigraph.Store":
    """Return a store with the graph of a folder and the ontology; raise DataError if that cannot be read."""
    import pyoxigraph

    store = pyoxigraph.Store()
    fill(store, folder)
    return store


def fill(store: "pyoxigraph.Store", folder: Path) -> None:
    """Load the graph of a folder (its ledger, else ``graph.ttl``) and the ontology into a store.

    Raise DataError if that cannot be read.
    """
    import pyoxigraph

    if ledger.there(folder):
        lines: Any = Stream(ntriples_lines(ledger.load(folder)))
        store.bulk_load(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)
    else:
        _fill_from_turtle(store, folder / "graph.ttl")
    store.bulk_load(path=str(resource("ontology/policy.ttl")), format=pyoxigraph.RdfFormat.TURTLE)


def _fill_from_turtle(store: "pyoxigraph.Store", path: Path) -> None:
    import pyoxigraph

    try:
        text = path.open("rb")
    except OSError as error:
        raise DataError(str(path), "cannot be opened", "run kg build first") from error
    try:
        with text:
            store.bulk_load(text, format=pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise DataError(str(path), f"is no Turtle: {error}", "run kg build again") from error


class Stream(io.RawIOBase):
    """Lines as a file to read bytes from, made as they are read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines, self.rest = lines, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        parts, length = [self.rest], len(self.rest)
        while size < 0 or length < size:
            part = "".join(islice(self.lines, AT_ONCE)).encode()
            if not part:
                break
            parts.append(part)
            length += len(part)
        data = b"".join(parts)
        size = len(data) if size < 0 else size
        self.rest = data[size:]
        return data[:size]


def names_of(store: "pyoxigraph.Store") -> Names:
    """Return the names under the base that the graph was written with."""
    import pyoxigraph

    type_, dataset = pyoxigraph.NamedNode(_RDF_TYPE), pyoxigraph.NamedNode(f"{VOID}Dataset")
    quad = next(store.quads_for_pattern(None, type_, dataset), None)
    return Names(quad.subject.value) if quad and isinstance(quad.subject, pyoxigraph.NamedNode) else Names()


def wrap(store: "pyoxigraph.Store") -> "rdflib.Graph":
    """Return rdflib's Graph over a store, with the prefixes of kg bound."""
    from oxrdflib.store import OxigraphStore
    from rdflib import Graph
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    graph = Graph(OxigraphStore(store=store), DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in names_of(store).prefixes().items():
        graph.bind(prefix, namespace)
    return graph


def open_store(folder: Path) -> "rdflib.Graph":
    """Return the graph of a folder that kg build wrote, as rdflib's Graph with an Oxigraph store behind it.

    >>> graph = open_store(Path("结果"))                                             # doctest: +SKIP
    >>> graph.query("SELECT ?name { ?x a pkg:Platform ; rdfs:label ?name }")        # doctest: +SKIP
    """
    return wrap(load(folder))


_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
