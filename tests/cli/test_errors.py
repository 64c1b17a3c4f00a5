"""What goes wrong is said in one sentence on stderr that names the thing, with exit code 1 (2 for wrong usage)."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import run

Outcome = tuple[int, str, str]


@pytest.fixture
def kg(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command and return its exit code, stdout and stderr."""

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return code, out, err

    return call


def one_message(err: str, name: str) -> str:
    """Return the one message of stderr, progress lines apart, and check what it names."""
    messages = [line for line in err.splitlines() if line.startswith("kg: ")]
    assert len(messages) == 1, err
    assert name in messages[0]
    return messages[0]


BAD_FILES = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + random.Random(1).randbytes(4000), "text"),
    "unknown.txt": (random.Random(2).randbytes(4000), "text"),
    "broken.docx": (b"PK\x03\x04 this is no archive", ""),
    "broken.pdf": (b"%PDF-1.7\nthis is no PDF", ""),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_named_and_the_others_are_read(
    kg: Callable[..., Outcome], tmp_path: Path, samples: Path, name: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(BAD_FILES[name][0])
    (tmp_path / "in" / "good.txt").write_bytes((samples / "05-管理办法.txt").read_bytes())
    code, out, err = kg("build", tmp_path / "in", "--out", tmp_path / "out")
    assert code == 1
    assert BAD_FILES[name][1] in one_message(err, name)
    assert "读入文档 1 份" in out
    report = (tmp_path / "out" / "report.md").read_text(encoding="utf-8")
    assert "未能读入 1 份" in report
    assert name in report


def test_a_missing_path_is_named_and_the_others_are_read(
    kg: Callable[..., Outcome], tmp_path: Path, samples: Path
) -> None:
    code, out, err = kg("build", tmp_path / "nowhere", samples / "03-汇报.txt", "--out", tmp_path / "out")
    assert code == 1
    one_message(err, "nowhere")
    assert "读入文档 1 份" in out


def test_an_output_folder_that_cannot_be_made(kg: Callable[..., Outcome], tmp_path: Path, samples: Path) -> None:
    (tmp_path / "file").touch()
    code, _, err = kg("build", samples, "--out", tmp_path / "file" / "out")
    assert code == 1
    one_message(err, "file/out")


def test_an_extraction_file_that_cannot_be_made(kg: Callable[..., Outcome], tmp_path: Path, samples: Path) -> None:
    code, _, err = kg("extract", samples, "-o", tmp_path / "nowhere" / "x.jsonl")
    assert code == 1
    one_message(err, "x.jsonl")


def test_a_malformed_query(kg: Callable[..., Outcome], built: Path) -> None:
    code, _, err = kg("query", built, "SELECT ?s WHERE { ?s ?p }")
    assert code == 1
    one_message(err, "query")


def test_an_unknown_question_names_the_known_ones(kg: Callable[..., Outcome], built: Path) -> None:
    code, _, err = kg("query", built, "--question", "nonsense")
    assert code == 1
    assert "who-does-what" in one_message(err, "nonsense")


@pytest.mark.parametrize(
    "command", [["query", "SELECT * {?s ?p ?o}"], ["stats"], ["validate"], ["export", "--format", "csv"]]
)
def test_a_folder_without_a_graph(kg: Callable[..., Outcome], tmp_path: Path, command: list[str]) -> None:
    code, _, err = kg(command[0], tmp_path / "none", *command[1:])
    assert code == 1
    assert "kg build" in one_message(err, "none")


def test_a_damaged_graph_names_the_line(kg: Callable[..., Outcome], tmp_path: Path) -> None:
    (tmp_path / "graph.jsonl").write_text('{"kind": "entity"}\n', encoding="utf-8")
    code, _, err = kg("stats", tmp_path)
    assert code == 1
    one_message(err, "graph.jsonl:1")


@pytest.mark.parametrize("arguments", [["nonsense"], ["build"], ["build", "x", "--nonsense"], ["query"]])
def test_wrong_usage_exits_with_two(kg: Callable[..., Outcome], arguments: list[str]) -> None:
    code, _, err = kg(*arguments)
    assert code == 2
    assert err
