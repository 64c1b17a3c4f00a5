"""The store that is kept beside a large graph: never older than the graph, made anew when damaged."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from kg.query import kept, run
from kg.rdf import turtle
from tests.samples import HIGH, sample

QUESTION = "SELECT ?name { ENC:高新技术企业 rdfs:label ?name }"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a graph that counts as large."""
    monkeypatch.setattr(kept, "SMALL", 0)
    write(tmp_path, "高新技术企业")
    return tmp_path


def write(folder: Path, label: str) -> None:
    """Write the graph anew, with this name for a thing."""
    graph = sample()
    graph.entities[HIGH] = replace(graph.entities[HIGH], label=label)
    (folder / "new.ttl").write_bytes(turtle(graph))
    (folder / "new.ttl").replace(folder / "graph.ttl")


def answer(folder: Path) -> str:
    return run(folder, QUESTION).rows[0][0]


def stores(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / kept.FOLDER).iterdir())


def tables(folder: Path) -> list[Path]:
    return sorted((folder / kept.FOLDER).glob("*/*.sst"))


def forbid(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    def fail(*_: object) -> None:
        raise AssertionError(f"{name} was called")

    monkeypatch.setattr(kept, name, fail)


def test_a_second_question_loads_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(folder) == "高新技术企业"
    forbid(monkeypatch, "fill")
    forbid(monkeypatch, "load")
    assert answer(folder) == "高新技术企业"


def test_a_changed_graph_is_never_answered_from_the_earlier_one(folder: Path) -> None:
    assert answer(folder) == "高新技术企业"
    before = stores(folder)
    earlier = (folder / "graph.ttl").stat()
    write(folder, "科新技术企业")  # of the same size, and made to look as old
    os.utime(folder / "graph.ttl", ns=(earlier.st_atime_ns, earlier.st_mtime_ns))
    assert (folder / "graph.ttl").stat().st_size == earlier.st_size
    assert answer(folder) == "科新技术企业"
    assert len(stores(folder)) == 1
    assert stores(folder) != before


def test_a_graph_that_changes_while_it_is_loaded_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(("0", "1"))
    monkeypatch.setattr(kept, "_key", lambda _: next(keys))
    assert answer(folder) == "高新技术企业"
    assert stores(folder) == []


@pytest.mark.parametrize("name", ["files", "CURRENT", "*.sst"])
def test_a_store_that_lost_a_file_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    answer(folder)
    next((folder / kept.FOLDER).glob(f"*/{name}")).unlink()
    with monkeypatch.context() as patch:
        forbid(patch, "load")
        assert answer(folder) == "高新技术企业"
    forbid(monkeypatch, "fill")
    assert answer(folder) == "高新技术企业"


@pytest.mark.parametrize("spoilt", [slice(0, 40), slice(-60, None)], ids=["data", "foot"])
def test_a_store_of_which_bytes_changed_is_made_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, spoilt: slice
) -> None:
    answer(folder)
    for path in tables(folder):
        content = bytearray(path.read_bytes())
        content[spoilt] = bytes(len(content[spoilt]))
        path.write_bytes(content)
    assert answer(folder) == "高新技术企业"
    forbid(monkeypatch, "fill")
    assert answer(folder) == "高新技术企业"


def test_where_nothing_can_be_kept_the_graph_is_loaded(folder: Path) -> None:
    (folder / ".kg").write_text("a file where the folder should be", encoding="utf-8")
    assert answer(folder) == "高新技术企业"


def test_while_another_process_builds_the_store_the_graph_is_loaded(folder: Path) -> None:
    (folder / kept.FOLDER).mkdir(parents=True)
    with FileLock((folder / kept.FOLDER).with_suffix(".lock")):
        assert answer(folder) == "高新技术企业"
    assert stores(folder) == []


def test_a_kept_store_is_only_read(folder: Path) -> None:
    answer(folder)
    before = {path: path.read_bytes() for path in tables(folder)}
    with pytest.raises(RuntimeError, match="read-write"):
        kept.open_kept(folder).update("DELETE WHERE { ?s ?p ?o }")
    assert {path: path.read_bytes() for path in tables(folder)} == before


def test_a_small_graph_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "SMALL", 16_000_000)
    assert answer(folder) == "高新技术企业"
    assert not (folder / ".kg").exists()
