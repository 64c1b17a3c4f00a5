"""Queries and questions on the sample: right answers, and no way to do harm."""

import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib

from kg.cli import run as kg
from kg.errors import QueryError
from kg.infer import infer
from kg.query import Limits, Table, ask, open_store, questions, run, sparql
from kg.query.store import load
from kg.rdf import turtle
from tests.samples import sample

ANSWERS: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # question: (parameters, a row that the answer has)
    "who-does-what": (
        {"actor": "科技局", "predicate": "建设"},
        {"主体": "县科技局", "对象": "省级众创空间", "语气": "已做", "引文": "县科技局建成省级众创空间。", "起": "20"},
    ),
    "responsibility": ({}, {"任务": "二、建设平台", "责任单位": "（没有责任单位）"}),
    "indicators": ({"indicator": "产值"}, {"数值": "*", "有无数值": "被隐去", "范围": "青石县"}),
    "promise-and-report": ({}, {"目标": "不少于60家", "实绩": "47家", "结果": "未达到"}),
    "ladder": ({}, {"低一级": "科技型中小企业", "高一级": "高新技术企业", "支持低一级的": "创新券"}),
    "benefits": ({"category": "国家级众创空间"}, {"方式": "支持", "引文": "支持省级以上众创空间。"}),
    "basis": ({}, {"主体或政策": "科技创新若干措施", "依据": "创新驱动发展战略", "是否推得": "推得"}),
    "platforms": ({"place": "青石"}, {"平台": "省级众创空间", "级别": "省级", "语气": "已做", "类称": "类"}),
    "fields": ({"field": "生物"}, {"类型": "创新平台", "名称": "青石生物园", "关系": "聚焦"}),
    "cooperation": ({}, {"一方": "恒石机械", "另一方": "青石大学", "阶段": "意向"}),
    "problems": ({}, {"缺少": "领军人才", "对策引文": "引进领军人才。"}),
    "compare": ({"first": "措施", "second": "总结"}, {"异同": "共有", "对象": "领军人才"}),
    "evidence": ({"node": "高企"}, {"方向": "←", "关系": "升级为", "另一端": "科技型中小企业", "起": "300"}),
    "map": ({}, {"主语类型": "企业类别", "关系": "升级为", "宾语类型": "企业类别", "条数": "3"}),
    "weak": ({}, {"原因": "只有一处依据，规则不可靠", "对象": "小升高行动"}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    graph = infer(sample())
    weak = next(row for row in graph.statements.values() if row.object == "Program/小升高行动")
    object.__setattr__(weak, "confidence", 0.4)
    out = tmp_path_factory.mktemp("query")
    (out / "graph.ttl").write_bytes(turtle(graph))
    return out


@pytest.fixture(scope="module")
def store(folder: Path) -> pyoxigraph.Store:
    return load(folder)


def rows(table: Table) -> list[dict[str, str]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


@pytest.mark.parametrize("name", ANSWERS)
def test_each_question_is_answered(store: pyoxigraph.Store, name: str) -> None:
    values, expected = ANSWERS[name]
    found = rows(ask(store, name, values))
    assert any(expected.items() <= row.items() for row in found), found


def test_the_fifteen_questions_have_a_title_and_stand_in_order() -> None:
    assert [row.order for row in questions().values()] == list(range(1, 16))
    assert set(questions()) == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_other_stores_with_the_file_alone_give_the_same_answer(
    folder: Path, store: pyoxigraph.Store, name: str
) -> None:
    other = pyoxigraph.Store()
    other.bulk_load(path=str(folder / "graph.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    text, expected = sparql(name, ANSWERS[name][0]), Counter(ask(store, name, ANSWERS[name][0]).rows)
    solutions: Any = other.query(text)
    assert Counter(tuple("" if term is None else term.value for term in row) for row in solutions) == expected
    graph: Any = rdflib.Graph().parse(folder / "graph.ttl", format="turtle").query(text)
    assert Counter(tuple("" if term is None else str(term) for term in row) for row in graph) == expected


def test_every_parameter_of_a_question_is_an_option_of_kg_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert kg(["ask", "--help"]) == 0
    shown = capsys.readouterr().out
    assert [key for row in questions().values() for key in row.parameters if f"--{key}" not in shown] == []


def test_a_parameter_is_text_and_never_sparql(store: pyoxigraph.Store) -> None:
    for hostile in ('")) } #', '\\") }', '"', "\\", "$actor", "#object "):
        assert ask(store, "who-does-what", {"actor": hostile}).rows == ()


def test_a_wrong_question_or_parameter_says_which_are_right(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="who-does-what"):
        ask(store, "nonsense")
    with pytest.raises(QueryError, match="--actor"):
        ask(store, "who-does-what", {"field": "x"})
    with pytest.raises(QueryError, match="--first and --second"):
        ask(store, "compare")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("SELECT", "no SPARQL at line 1"),
        ("", "no SPARQL"),
        ("SELECT * { ?s unknown:p ?o }", "no prefix unknown:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { { OPTIONAL { SERVICE SILENT ?s { ?s ?p ?o } } } }", "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM"),
        ("SELECT * FROM NAMED <http://x/> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
        ("LOAD <file:///etc/passwd>", "change"),
        ("DELETE WHERE { ?s ?p ?o }", "change"),
        ("INSERT DATA { <http://a/> <http://b/> 1 }", "change"),
        ("SELECT * " + "{" * 20_000 + "}" * 20_000, "deep"),
        ("ASK {" + "(" * 20_000, "deep"),
        ("SELECT * { FILTER(" + "!" * 30_000 + "true) }", "the query"),
        ("SELECT * {}" + " " * 200_000, "longer"),
    ],
    ids=range(14),
)
def test_what_is_no_query_of_the_graph_is_refused(store: pyoxigraph.Store, text: str, problem: str) -> None:
    with pytest.raises(QueryError, match=problem):
        run(store, text, Limits(seconds=5))


def test_words_in_names_and_quotes_do_no_harm(store: pyoxigraph.Store) -> None:
    assert run(store, 'SELECT ("SERVICE <http://x/> { FROM <y>" AS ?x) {} # LOAD <z>').rows


def test_time_memory_and_rows_are_limited(store: pyoxigraph.Store) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    begun = time.monotonic()
    with pytest.raises(QueryError, match="longer than"):
        run(store, cross, Limits(seconds=0.5))
    assert time.monotonic() - begun < 5
    with pytest.raises(QueryError, match="64 MB"):
        run(store, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d", Limits(memory=64 << 20))
    table = run(store, "SELECT ?s { ?s ?p ?o }", Limits(rows=3))
    assert (len(table.rows), table.cut) == (3, True)


def test_each_form_of_query(store: pyoxigraph.Store) -> None:
    assert run(store, "ASK { GOV:x a pkg:Platform }") == Table(("answer",), (("false",),))
    assert run(store, "CONSTRUCT { ?x a pkg:Kept } WHERE { ?x a pkg:Fund }").rows == (
        ("FND:创新券", "rdf:type", "pkg:Kept"),
    )
    assert ("FND:创新券", "rdfs:label", "创新券") in run(store, "DESCRIBE FND:创新券").rows


def test_json_is_that_of_sparql_and_turtle_that_of_the_graph(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def out(*arguments: str) -> str:
        assert kg(["query", str(folder), *arguments]) == 0
        return capsys.readouterr().out

    select = "SELECT ?n ?none { FND:创新券 rdfs:label ?n OPTIONAL { FND:创新券 pkg:confidence ?none } }"
    (row,) = pyoxigraph.parse_query_results(  # type: ignore[misc]
        out(select, "--format", "json"), format=pyoxigraph.QueryResultsFormat.JSON
    )
    assert (row["n"], row["none"]) == (pyoxigraph.Literal("创新券", language="zh"), None)
    assert json.loads(out("ASK {}", "--format", "json"))["boolean"] is True
    assert json.loads(out("--question", "map", "--format", "json"))["head"]["vars"][0] == "主语类型"
    assert json.loads(out("DESCRIBE FND:创新券", "--format", "json"))[0]["@id"].endswith("Fund/创新券")
    assert out("CONSTRUCT WHERE { FND:创新券 rdfs:label ?n }", "--format", "turtle").endswith(
        '\n\nFND:创新券 rdfs:label "创新券"@zh .\n'
    )


def test_rdflib_asks_the_same_store(folder: Path) -> None:
    graph = open_store(folder)
    found = graph.query("SELECT ?name { ?x a pkg:Fund ; rdfs:label ?name }")
    assert [str(row[0]) for row in found] == ["创新券"]  # type: ignore[index]


def test_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kg(["ask", str(folder)]) == 0
    assert "who-does-what" in capsys.readouterr().out
    assert kg(["ask", str(folder), "who-does-what", "--actor", "财政", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert kg(["query", str(folder), "SELECT ?n { FND:创新券 rdfs:label ?n }", "--format", "csv"]) == 0
    assert capsys.readouterr().out == "n\n创新券\n"
    assert kg(["query", str(folder), "SELECT ?s { ?s ?p ?o }", "--rows", "1", "--format", "md"]) == 0
    assert "前 1 行" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["query", "SELECT"], 1, "no SPARQL"),
        (["query", "--question", "nonsense"], 1, "kg ask lists them"),
        (["query", "ASK {}", "--format", "pdf"], 1, "table, csv, json, md"),
        (["query", "ASK {}", "--format", "turtle"], 1, "CONSTRUCT"),
        (["query"], 2, "--question"),
        (["ask", "compare"], 1, "--first"),
    ],
)
def test_mistakes_end_with_a_message(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    command, *rest = arguments
    assert kg([command, str(folder), *rest]) == code
    assert words in capsys.readouterr().err


def test_a_folder_without_a_graph_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kg(["query", str(tmp_path), "ASK {}"]) == 1
    assert "run kg build first" in capsys.readouterr().err


def test_a_statement_that_breaks_a_shape_is_weak_whatever_its_confidence(tmp_path: Path) -> None:
    graph = sample()
    graph.statements["s00"] = replace(graph.statements["s00"], evidence=())
    graph.statements["s12"] = replace(graph.statements["s12"], subject="Indicator/高新技术产业产值")
    (tmp_path / "graph.ttl").write_bytes(turtle(graph))
    found = rows(ask(tmp_path, "weak"))
    assert [(row["原因"], row["主体"], row["引文"]) for row in found] == [
        ("主语的类型不合此关系", "高新技术产业产值", "青石生物园以生物医药为主导。"),
        ("陈述没有依据", "县科技局", ""),
    ]
