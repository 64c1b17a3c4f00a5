"""``kg view``: the whole page, and smaller ones."""

import json
import re
import zlib
from base64 import b64decode
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from kg.cli import run
from kg.graph import Graph, load


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return load(built / "graph.jsonl")


def data(path: Path) -> Any:
    packed = re.search('id="data">([^<]*)<', path.read_text(encoding="utf-8"))
    assert packed
    return json.loads(zlib.decompress(b64decode(packed[1])))


def test_without_options_it_opens_what_the_build_wrote(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["view", str(built), "--no-open"]) == 0
    assert capsys.readouterr().out.strip() == str(built / "graph.html")


def test_a_focus_keeps_what_is_within_the_steps(built: Path, graph: Graph, tmp_path: Path) -> None:
    rows = [row for row in graph.statements.values() if row.subject in graph.entities]
    id = Counter(row.subject for row in rows).most_common(1)[0][0]
    near = {
        end for row in graph.statements.values() if id in (row.subject, row.object) for end in (row.subject, row.object)
    }
    out = tmp_path / "one.html"
    assert run(["view", str(built), "--focus", id, "--steps", "1", "--out", str(out), "--no-open"]) == 0
    found = data(out)
    assert set(found["nodes"]["id"]) == near
    assert found["start"] == id


def test_types_are_named_in_chinese_or_as_in_the_ontology(built: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "1.html", tmp_path / "2.html"
    assert run(["view", str(built), "--types", "创新平台，政策", "--out", str(one), "--no-open"]) == 0
    assert run(["view", str(built), "--types", "Policy,Platform", "--out", str(two), "--no-open"]) == 0
    assert one.read_bytes() == two.read_bytes()
    found = data(one)
    assert {found["types"][type][0] for type in found["nodes"]["type"]} == {"Platform", "Policy"}


def test_what_is_less_sure_is_left_out(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "sure.html"
    assert run(["view", str(built), "--min-confidence", "0.95", "--out", str(out), "--no-open"]) == 0
    assert all(value >= 0.95 for value in data(out)["statements"]["confidence"])


@pytest.mark.parametrize(
    "options, words",
    [
        (["--focus", "没有这个名称"], "is no name in the graph"),
        (["--types", "飞船"], "is no type"),
        (["--types", "Policy", "--out", "/proc/nowhere/page.html"], "cannot be written"),
    ],
)
def test_mistakes_are_named(built: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str) -> None:
    assert run(["view", str(built), *options, "--no-open"]) == 1
    assert words in capsys.readouterr().err


def test_a_folder_without_a_graph_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["view", str(tmp_path), "--no-open"]) == 1
    assert "run kg build" in capsys.readouterr().err


def test_spoilt_texts_are_named(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "graph.jsonl").write_bytes((built / "graph.jsonl").read_bytes())
    (tmp_path / "texts.jsonl").write_text("[]\n", encoding="utf-8")
    assert run(["view", str(tmp_path), "--no-open"]) == 1
    assert "texts.jsonl" in capsys.readouterr().err
