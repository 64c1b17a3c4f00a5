"""A graph as RDF and back: nothing lost, readable by others, the same bytes always."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib import URIRef

from kg import rdf
from kg.errors import DataError
from kg.graph import Graph, dump
from kg.rdf.terms import PKG, PLAN, Names
from tests.samples import PLAN as PLAN_DOCUMENT
from tests.samples import sample
from tests.strategies import NAME, graphs

TURTLE = pyoxigraph.RdfFormat.TURTLE
slow = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def back(data: bytes, syntax: pyoxigraph.RdfFormat) -> Graph:
    from kg.rdf.read import graph_of

    return graph_of(pyoxigraph.parse(data, syntax))


@slow
@given(graphs())
def test_graph_to_turtle_to_graph_is_the_same_graph(graph: Graph) -> None:
    assert back(rdf.turtle(graph), TURTLE) == graph


@slow
@given(graphs())
def test_graph_to_ntriples_to_graph_is_the_same_graph(graph: Graph) -> None:
    assert back(rdf.ntriples(graph).encode(), pyoxigraph.RdfFormat.N_TRIPLES) == graph


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(graphs())
def test_two_other_readers_find_the_same_triples_and_no_blank_node(graph: Graph) -> None:
    one = rdflib.Graph().parse(data=rdf.turtle(graph), format="turtle")
    two = rdflib.Graph().parse(data=rdf.ntriples(graph), format="nt")
    assert {tuple(term.n3() for term in triple) for triple in one} == {
        tuple(term.n3() for term in triple) for triple in two
    }
    assert not [term for triple in one for term in triple if isinstance(term, rdflib.BNode)]


@given(NAME)
def test_an_id_comes_back_from_its_iri(name: str) -> None:
    names = Names()
    for kind, id in (("entity", f"Place/{name}"), ("section", f"d#{name}"), ("statement", name)):
        assert names.id(names.iri(kind, id)) == id
        pyoxigraph.NamedNode(names.iri(kind, id))


@pytest.mark.parametrize(
    "base", ["", "x/", "https://a.example", "https://a b/", 'https://a"/', "https://a<b>/", "https://a/#"]
)
def test_a_base_that_is_no_iri_is_refused(base: str) -> None:
    with pytest.raises(DataError, match="base"):
        rdf.turtle(Graph(), base)


def test_another_base_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_bytes(rdf.turtle(sample(), "https://kg.example/policy/"))
    assert rdf.read(path) == sample()
    assert b"w3id.org/policy-kg/entity" not in path.read_bytes()


def test_plain_triples_tell_what_is_done_from_what_is_planned_and_leave_out_what_is_negated() -> None:
    found = rdflib.Graph().parse(data=rdf.turtle(sample()), format="turtle")
    names = Names()

    def end(id: str) -> URIRef:
        return URIRef(names.iri("entity", id))

    body, space, lab = (
        end("GovernmentBody/县科技局@00000000000a"),
        end("Platform/众创空间/省级"),
        end("Platform/重点实验室"),
    )
    assert (body, URIRef(PKG + "establishes"), space) in found
    assert (body, URIRef(PLAN + "establishes"), space) not in found
    assert (body, URIRef(PLAN + "supports"), lab) in found
    assert (body, URIRef(PKG + "supports"), lab) not in found
    assert list(found.predicates(body, end("TalentCategory/领军人才"))) == [URIRef(PLAN + "cultivates")]


def test_a_ladder_is_an_ordered_collection_of_its_steps() -> None:
    found = rdflib.Graph().parse(data=rdf.turtle(sample()), format="turtle")
    ((first, second),) = found.query(
        """PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?first ?second { ?ladder a pkg:Ladder ; skos:memberList ?list ; pkg:evidence ev:e07 .
            ?list rdf:first/rdfs:label ?first ; rdf:rest/rdf:first/rdfs:label ?second }"""
    )
    assert (str(first), str(second)) == ("科技型中小企业", "高新技术企业")


def test_a_document_of_a_binding_genre_is_a_legal_resource_and_a_report_is_none() -> None:
    found = rdflib.Graph().parse(data=rdf.turtle(sample()), format="turtle")
    legal = URIRef("http://data.europa.eu/eli/ontology#LegalResource")
    names = Names()
    assert list(found.subjects(rdflib.RDF.type, legal)) == [URIRef(names.iri("document", PLAN_DOCUMENT))]


def test_chinese_names_stay_readable() -> None:
    text = rdf.turtle(sample()).decode()
    assert "PLT:重点实验室 a pkg:Platform" in text
    assert "plan:supports PLT:众创空间\\/省级以上, PLT:重点实验室" in text


def test_every_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "graph.jsonl"
    path.write_text("".join(dump(sample())), encoding="utf-8")
    code = (
        "import sys, hashlib, pathlib; from kg import rdf; from kg.graph import load;"
        "from kg.infer import infer; g = infer(load(pathlib.Path(sys.argv[1])));"
        "print(hashlib.sha256(rdf.turtle(g) + rdf.ntriples(g).encode()).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)], env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(runs) == 1


def test_a_file_that_is_no_graph_is_named(tmp_path: Path) -> None:
    broken, foreign, odd = tmp_path / "a.ttl", tmp_path / "b.ttl", tmp_path / "c.xyz"
    broken.write_text("<a> <b>")
    foreign.write_text("<http://a/> <http://b/> <http://c/> .")
    for path, problem in ((broken, "no RDF"), (foreign, "0 graphs"), (odd, "suffix"), (tmp_path / "d.ttl", "no RDF")):
        with pytest.raises(DataError, match=problem):
            rdf.read(path)


def test_what_another_tool_wrote_is_read_back() -> None:
    """rdflib writes decimals in a form of its own (60 as 60.0); all else comes back as it was."""
    written = rdflib.Graph().parse(data=rdf.turtle(sample()), format="turtle").serialize(format="turtle")
    found, given_ = back(written.encode(), TURTLE), sample()
    assert [float(row.value) for row in found.observations.values() if row.state == "given"] == [60, 47, 20, 5]
    for graph in (found, given_):
        graph.observations = {id: replace(row, value="") for id, row in graph.observations.items()}
    assert found == given_
