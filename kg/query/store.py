"""The store that queries run on: an Oxigraph store in memory behind rdflib's Graph."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DataError
from kg.rdf.terms import VOID, Names
from kg.resources import resource

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib


def load(folder: Path) -> "pyoxigraph.Store":
    """Return a store with ``graph.ttl`` of a folder and the ontology; raise DataError if that cannot be read."""
    import pyoxigraph

    store = pyoxigraph.Store()
    fill(store, folder)
    return store


def fill(store: "pyoxigraph.Store", folder: Path) -> None:
    """Load ``graph.ttl`` of a folder and the ontology into a store; raise DataError if that cannot be read."""
    import pyoxigraph

    path = folder / "graph.ttl"
    try:
        text = path.open("rb")
    except OSError as error:
        raise DataError(str(path), "cannot be opened", "run kg build first") from error
    try:
        with text:
            store.bulk_load(text, format=pyoxigraph.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise DataError(str(path), f"is no Turtle: {error}", "run kg build again") from error
    store.bulk_load(path=str(resource("ontology/policy.ttl")), format=pyoxigraph.RdfFormat.TURTLE)


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
