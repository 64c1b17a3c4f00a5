"""``kg evaluate`` as a user runs it: tables, errors, the page, and what it says of wrong input."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from kg.cli import run
from kg.gold import load_gold

ANNOTATION = """T [青石县科技局|GOV]<b onclick="x">认定[高新技术企业|ENC]12家</b>。
R 青石县科技局 | recognizedAs | 高新技术企业 | A
O 高新技术企业 | 12 | 家 | A | = | -
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one annotated document, whose text holds markup."""
    folder = tmp_path / "标注"
    folder.mkdir()
    (folder / "样例.ann").write_text(ANNOTATION, encoding="utf-8")
    (folder / "样例.txt").write_text(load_gold(folder)[0].text, encoding="utf-8")
    return folder


class Tags(HTMLParser):
    """Collect the tags of a page with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_it_extracts_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder), "--tagger", "rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("mention strict")
    assert next(line for line in lines if line.startswith("figure ")).endswith("gold     1  found     1")
    assert any(line.startswith("genre") for line in lines)
    assert any(line.startswith("confidence") for line in lines)


def test_it_scores_what_kg_extract_wrote(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "结果.jsonl"
    assert run(["extract", str(folder / "样例.txt"), "-o", str(file), "--tagger", "rules"]) == 0
    capsys.readouterr()
    assert run(["evaluate", str(folder), str(file)]) == 0
    given = capsys.readouterr().out
    assert run(["evaluate", str(folder), "--tagger", "rules"]) == 0
    assert capsys.readouterr().out == given


def test_errors_and_page_show_hostile_text_as_text(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, page = tmp_path / "结果.jsonl", tmp_path / "评测.html"
    invented = {"indicator": "<script>alert(1)</script>", "value": "1", "unit": "家"}
    row = {"source": "样例.txt", "observations": [invented], "metadata": {"genre": "<img src=x>"}}
    file.write_text(json.dumps(row), encoding="utf-8")
    assert run(["evaluate", str(folder), str(file), "--errors", "--html", str(page)]) == 0
    out = capsys.readouterr().out
    assert "missed figure\t高新技术企业 | 12 | 家 | A | = | -" in out
    assert "invented figure\t<script>alert(1)</script>" in out
    tags = Tags()
    tags.feed(page.read_text(encoding="utf-8"))
    assert not tags.found & {"script", "img", "b"}
    assert not tags.attributes & {"onclick", "src"}
    assert "&lt;b onclick=" in page.read_text(encoding="utf-8")


def test_a_document_without_extraction_is_named(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "结果.jsonl"
    file.write_text(json.dumps({"source": "anders.txt"}), encoding="utf-8")
    assert run(["evaluate", str(folder), str(file)]) == 0
    assert "has no document 样例" in capsys.readouterr().err


def test_wrong_input_is_named_with_a_remedy(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "样例.txt").unlink()
    for arguments, name in (
        ([str(folder)], "样例.txt"),
        ([str(tmp_path)], tmp_path.name),
        ([str(folder), str(tmp_path / "none.jsonl")], "none.jsonl"),
    ):
        assert run(["evaluate", *arguments]) == 1
        err = capsys.readouterr().err
        assert name in err
        assert "Traceback" not in err


def test_a_page_that_cannot_be_written_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", str(folder), "--tagger", "rules", "--html", str(folder / "none" / "x.html")]) == 1
    assert "x.html" in capsys.readouterr().err
