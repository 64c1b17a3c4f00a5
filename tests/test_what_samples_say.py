"""The five sample documents say what a reader of them says: every type, relation, modality and status is met and right.

The expectations were written down from the documents, not from the program's output.
"""

import json
from pathlib import Path

import pytest

from kg.graph import Graph, load
from kg.model import PREDICATES, TYPES

ENTITIES = {
    "GovernmentBody": "青澜市科学技术局",
    "ResearchInstitution": "华北工业大学",
    "Enterprise": "恒瑞达机械",
    "Organization": "X县食用菌协会",
    "Platform": "院士工作站",
    "Program": "澜才计划",
    "Project": "科技计划项目",
    "Policy": "研发费用加计扣除政策",
    "EnterpriseCategory": "高新技术企业",
    "TalentCategory": "科技特派员",
    "Person": "周明远",
    "Place": "青澜市",
    "Field": "新能源",
    "Event": "青澜创新创业大赛",
    "Award": "省科技进步奖二等奖",
    "Fund": "X县科技成果转化基金",
    "Indicator": "技术合同成交额",
}

STATEMENTS = [
    ("青澜市科学技术局", "issues", "青澜市科技创新券管理办法", "P"),
    ("青澜市科学技术局", "implements", "澜才计划", "P"),
    ("X县科学技术局", "establishes", "市级重点实验室", "A"),
    ("青澜市科学技术局", "organizes", "青澜创新创业大赛", "P"),
    ("X县科学技术局", "cooperatesWith", "X县税务局", "A"),
    ("青澜市科学技术局", "appliesFor", "泰山产业领军人才", "P"),
    ("X县科学技术局", "recognizedAs", "高新技术企业", "A"),
    ("X县科学技术局", "cultivates", "科技特派员", "A"),
    ("X县科学技术局", "cultivates", "国家级领军人才", "N"),
    ("X县财政", "supports", "高新技术企业", "P"),
    ("科技型中小企业", "upgradesTo", "高新技术企业", "P"),
    ("研发费用加计扣除政策", "partOf", "优惠政策", "A"),
    ("X县食用菌产业研究院", "locatedIn", "X县经济开发区", "A"),
    ("X县科学技术局", "focusesOn", "新能源", "P"),
    ("青澜市科学技术局", "basedOn", "党的二十大精神", "P"),
    ("云岭省科学技术厅", "supervises", "省级科技企业孵化器", "P"),
    ("周明远", "affiliatedWith", "华北工业大学", "A"),
]

FIGURES = [
    ("技术合同成交额", "4.7", "亿元", "A", "="),
    ("高新技术企业", "60", "家", "T", "="),
    ("科技特派员", "100", "名", "T", ">="),
    ("高新技术企业", "*", "家", "T", "="),
    ("孵化场地面积", "8000", "平方米", "C", ">="),
    ("全社会研发经费支出占GDP的比重", "1.62", "%", "A", "="),
    ("每名院士同时签约的院士工作站", "2", "家", "C", "<="),
]


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return load(built / "graph.jsonl")


def test_the_expectations_meet_every_type_and_predicate() -> None:
    assert set(ENTITIES) == set(TYPES)
    # Tasks have no names: responsibility is tested below.
    assert {predicate for _, predicate, _, _ in STATEMENTS} == set(PREDICATES) - {"responsibleFor"}
    assert {modality for *_, modality in STATEMENTS} == set("APN")
    assert {status for *_, status, _ in FIGURES} == set("TAC")


@pytest.mark.parametrize(("type_", "label"), ENTITIES.items())
def test_entities(graph: Graph, type_: str, label: str) -> None:
    assert [row for row in graph.entities.values() if row.type == type_ and label in (row.label, *row.aliases)]


@pytest.mark.parametrize("wanted", STATEMENTS)
def test_statements(graph: Graph, wanted: tuple[str, str, str, str]) -> None:
    said = {
        (graph.entities[row.subject].label, row.predicate, graph.entities[row.object].label, row.modality)
        for row in graph.statements.values()
        if row.evidence and row.subject in graph.entities and row.object in graph.entities
    }
    assert wanted in said


def test_who_is_responsible_for_a_task(graph: Graph) -> None:
    tasks = {
        graph.entities[row.subject].label: graph.sections[row.object].heading
        for row in graph.statements.values()
        if row.predicate == "responsibleFor" and row.object in graph.sections
    }
    assert "金融" in tasks["云岭省财政厅"]
    assert "园区" in tasks["青澜市自然资源局"]


@pytest.mark.parametrize("wanted", FIGURES)
def test_figures(graph: Graph, wanted: tuple[str, str, str, str, str]) -> None:
    said = {(row.indicator, row.value, row.unit, row.status, row.comparator) for row in graph.observations.values()}
    assert wanted in said


def test_an_intent_is_no_station_that_exists(graph: Graph) -> None:
    planned = {
        row.modality
        for row in graph.statements.values()
        if row.predicate == "establishes" and graph.entities.get(row.object, row).id == "Platform/院士工作站"
    }
    assert planned == {"P"}


def test_two_bodies_of_one_name_stay_two(graph: Graph) -> None:
    offices = [row for row in graph.entities.values() if row.label == "X县科学技术局"]
    assert len(offices) == 2
    assert len({row.scope for row in offices}) == 2


def test_every_quote_is_the_text_at_its_place(graph: Graph, built: Path) -> None:
    lines = (built / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    assert graph.evidence
    for row in graph.evidence.values():
        assert texts[row.document][row.start : row.end] == row.quote
