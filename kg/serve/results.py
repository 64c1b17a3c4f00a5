"""Write the result of a query in the media types of SPARQL 1.1, inside the process that answers it."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, cast

from kg.query import Limits
from kg.query.store import wrap

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib
    from rdflib.query import Result

# Media type to rdflib's name for it; the first of each is the default.
ROWS: Final[Mapping[str, str]] = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRIPLES: Final[Mapping[str, str]] = {
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "json-ld",
}


def accepted(header: str, offered: Iterable[str]) -> str:
    """Return the media type that an Accept header asks for most, or the first that is offered.

    >>> accepted("text/csv;q=0.5, application/json", ROWS)
    'application/json'
    """
    kinds = list(offered)
    wishes = []
    for position, part in enumerate(header.split(",")):
        kind, *parameters = (word.strip() for word in part.split(";"))
        weight = next((word[2:] for word in parameters if word.startswith("q=")), "1")
        wishes.append((-_number(weight), position, kind.lower()))
    return next((kind for weight, _, kind in sorted(wishes) if weight and kind in kinds), kinds[0])


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def respond(store: "pyoxigraph.Store", text: str, limits: Limits, accept: str) -> tuple[str, bytes, bool]:
    """Return media type, body, and whether rows beyond the limit were left out."""
    graph = wrap(store)
    result = graph.query(text)
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        return _triples(graph, result, limits, accepted(accept, TRIPLES))
    kind = accepted(accept, ROWS if result.type == "SELECT" else list(ROWS)[:4])
    cut = False
    if result.type == "SELECT":
        found = list(islice(result.bindings, limits.rows + 1))
        cut, result.bindings = len(found) > limits.rows, found[: limits.rows]
    if ROWS[kind] == "tsv":
        return kind, _tsv(result).encode(), cut
    return kind, cast(bytes, result.serialize(format=ROWS[kind])), cut


def _triples(graph: "rdflib.Graph", result: "Result", limits: Limits, kind: str) -> tuple[str, bytes, bool]:
    from rdflib import Graph

    triples = sorted(islice(cast(Iterable[Any], result), limits.rows + 1))
    kept = Graph(bind_namespaces="none")
    for prefix, namespace in graph.namespaces():
        kept.bind(prefix, namespace)
    for triple in triples[: limits.rows]:
        kept.add(triple)
    return kind, kept.serialize(format=TRIPLES[kind], encoding="utf-8"), len(triples) > limits.rows


def _tsv(result: "Result") -> str:
    names = result.vars or []
    lines = ["\t".join(f"?{name}" for name in names)]
    for row in result.bindings:
        lines.append("\t".join(row[name].n3() if row.get(name) is not None else "" for name in names))
    return "\n".join(lines) + "\n"
