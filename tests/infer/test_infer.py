"""What follows from a graph, with its derivation."""

import pytest
from hypothesis import HealthCheck, given, settings

from kg.graph import Graph
from kg.infer import RULES, infer
from kg.model import Entity, Statement
from tests.samples import BUREAU, HIGH, LAB, LEADER, NATIONAL_SPACE, POLICY, SMALL, SPACE, STRATEGY, sample
from tests.strategies import graphs

X, Y, Z = "Place/甲县", "Place/乙市", "Place/丙省"


def inferred(graph: Graph) -> dict[str, tuple[str, str, str, str, tuple[str, ...]]]:
    return {
        row.rule: (row.subject, row.predicate, row.object, row.modality, row.derived_from)
        for row in infer(graph).statements.values()
        if row.derived_from
    }


def test_each_rule_on_the_sample() -> None:
    found = inferred(sample())
    assert found["upgrade_chain"] == (SMALL, "upgradesTo", LEADER, "P", ("s07", "s08"))
    assert found["basis_chain"] == (POLICY, "basedOn", STRATEGY, "A", ("s10", "s11"))
    assert found["level_ladder"][:3] == (SPACE, "upgradesTo", NATIONAL_SPACE)
    assert found["inverse"] == (POLICY, "issuedBy", BUREAU, "A", ("s09",))
    assert found["symmetric"][0::2] == ("ResearchInstitution/青石大学", "Enterprise/恒石机械", ("s14",))
    assert found["level_and_above"][0] == BUREAU and found["level_and_above"][4] == ("s15",)


def places(*links: tuple[str, str, str]) -> Graph:
    names = {name for subject, _, object in links for name in (subject, object)}
    entities = [Entity(name, name.split("/")[0], name.split("/")[1]) for name in sorted(names)]  # type: ignore[arg-type]
    rows = [
        Statement(f"s{number}", *link, modality="A", confidence=0.5, evidence=("e",))
        for number, link in enumerate(links)
    ]
    return Graph.of([*entities, *rows])


def test_what_is_in_a_county_is_in_its_city() -> None:
    graph = places(("Platform/园", "locatedIn", X), (X, "partOf", Y), (Y, "partOf", Z))
    found = {(row.subject, row.predicate, row.object, row.confidence) for row in infer(graph).statements.values()}
    assert ("Platform/园", "locatedIn", Z, 0.125) in found
    assert (X, "partOf", Z, 0.25) in found


def test_divisions_lie_in_those_that_hold_them() -> None:
    names = {"Place/晋江市": "350582", "Place/泉州市": "350500", "Place/福建省": "350000", "Place/湖北省": "420000"}
    planned = [
        Statement("s1", "Platform/园", "locatedIn", "Place/晋江市", "P", 0.5, ("e",)),
        Statement("s2", "Place/泉州市", "supports", "Platform/园", "N", 0.1, ("e",)),
        Statement("s3", "Platform/园", "locatedIn", "Place/湖北省", "N", 0.9, ("e",)),
    ]
    entities = [Entity(name, "Place", name[6:], code=code) for name, code in names.items()]
    rows = infer(Graph.of([*entities, Entity("Platform/园", "Platform", "园"), *planned])).statements.values()
    found = {(row.subject, row.predicate, row.object, row.modality, row.derived_from) for row in rows if row.rule}
    # No statement speaks of 福建省, so that none shows it as a whole; what is in 晋江市 is in it all the same.
    assert found == {
        ("Place/晋江市", "partOf", "Place/泉州市", "A", ("s1", "s2")),
        ("Platform/园", "locatedIn", "Place/泉州市", "P", ("s1",)),
        ("Platform/园", "locatedIn", "Place/福建省", "P", ("s1",)),
    }


def test_a_circle_ends() -> None:
    graph = places(("Field/甲", "partOf", "Field/乙"), ("Field/乙", "partOf", "Field/甲"))
    assert infer(graph) == graph


def test_what_is_stated_is_not_inferred_and_what_is_negated_leads_nowhere() -> None:
    graph = places(
        ("Field/甲", "partOf", "Field/乙"), ("Field/乙", "partOf", "Field/丙"), ("Field/甲", "partOf", "Field/丙")
    )
    assert infer(graph) == graph
    no = places(("Field/甲", "partOf", "Field/乙"))
    no.statements["s9"] = Statement("s9", "Field/乙", "partOf", "Field/丙", "N", 1.0, ("e",))
    assert infer(no) == no


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_rule_says_what_it_does(rule: object) -> None:
    assert rule.__doc__


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(graphs())
def test_inferring_twice_is_inferring_once_and_nothing_is_lost(graph: Graph) -> None:
    once = infer(graph)
    assert infer(once) == once
    assert {id: row for id, row in graph.statements.items() if not row.derived_from}.items() <= once.statements.items()
    for row in once.statements.values():
        assert all(premise in once.statements for premise in row.derived_from)
    assert HIGH not in once.entities or HIGH in graph.entities
    assert LAB not in once.entities or LAB in graph.entities
