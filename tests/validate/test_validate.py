"""The checks of kg validate, against a SHACL processor with the shapes of the ontology."""

from dataclasses import replace
from typing import Any

import pyshacl
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from rdflib import SH

from kg import rdf
from kg.graph import Graph
from kg.infer import infer
from kg.rdf.terms import Names
from kg.resources import resource
from kg.validate import validate
from tests.samples import BUREAU, FIRM, HIGH, sample
from tests.strategies import graphs

SHAPE = "https://w3id.org/policy-kg/shape/"


def oracle(graph: Graph) -> set[tuple[str, str]]:
    """Return shape and row id of everything that pySHACL objects to in the graph with its ontology."""
    shapes = rdflib.Graph().parse(resource("ontology/shapes.ttl"))
    data = rdflib.Graph().parse(data=rdf.turtle(graph), format="turtle").parse(resource("ontology/policy.ttl"))
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    found = set()
    for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
        shape, focus = report.value(result, SH.sourceShape), report.value(result, SH.focusNode)
        found.add((str(shape).removeprefix(SHAPE), Names().id(str(focus))))
    return found


def own(graph: Graph) -> set[tuple[str, str]]:
    return {(row.shape, row.id) for row in validate(graph)}


def changed(*changes: tuple[str, str, dict[str, Any]]) -> Graph:
    graph = sample()
    for kind, id, values in changes:
        rows = getattr(graph, kind)
        rows[id] = replace(rows[id], **values)
    return graph


BREAKS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "has-evidence": ("statements", "s00", {"evidence": ()}),
    "domain": ("statements", "s12", {"subject": "Indicator/高新技术产业产值"}),
    "range": ("statements", "s13", {"object": HIGH}),
    "two-ends": ("statements", "s14", {"subject": "ResearchInstitution/青石大学"}),
    "same-class": ("statements", "s07", {"object": "Platform/青石生物园"}),
    "confidence": ("statements", "s01", {"confidence": 1.5}),
    "figure-has-evidence": ("observations", "o0", {"evidence": ()}),
    "value-state": ("observations", "o1", {"value": "*"}),
    "no-clause": ("entities", HIGH, {"label": "加快发展。培育高新技术企业"}),
    "one-body": ("entities", BUREAU, {"label": "县科技局、财政局"}),
    "date": ("documents", "00000000000a", {"date": "2023-02-31"}),
    "quote": ("evidence", "e00", {"end": 3000}),
    "quote-of-document": ("evidence", "e01", {"document": "f00"}),
}


def test_the_sample_is_in_order_and_so_is_what_follows_from_it() -> None:
    assert validate(infer(sample())) == []
    assert oracle(infer(sample())) == set()


@pytest.mark.parametrize("shape", BREAKS)
def test_each_shape_is_broken_by_what_it_forbids(shape: str) -> None:
    assert own(changed(BREAKS[shape])) == {(shape, BREAKS[shape][1])}


def test_all_of_them_at_once_are_found_by_both() -> None:
    graph = changed(*BREAKS.values())
    assert own(graph) == oracle(graph) == {(shape, id) for shape, (_, id, _) in BREAKS.items()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(graphs())
def test_the_verdicts_are_those_of_a_shacl_processor(graph: Graph) -> None:
    assert own(graph) == oracle(graph)


def test_a_message_is_chinese_and_names_the_place() -> None:
    (violation,) = validate(changed(BREAKS["range"]))
    assert str(violation) == (
        "宾语的类型不合此关系：青石生物园〔创新平台〕 位于 高新技术企业〔企业类别〕"
        "（2023年科技工作总结.txt，一、培育企业，第 540 字起，“青石生物园位于青石县。”）"
    )


@pytest.mark.parametrize(
    "label", ["工业和信息化局", "国家发展和改革委员会", "省、市科技局", "住房和城乡建设局", "中国科学院大学"]
)
def test_one_body_with_a_conjunction_in_its_name_is_one_body(label: str) -> None:
    assert own(changed(("entities", BUREAU, {"label": label}))) == set()


def test_a_name_on_two_lines_is_judged_alike_by_both() -> None:
    graph = changed(("entities", BUREAU, {"label": "县科技\n局"}))
    assert own(graph) == oracle(graph)


@pytest.mark.parametrize("label", ["省科技厅、财政厅", "市委和市政府", "恒石公司与青石大学"])
def test_coordinated_bodies_are_found(label: str) -> None:
    assert own(changed(("entities", FIRM, {"label": label}))) == {("one-body", FIRM)}
