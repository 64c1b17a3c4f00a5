"""The page as a file: the same bytes, nothing to load, a policy that holds, all data in it."""

import json
import re
import subprocess
import sys
import zlib
from base64 import b64decode, b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from kg.explore import page
from kg.explore.encode import Shift
from kg.explore.page import ASSETS, SCRIPTS
from kg.explore.spelling import spell
from kg.explore.view import texts as read_texts
from kg.graph import Graph, load


@pytest.fixture(scope="module")
def graph(built: Path) -> Graph:
    return load(built / "graph.jsonl")


@pytest.fixture(scope="module")
def texts(built: Path, graph: Graph) -> dict[str, str]:
    return read_texts(built, graph)


@pytest.fixture(scope="module")
def tree(built: Path) -> Any:
    return html.fromstring(
        (built / "graph.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
    )


def unpack(tree: Any, id: str) -> Any:
    return json.loads(zlib.decompress(b64decode(tree.get_element_by_id(id).text)))


def test_the_build_writes_the_page_of_its_graph(built: Path, graph: Graph, texts: dict[str, str]) -> None:
    assert (built / "graph.html").read_text(encoding="utf-8") == page(graph, texts)


def test_the_bytes_do_not_depend_on_the_hash_seed(built: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.explore.view import view;"
        "view(Path(sys.argv[1]), types='Platform,Policy,GovernmentBody', out=Path(sys.argv[2]))"
    )
    for seed in ("1", "2"):
        run = [sys.executable, "-c", code, str(built), str(tmp_path / f"{seed}.html")]
        subprocess.run(run, check=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
    assert (tmp_path / "1.html").read_bytes() == (tmp_path / "2.html").read_bytes()


def test_nothing_in_the_page_is_loaded_from_anywhere(tree: Any) -> None:
    loads = tree.xpath("//@src | //@srcset | //@data | //@action | //@poster | //link | //iframe | //object | //base")
    assert loads == []
    assert tree.xpath("//@href") == ["#"]
    style = "".join(tree.xpath("//style/text()"))
    assert "url(" not in style and "@import" not in style


def test_the_policy_names_every_script_and_style_and_forbids_the_rest(tree: Any) -> None:
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy and "http" not in policy
    for body in tree.xpath("//script[not(@type)]/text() | //style/text()"):
        assert f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy


def test_the_notice_of_vis_network_stays(built: Path) -> None:
    text = (built / "graph.html").read_text(encoding="utf-8")
    assert "@license" in text and "vis.js may be distributed under either license" in text


def test_no_script_of_ours_makes_markup_of_text() -> None:
    for path in sorted(ASSETS.glob("*.js")):
        body = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", body), path


def test_every_script_is_in_the_page_and_every_word_has_two_languages() -> None:
    assert sorted(SCRIPTS) == sorted(path.stem for path in ASSETS.glob("*.js"))
    words = json.loads((ASSETS / "words.json").read_text(encoding="utf-8"))
    assert all(len(pair) == 2 and all(pair) for pair in words.values())
    used: set[str] = set()
    for path in ASSETS.glob("*.js"):
        used |= set(re.findall(r'say\("([^"]+)"', path.read_text(encoding="utf-8")))
    assert used <= words.keys()


def test_every_quote_can_be_sliced_from_the_packed_texts(tree: Any, graph: Graph) -> None:
    data, bodies = unpack(tree, "data"), unpack(tree, "texts")
    evidence = data["evidence"]
    assert evidence["id"] == list(graph.evidence)
    for place, row in enumerate(graph.evidence.values()):
        units = bodies[evidence["document"][place]].encode("utf-16-le")
        start, end = evidence["start"][place], evidence["end"][place]
        assert units[2 * start : 2 * end].decode("utf-16-le") == row.quote
        for low, high, node in zip(*[iter(evidence["marks"][place])] * 3, strict=True):
            assert 0 <= low < high <= end - start
            assert data["nodes"]["id"][node] in {mark.entity for mark in row.marks}


def test_every_entity_and_every_figure_is_in_the_page(tree: Any, graph: Graph) -> None:
    data = unpack(tree, "data")
    assert set(graph.entities) <= set(data["nodes"]["id"])
    assert len(data["observations"]["indicator"]) == len(graph.observations)
    lengths = {name: {len(column) for column in data[name].values()} for name in ("nodes", "statements", "evidence")}
    assert all(len(found) == 1 for found in lengths.values())


@given(st.text(max_size=30), st.data())
def test_offsets_count_what_a_browser_counts(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert Shift(text)(offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def test_names_are_spelled_for_search() -> None:
    assert spell(["科技局", "R&D投入", "a|b"]) == "ke ji ju|r&d tou ru|a b"


def contrast(one: str, two: str) -> float:
    """Return the contrast ratio of two colours by WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_can_be_read_in_light_and_dark() -> None:
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    blocks = re.findall(r"\{[^{}]*--text:[^{}]*\}", style)
    modes = [dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in blocks]
    assert len(modes) == 3
    for mode in modes:
        for paper in ("paper", "raised", "hit"):
            assert contrast(mode["text"], mode[paper]) >= 7
            assert contrast(mode["soft"], mode[paper]) >= 4.5
            assert contrast(mode["accent"], mode[paper]) >= 4.5
        assert contrast(mode["text"], mode["mark"]) >= 7


def test_signs_can_be_read_on_the_colours_of_types() -> None:
    theme = (ASSETS / "theme.js").read_text(encoding="utf-8")
    signs = re.findall(r'(\w+): \["(.)", "(#[0-9a-f]{6})"\]', theme)
    assert len({sign for _, sign, _ in signs}) == len(signs) == 18
    assert all(contrast("#ffffff", colour) >= 4 for _, _, colour in signs)
