"""The graph as RDF and under questions, beside rdflib and Oxigraph on the same triples."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pyoxigraph
import rdflib

from benchmarks.measure import Row, cpu_seconds
from kg.export import export
from kg.graph import Graph, load
from kg.infer import infer
from kg.pipeline import extract, read_all
from kg.query import Limits, questions, sparql
from kg.query.run import tabulate
from kg.query.store import load as load_store
from kg.rdf.blocks import Blocks
from kg.rdf.terms import Names
from kg.resolve import assemble, claims
from kg.validate import validate

ENTITIES = 1000  # rdflib takes minutes for the map of a few thousand
TRIPLES = 200_000  # what rdflib serializes in some seconds
LIMITS = Limits()  # those of kg ask; the bare query stops at as many rows
# The map as one writes it in rdflib: over the plain triples, or over the statements as question 14 does.
PLAIN = {
    "triples": "?s ?p ?o . ?s a ?a . ?o a ?b",
    "statements": "?r rdf:predicate ?p ; rdf:subject ?s ; rdf:object ?o . ?s a ?a . ?o a ?b",
}


def rows(corpus: Path) -> Iterator[Row]:
    """Measure exports, loading, each question and the checks on the graph of a folder (built, or of documents)."""
    graph = _graph(corpus)
    yield from _exports(_part(graph, TRIPLES // 200))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "graph.ttl").write_bytes(export(graph, "turtle"))
        seconds, store = cpu_seconds(lambda: load_store(Path(folder)), runs=1)
    yield Row("load graph.ttl", "triples a CPU second", len(store) / seconds)
    yield from _questions(graph, store)
    yield from _map(_part(graph, ENTITIES))
    seconds, _ = cpu_seconds(lambda: validate(graph))
    yield Row("validate", "triples a CPU second", len(store) / seconds)


def _graph(corpus: Path) -> Graph:
    if (corpus / "graph.jsonl").exists():
        return load(corpus / "graph.jsonl")
    problems: list[str] = []
    found = [claims(extract(document)) for document in read_all([corpus], problems)]
    return infer(assemble(found))


def _part(graph: Graph, entities: int) -> Graph:
    """Return the graph of about so many entities, with all that is said of them alone."""
    known = graph.sections.keys() | graph.documents.keys()
    for row in graph.statements.values():
        if len(known) >= entities + len(graph.sections) + len(graph.documents):
            break
        known |= {row.subject, row.object}
    said = {id: row for id, row in graph.statements.items() if row.subject in known and row.object in known}
    figures = {id: row for id, row in graph.observations.items() if {*row.about, row.scope} - {""} <= known}
    cited = {id for rows in (said, figures) for row in rows.values() for id in row.evidence}
    quotes = {id: row for id, row in graph.evidence.items() if id in cited}
    kept = {id: row for id, row in graph.entities.items() if id in known}
    held = {row.document for row in quotes.values()}
    documents = {id: row for id, row in graph.documents.items() if id in held}
    sections = {id: row for id, row in graph.sections.items() if row.document in held}
    return Graph(documents, sections, kept, said, figures, quotes)


def _exports(graph: Graph) -> Iterator[Row]:
    """Compare Turtle with rdflib's serializer and N-Triples with Oxigraph's dump."""
    seconds, text = cpu_seconds(lambda: export(graph, "ntriples"))
    store = pyoxigraph.Store()
    store.bulk_load(text, format=pyoxigraph.RdfFormat.N_TRIPLES)
    size = len(store)
    peer, _ = cpu_seconds(
        lambda: store.dump(format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph())
    )
    yield Row("export N-Triples", "triples a CPU second", size / seconds, "Oxigraph's dump", size / peer)
    seconds, _ = cpu_seconds(lambda: export(graph, "turtle"))
    whole = rdflib.Graph().parse(data=text.decode(), format="nt")
    peer, _ = cpu_seconds(lambda: whole.serialize(format="turtle"), runs=1)
    yield Row("export Turtle", "triples a CPU second", size / seconds, "rdflib's serializer", size / peer)


def _questions(graph: Graph, store: pyoxigraph.Store) -> Iterator[Row]:
    """Compare each question, as the table that kg ask shows, with the bare query of Oxigraph."""
    titles = sorted(row.title for row in graph.documents.values() if row.title)
    named = Counter(row.subject for row in graph.statements.values() if row.subject in graph.entities)
    values = {
        "compare": {"first": titles[0], "second": titles[-1]},
        "evidence": {"node": graph.entities[named.most_common(1)[0][0]].label},
    }
    for name in questions():
        text = sparql(name, values.get(name))
        peer, _ = cpu_seconds(lambda text=text: list(islice(store.query(text), LIMITS.rows)), runs=2)
        seconds, _ = cpu_seconds(lambda text=text: tabulate(store, text, LIMITS), runs=2)
        yield Row(f"ask {name}", "CPU seconds", seconds, "the bare query in Oxigraph", peer, more_is_better=False)


def _map(graph: Graph) -> Iterator[Row]:
    """Compare the map of classes with plain rdflib, on entities and what is stated of them."""
    graph = replace(graph, documents={}, sections={}, observations={}, evidence={})
    data = export(graph, "turtle")
    store = pyoxigraph.Store()
    store.bulk_load(data, format=pyoxigraph.RdfFormat.TURTLE)
    seconds, _ = cpu_seconds(lambda: tabulate(store, sparql("map"), LIMITS))
    blocks = Blocks(graph, Names())
    things = (blocks.entity(row) for row in graph.entities.values())
    alone = "".join(f"{subject} {property} {term} .\n" for subject, pairs in things for property, term in pairs)
    for name, text in (("triples", alone), ("statements", export(graph, "ntriples").decode())):
        plain = rdflib.Graph().parse(data=text, format="nt")
        query = f"SELECT ?a ?p ?b (COUNT(*) AS ?n) {{ {PLAIN[name]} }} GROUP BY ?a ?p ?b"
        peer, _ = cpu_seconds(lambda plain=plain, query=query: list(plain.query(query)), runs=1)
        what = f"map of {len(graph.entities)} entities, {name}"
        yield Row(what, "CPU seconds", seconds, "plain rdflib", peer, more_is_better=False)
