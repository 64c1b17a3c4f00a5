"""What an analyst takes away: pictures, tables, Turtle, an evidence list."""

import csv
import io
from pathlib import Path

import pytest
import rdflib
from lxml import etree

from kg.graph import Graph
from tests.browser.pages import Page
from tests.browser.test_use import largest, page_statements


@pytest.fixture
def folder(page: Page, tmp_path: Path) -> Path:
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    return tmp_path


def take(page: Page, folder: Path, kind: str, name: str) -> bytes:
    """Choose an entry of the menu and return the file that it saves."""
    page.one("#take > summary").click()
    page.one(f'#take [data-take="{kind}"]').click()
    path = folder / name
    page.wait(lambda: path.exists() and path.stat().st_size > 0)
    return path.read_bytes()


def test_png_is_a_picture_of_the_drawing(page: Page, folder: Path) -> None:
    page.open()
    assert take(page, folder, "png", "graph.png").startswith(b"\x89PNG")


@pytest.mark.parametrize("view", ["map", "regions", "ego", "path"])
def test_svg_holds_every_name_that_is_drawn(page: Page, folder: Path, graph: Graph, view: str) -> None:
    row = next(row for row in page_statements(graph) if row.subject == largest(graph).id)
    page.open().go(view=view, node=row.subject, a=row.subject, b=row.object)
    drawn = etree.fromstring(take(page, folder, "svg", "graph.svg"))
    texts = drawn.xpath("//*[local-name() = 'text']/text()")
    if view in ("ego", "path"):
        assert graph.entities[row.subject].label in texts
    assert len(texts) > 3
    assert not drawn.xpath("//*[local-name() = 'script' or local-name() = 'image' or local-name() = 'foreignObject']")


def test_csv_has_a_line_a_statement(page: Page, folder: Path, graph: Graph) -> None:
    page.open()
    text = take(page, folder, "csv", "statements.csv").decode("utf-8-sig")
    heads, *rows = csv.reader(io.StringIO(text))
    assert len(rows) == len(page_statements(graph))
    place = heads.index("编号")
    assert {row[place] for row in rows} == {row.id for row in page_statements(graph)}


def test_csv_follows_the_filter(page: Page, folder: Path, graph: Graph) -> None:
    page.open("only.modalities=N")
    text = take(page, folder, "csv", "statements.csv").decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(text)))) - 1 == sum(row.modality == "N" for row in page_statements(graph))


def test_turtle_says_what_graph_ttl_says(page: Page, folder: Path, built: Path) -> None:
    page.open()
    taken = rdflib.Graph().parse(data=take(page, folder, "turtle", "statements.ttl"), format="turtle")
    whole = rdflib.Graph().parse(built / "graph.ttl", format="turtle")
    known = set(whole.subjects())
    assert len(taken) > 1000
    assert set(taken.subjects()) <= known
    exact = rdflib.URIRef("http://www.w3.org/ns/oa#exact")
    plain = [(s, p, o) for s, p, o in taken if p != exact and not isinstance(o, rdflib.Literal)]
    assert [triple for triple in plain if triple not in whole] == []
    assert {(s, o) for s, o in taken.subject_objects(exact)} <= set(whole.subject_objects(exact))


def test_the_evidence_list_cites_every_sentence_of_a_node(page: Page, folder: Path, graph: Graph) -> None:
    node = largest(graph).id
    page.open().go(view="docs", pick=f"n:{node}")
    text = take(page, folder, "evidence", "evidence.md").decode()
    rows = [row for row in page_statements(graph) if node in (row.subject, row.object)]
    assert text.count("\n- ") == len(rows)
    quotes = {" ".join(graph.evidence[id].quote.split()) for row in rows for id in row.evidence}
    assert all(quote in text for quote in quotes)


def test_figures_are_taken_as_they_are_shown(page: Page, folder: Path, graph: Graph) -> None:
    page.open("view=figures&type=masked")
    rows = list(csv.reader(io.StringIO(take(page, folder, "figures", "figures.csv").decode("utf-8-sig"))))
    assert len(rows) - 1 == sum(row.state == "masked" for row in graph.observations.values())
