"""Every format, read back by a reader that is not ours: nothing lost, nothing run, the same bytes always."""

import csv
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import ocg
import openpyxl
import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings

from kg import rdf
from kg.cli import run as kg
from kg.export import FORMATS, export, suffix, tables
from kg.export.cells import cell, plain
from kg.export.xml import text
from kg.graph import Graph, dump
from kg.infer import infer
from kg.labels import labels
from kg.rdf.read import graph_of
from tests.samples import SMALL, sample
from tests.strategies import graphs

# In Oxigraph's parser and rdflib's; None: rdflib has one reader for graphs and datasets.
SYNTAXES = {
    "turtle": (pyoxigraph.RdfFormat.TURTLE, "turtle"),
    "trig": (pyoxigraph.RdfFormat.TRIG, "trig"),
    "ntriples": (pyoxigraph.RdfFormat.N_TRIPLES, "nt"),
    "jsonld": (pyoxigraph.RdfFormat.JSON_LD, "json-ld"),
}
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
# rdflib's own readers of JSON-LD and TriG use what it has deprecated.
deprecated = pytest.mark.filterwarnings("ignore:.*ConjunctiveGraph.*", "ignore:.*default_context.*", "ignore:Dataset")
Triples = set[tuple[str, str, str]]


def oxigraph(data: bytes, format: str) -> Triples:
    """Return the triples that Oxigraph reads, whatever graph they are in."""
    quads = pyoxigraph.parse(data, SYNTAXES[format][0])
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


def rdflib_(data: bytes, format: str) -> Triples:
    """Return the triples that rdflib reads, spelled by Oxigraph so that escapes do not differ."""
    dataset = rdflib.Dataset(default_union=True).parse(data=data.decode(), format=SYNTAXES[format][1])
    triples = "".join(" ".join(term.n3() for term in quad[:3]) + " .\n" for quad in dataset.quads())
    quads = pyoxigraph.parse(triples, pyoxigraph.RdfFormat.N_TRIPLES)
    return {(str(quad.subject), str(quad.predicate), str(quad.object)) for quad in quads}


@few
@given(graphs())
@pytest.mark.parametrize("format", SYNTAXES)
def test_rdf_comes_back_as_the_same_graph(format: str, graph: Graph) -> None:
    data = export(graph, format)
    assert graph_of(pyoxigraph.parse(data, SYNTAXES[format][0])) == graph
    assert oxigraph(data, format) == oxigraph(export(graph, "ntriples"), "ntriples")


@deprecated
@pytest.mark.parametrize("format", SYNTAXES)
def test_two_readers_find_the_same_triples_without_blank_nodes(format: str) -> None:
    data = export(infer(sample()), format)
    found = rdflib_(data, format)
    assert found == oxigraph(data, format) == oxigraph(export(infer(sample()), "ntriples"), "ntriples")
    assert not [term for triple in found for term in triple if term.startswith("_:")]


@pytest.mark.parametrize("format", SYNTAXES)
def test_the_base_of_the_iris_is_the_users(format: str, tmp_path: Path) -> None:
    path = written(tmp_path, format, "--base", "https://graph.example/policy/")
    assert rdf.read(path) == sample()
    subjects = {triple[0] for triple in oxigraph(path.read_bytes(), format)}
    assert "<https://graph.example/policy/entity/EnterpriseCategory/科技型中小企业>" in subjects
    assert not [name for name in subjects if name.startswith("<https://w3id.org/policy-kg/entity/")]


def test_trig_has_a_named_graph_a_document_and_shared_things_outside() -> None:
    store = pyoxigraph.Store()
    store.load(export(sample(), "trig"), format=pyoxigraph.RdfFormat.TRIG)
    assert sorted(str(name) for name in store.named_graphs()) == [
        f"<https://w3id.org/policy-kg/document/{id}>" for id in sorted(sample().documents)
    ]
    quotes = "SELECT ?g { GRAPH ?g { ?e <http://www.w3.org/ns/oa#exact> ?quote } } GROUP BY ?g"
    assert len(list(store.query(quotes))) == 2  # type: ignore[arg-type]
    assert store.query("ASK { ?x <http://www.w3.org/2000/01/rdf-schema#label> '科技型中小企业'@zh }")


# --- graphs of other tools --------------------------------------------------------------------------------------


def edges(graph: Graph) -> set[tuple[str, ...]]:
    """Return subject, predicate, object and first quote of every statement."""
    quoted = {id: row.quote for id, row in graph.evidence.items()}
    found = set()
    for row in graph.statements.values():
        quote = next((quoted[id] for id in row.evidence if id in quoted), "")
        found.add((text(row.subject), row.predicate, text(row.object), text(quote)))
    return found


@few
@given(graphs())
@pytest.mark.parametrize(("format", "reader"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_same_nodes_and_edges(format: str, reader: object, graph: Graph) -> None:
    found = reader(io.BytesIO(export(graph, format)))  # type: ignore[operator]
    nodes = {(node, values["label"]) for node, values in found.nodes(data=True)}
    named = {(text(node), text(values.get("label", node))) for node, values in graph.networkx().nodes(data=True)}
    assert spaces(nodes) == spaces(named)
    read = {(start, row["predicate"], end, row.get("quote", "")) for start, end, row in found.edges(data=True)}
    assert spaces(read) == spaces(edges(graph))


def spaces(rows: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Take line ends for one: XML readers do."""
    return {tuple(" ".join(cell.split()) for cell in row) for row in rows}


def test_cypher_runs_in_a_graph_database() -> None:
    graph = infer(sample())
    database = ocg.Graph()
    constraint, *statements = export(graph, "cypher").decode().splitlines()
    assert constraint.startswith("CREATE CONSTRAINT")  # Neo4j's own, which the database of the test has not
    for statement in statements:
        database.execute(statement)
    rows = database.execute("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS r, b.id AS b, r.quote AS q")
    assert {(row["a"], row["r"], row["b"], row["q"] or "") for row in rows} == edges(graph)
    (small,) = database.execute(f"MATCH (n:EnterpriseCategory {{id: '{SMALL}'}}) RETURN n.name AS name")
    assert small["name"] == "科技型中小企业"


@few
@given(graphs())
def test_no_name_or_quote_breaks_out_of_cypher(graph: Graph) -> None:
    database = ocg.Graph()
    for statement in export(graph, "cypher").decode().splitlines()[1:]:
        database.execute(statement)
    (count,) = database.execute("MATCH (n) RETURN count(n) AS n")
    assert count["n"] == len(graph.networkx())


# --- tables -----------------------------------------------------------------------------------------------------


@few
@given(graphs())
def test_csv_comes_back_cell_by_cell_and_holds_no_formula(graph: Graph) -> None:
    for head, rows in tables.tables(graph).values():
        rows = list(rows)
        found = list(csv.reader(io.StringIO(tables.text((head, rows)), newline="")))
        assert found == [list(head), *([cell(value) for value in row] for row in rows)]
        assert not [value for row in found for value in row if value[:1] in ("=", "@", "\t", "\r")]


def test_csv_opens_in_a_spreadsheet_in_utf8(tmp_path: Path) -> None:
    folder = written(tmp_path, "csv")
    data = (folder / "entities.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert {row["名称"]: row["别名"] for row in rows}["高新技术企业"] == "高企"
    assert len(rows) == len(sample().entities)


@few
@given(graphs())
def test_openpyxl_reads_the_same_tables(graph: Graph) -> None:
    book = openpyxl.load_workbook(io.BytesIO(export(graph, "xlsx")))
    assert book.sheetnames == ["文件", "实体", "陈述", "指标数值", "依据"]
    for sheet, (head, rows) in zip(book, tables.tables(graph).values(), strict=True):
        found = [[cell_.value for cell_ in row] for row in sheet.iter_rows()]
        expected = [list(head), *([number(value) for value in row] for row in rows)]
        assert found == [[value if value != "" else None for value in row] for row in expected]
        assert not [cell_ for row in sheet.iter_rows() for cell_ in row if cell_.data_type == "f"]


def number(value: object) -> object:
    """Return a value as a workbook has it: a number, or text in which every line end is a line feed."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    return text(plain(value)).replace("\r\n", "\n").replace("\r", "\n")


def test_the_statements_table_has_what_an_analyst_needs(tmp_path: Path) -> None:
    with (written(tmp_path, "csv") / "statements.csv").open(encoding="utf-8-sig", newline="") as lines:
        row = next(row for row in csv.DictReader(lines) if row["编号"] == "s14")
    wanted = {"主语": "恒石机械", "关系": "合作", "宾语": "青石大学", "语气": "计划", "阶段": "意向"}
    assert wanted.items() <= row.items()
    assert row["引文"] == "恒石机械与青石大学达成初步合作意向。"
    assert (row["文件"], row["章节"]) == ("2023年科技工作总结", "二、建设平台")


# --- all formats ------------------------------------------------------------------------------------------------


def written(folder: Path, format: str, *options: str) -> Path:
    """Write the sample by the command line and return where."""
    (folder / "graph.jsonl").write_text("".join(dump(sample())), encoding="utf-8")
    assert kg(["export", str(folder), "--format", format, *options]) == 0
    return folder / ("csv" if format == "csv" else f"graph{suffix(format)}")


def test_every_hash_seed_and_day_gives_the_same_bytes_in_every_format(tmp_path: Path) -> None:
    (tmp_path / "graph.jsonl").write_text("".join(dump(infer(sample()))), encoding="utf-8")
    code = (
        "import hashlib, pathlib, sys; from kg.export import FORMATS, write\n"
        "for format in FORMATS:\n"
        "    path = write(pathlib.Path(sys.argv[1]), format)\n"
        "    files = sorted(path.iterdir()) if path.is_dir() else [path]\n"
        "    print(format, hashlib.sha256(b''.join(file.read_bytes() for file in files)).hexdigest())"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("1", "Asia/Shanghai"), ("4711", "America/Lima"))
    }
    assert len(runs) == 1
    assert len(next(iter(runs)).splitlines()) == len(FORMATS)


def test_no_file_carries_the_time_of_the_run() -> None:
    assert b"lastmodified" not in export(sample(), "gexf")
    with zipfile.ZipFile(io.BytesIO(export(sample(), "xlsx"))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("format", FORMATS)
def test_a_graph_without_rows_is_written_too(format: str, tmp_path: Path) -> None:
    (tmp_path / "graph.jsonl").write_text("")
    assert kg(["export", str(tmp_path), "--format", format]) == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--format", "docx"], "use one of turtle, trig"),
        (["--base", "nonsense"], "absolute IRI"),
        (["--format", "xlsx", "--base", "https://a.example/"], "no meaning in xlsx"),
        (["--out", "/nonexistent/graph.ttl"], "give another --out"),
    ],
)
def test_mistakes_end_with_a_message(
    options: list[str], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "graph.jsonl").write_text("")
    assert kg(["export", str(tmp_path), *options]) == 1
    assert words in capsys.readouterr().err


def test_labels_of_predicates_and_modalities_are_chinese(tmp_path: Path) -> None:
    graph = nx.read_graphml(io.BytesIO(export(sample(), "graphml")))
    assert {row["label"] for _, _, row in graph.edges(data=True)} <= set(labels().values())
    assert {row["modality"] for _, _, row in graph.edges(data=True)} == {"已做", "计划", "否定"}
