"""The questions on the documents that come with the project; each answer was checked against the text by eye."""

from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kg.query import ask, questions, sparql

ANSWERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # question: (parameters, a row that the answer has)
    "who-does-what": (
        {"actor": "云岭省科学技术厅", "predicate": "监管"},
        {"主体": "云岭省科学技术厅", "对象": "省级科技企业孵化器", "语气": "计划"},
    ),
    "responsibility": (
        {"document": "孵化器"},
        {"任务": "四、任务分工 › (三)支持创建国家级孵化器", "责任单位": "云岭高新区管委会", "角色": "责任"},
    ),
    "indicators": ({"indicator": "高新技术企业"}, {"数值": "47", "单位": "家", "状态": "实绩", "有无数值": "已给出"}),
    "promise-and-report": (
        {"indicator": "研发经费"},
        {
            "范围": "青澜市",
            "目标": "不少于2.7%",
            "实绩": "2.63%",
            "实绩文件": "青澜市科学技术局2024年工作总结",
            "结果": "未达到",
        },
    ),
    "ladder": ({}, {"低一级": "专精特新企业", "高一级": "科技领军企业", "语气": "计划"}),
    "benefits": ({"category": "高新技术企业"}, {"方式": "支持", "来源": "青澜市财政", "数值": "20万元"}),
    "basis": ({}, {"主体或政策": "云岭省科学技术厅", "依据": "科学技术进步法", "在库文件": "（不在库中）"}),
    "platforms": ({"platform": "农科驿站"}, {"主体": "X县科学技术局", "语气": "已做", "关系": "建设"}),
    "fields": ({"field": "生物医药"}, {"类型": "创新平台", "名称": "云岭省院士工作站", "关系": "聚焦"}),
    "cooperation": ({"actor": "恒瑞达"}, {"一方": "恒瑞达机械", "阶段": "意向"}),
    "problems": ({}, {"缺少": "国家级领军人才", "问题引文": "二是高端人才匮乏,缺少国家级领军人才。"}),
    "compare": ({"first": "座谈会", "second": "工作总结"}, {"异同": "共有", "对象": "科技特派员"}),
    "evidence": ({"node": "瞪羚企业"}, {"方向": "←", "关系": "升级为", "另一端": "高新技术企业"}),
    "map": ({}, {"主语类型": "企业类别", "关系": "升级为", "宾语类型": "企业类别"}),
    "weak": ({}, {"原因": "只有一处依据，规则不可靠"}),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_a_question_about_the_samples_is_answered(built: Path, name: str) -> None:
    values, expected = ANSWERS[name]
    table = ask(built, name, values)
    found = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert any(expected.items() <= row.items() for row in found), found


def test_every_quote_of_an_answer_stands_in_its_document(built: Path) -> None:
    texts = (built / "texts.jsonl").read_text(encoding="utf-8")
    table = ask(built, "who-does-what")
    quotes = {row[table.columns.index("引文")] for row in table.rows}
    assert quotes
    assert [quote for quote in quotes if "\n" not in quote and '"' not in quote and quote not in texts] == []


# For compare and evidence the parameters are needed; the others are asked without any.
NEEDED = {name: values if name in ("compare", "evidence") else {} for name, (values, _) in ANSWERS.items()}


def test_each_of_the_fifteen_questions_has_an_answer_here() -> None:
    assert list(questions()) == sorted(ANSWERS, key=lambda name: questions()[name].order)


# rdflib needs up to minutes for these on six documents; tests/query/test_query.py asks it on a smaller graph.
SLOW = ("benefits", "compare", "map", "problems", "responsibility")


@pytest.fixture(scope="module")
def plain(built: Path) -> tuple[pyoxigraph.Store, rdflib.Graph]:
    """``graph.ttl`` alone in two stores that know nothing of kg."""
    store = pyoxigraph.Store()
    store.bulk_load(path=str(built / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return store, rdflib.Graph().parse(built / "graph.ttl", format="turtle")


@pytest.mark.parametrize("name", ANSWERS)
def test_other_stores_give_the_same_answer_from_the_file_alone(
    built: Path, plain: tuple[pyoxigraph.Store, rdflib.Graph], name: str
) -> None:
    text = sparql(name, NEEDED[name])
    expected = Counter(ask(built, name, NEEDED[name]).rows)
    assert expected
    store, graph = plain
    solutions: Any = store.query(text)
    assert Counter(tuple("" if term is None else term.value for term in row) for row in solutions) == expected
    if name in SLOW:
        return
    rows: Any = graph.query(text)
    assert Counter(tuple("" if term is None else str(term) for term in row) for row in rows) == expected
