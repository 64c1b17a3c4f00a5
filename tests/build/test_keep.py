"""A large graph is kept in a ledger: the same graph, changed in place, that every command reads."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from changes import STEPS, Step, cut, kill_after, spoil_all, spoil_middle, take
from fingerprint import fingerprint
from hypothesis import HealthCheck, given, settings

from kg import build as building
from kg.build import build
from kg.build.output import STATE
from kg.build.plan import CACHE
from kg.cli import run as kg
from kg.export import write
from kg.graph import dump
from kg.ledger import FILE, load
from kg.query import kept, run
from kg.serve.keepers import Keepers

COUNT = "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"
LARGE = "import kg.build; kg.build.LARGE = 0; from kg.cli import main; main()"
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2); "


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every graph for a large one."""
    monkeypatch.setattr(building, "LARGE", 0)


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """A folder of documents to which the test adds one."""
    shutil.copytree(samples, tmp_path / "in")
    return tmp_path / "in"


def small(folder: Path, out: Path) -> Path:
    """Build the same documents as a small graph; return where."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "LARGE", 1_000)
        build([folder], out, tagger="rules")
    return out


def lines(out: Path) -> str:
    return "".join(dump(load(out)))


def add(folder: Path, name: str = "new.txt") -> None:
    (folder / name).write_text("X县科技局新建众创空间2家。\n" * 2, encoding="utf-8")


def test_what_is_exported_is_what_a_small_build_writes(tmp_path: Path, folder: Path) -> None:
    out, whole = tmp_path / "out", small(folder, tmp_path / "whole")
    build([folder], out, tagger="rules")
    assert sorted(path.name for path in out.iterdir()) == [STATE, FILE, "report.md"]
    assert write(out, "turtle").read_bytes() == (whole / "graph.ttl").read_bytes()
    assert write(out, "jsonl").read_bytes() == (whole / "graph.jsonl").read_bytes()
    assert fingerprint(write(out, "csv")) == fingerprint(whole / "tables")


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_of_changes_ends_as_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    root = tmp_path_factory.mktemp("sequence")
    folder = root / "in"
    folder.mkdir()
    add(folder)
    for step in steps:
        take(folder, step)
        build([folder], root / "again", tagger="rules")
    assert lines(root / "again") == (small(folder, root / "fresh") / "graph.jsonl").read_text(encoding="utf-8")


def test_a_graph_changes_its_form_with_its_size_and_leaves_no_file_that_is_older(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    small(folder, out)
    before = fingerprint(out)
    add(folder)
    build([folder], out, tagger="rules")
    assert sorted(path.name for path in out.iterdir()) == [STATE, FILE, "report.md"]
    (folder / "new.txt").unlink()
    small(folder, out)
    assert fingerprint(out) == before


def test_a_choice_or_a_judgement_makes_the_ledger_anew(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    every = build([folder], out, tagger="rules")
    stated = build([folder], out, tagger="rules", infer=False)
    assert stated.read == 0
    assert stated.counts.statements < every.counts.statements
    first, second = [id for id in load(out).entities if id.startswith("Platform/")][:2]
    judged = f"positive | {first} | {second} | 张三 | 2026-03-01 | 同义\n"
    (out / "judgements.txt").write_text(judged, encoding="utf-8")
    build([folder], out, tagger="rules")
    assert sum(id in load(out).entities for id in (first, second)) == 1


def test_a_confidence_that_is_asked_for_is_heeded(tmp_path: Path, folder: Path) -> None:
    build([folder], tmp_path / "out", tagger="rules", min_confidence=0.9)
    assert all(row.confidence >= 0.9 for row in load(tmp_path / "out").statements.values() if not row.derived_from)


def test_a_renamed_document_keeps_its_rows_and_gets_its_name(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    (folder / "03-汇报.txt").rename(folder / "汇报.txt")
    result = build([folder], out, tagger="rules")
    assert "汇报.txt" in {row.source for row in load(out).documents.values()}
    assert result.counts.documents == 6
    assert lines(out) == (small(folder, tmp_path / "fresh") / "graph.jsonl").read_text(encoding="utf-8")


def test_a_question_is_answered_from_a_store_that_follows_each_change(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    first = run(out, COUNT).rows
    monkeypatch.setattr(kept, "fill", lambda *_: pytest.fail("the store was loaded anew"))
    add(folder)
    (folder / "03-汇报.txt").unlink()
    build([folder], out, tagger="rules")
    second = run(out, COUNT).rows
    assert len(list((out / kept.FOLDER).iterdir())) == 1
    monkeypatch.undo()
    assert second == run(small(folder, tmp_path / "fresh"), COUNT).rows != first


@pytest.mark.parametrize(
    "arguments",
    [
        ["stats"],
        ["validate"],
        ["how", "高新技术企业"],
        ["why", "EnterpriseCategory/高新技术企业", "EnterpriseCategory/科技型中小企业"],
        ["review", "--output", os.devnull],
        ["ask", "who-does-what"],
        ["query", COUNT],
    ],
    ids=lambda arguments: arguments[0],
)
def test_every_command_answers_as_for_a_small_graph(
    tmp_path: Path, folder: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    build([folder], tmp_path / "out", tagger="rules")
    small(folder, tmp_path / "whole")
    answers = []
    for out in ("out", "whole"):
        capsys.readouterr()
        code = kg([arguments[0], str(tmp_path / out), *arguments[1:]])
        answers.append((code, capsys.readouterr().out.replace(str(tmp_path / out), "")))
    assert answers[0] == answers[1]


def test_a_part_is_viewed_and_the_whole_is_refused(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    for place in (out, small(folder, tmp_path / "whole")):
        assert kg(["view", str(place), "--no-open", "--focus", "高新技术企业", "--steps", "1"]) == 0
    assert (out / "view.html").read_bytes() == (tmp_path / "whole" / "view.html").read_bytes()
    assert kg(["view", str(out), "--no-open"]) == 1
    assert "--focus" in capsys.readouterr().err


def older_layout(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE entity (id TEXT)")


@pytest.mark.parametrize("spoil", [spoil_all, spoil_middle, cut, older_layout])
def test_a_damaged_ledger_is_named_and_made_anew(
    tmp_path: Path, folder: Path, spoil: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    before = lines(out)
    spoil(out / FILE)
    assert kg(["export", str(out), "--format", "jsonl"]) == 1
    assert f"{out / FILE}: is damaged" in capsys.readouterr().err
    add(folder)
    result = build([folder], out, tagger="rules")
    assert (result.read, result.problems) == (1, ())
    (folder / "new.txt").unlink()
    build([folder], out, tagger="rules")
    assert lines(out) == before


def test_a_result_that_is_damaged_in_the_cache_is_read_again(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    (out / FILE).unlink()
    with closing(sqlite3.connect(out / CACHE)) as database, database:
        database.execute("UPDATE results SET rows = x'00' WHERE key = (SELECT MIN(key) FROM results)")
    assert build([folder], out, tagger="rules").read == 1
    assert lines(out) == (small(folder, tmp_path / "fresh") / "graph.jsonl").read_text(encoding="utf-8")


def test_kills_at_random_moments_leave_the_earlier_graph_or_the_new_one(tmp_path: Path, folder: Path) -> None:
    """Set KG_KILLS for a longer run."""
    out, chance = tmp_path / "out", random.Random(7)
    command = [sys.executable, "-c", LARGE, "build", str(folder), "--out", str(out), "--tagger", "rules", "--jobs", "1"]
    subprocess.run(command, check=True, capture_output=True)
    states = {lines(out)}
    for number in range(int(os.environ.get("KG_KILLS", "4"))):
        if number % 2:
            (folder / "new.txt").unlink()
        else:
            add(folder)
        states.add((small(folder, tmp_path / str(number)) / "graph.jsonl").read_text(encoding="utf-8"))
        kill_after(chance.uniform(0.5, 2.5), command)
        assert lines(out) in states
    subprocess.run(command, check=True, capture_output=True)
    assert lines(out) == (small(folder, tmp_path / "fresh") / "graph.jsonl").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="limits of Unix")
@pytest.mark.parametrize("changed", [["--infer"], ["--no-infer"]], ids=["in place", "anew"])
def test_a_disk_that_fills_up_leaves_the_earlier_graph(tmp_path: Path, folder: Path, changed: list[str]) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    before = lines(out)
    for number in range(5):
        text = (folder / "03-汇报.txt").read_text(encoding="utf-8").replace("47家", f"{number + 50}家")
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    build([folder], tmp_path / "warm", tagger="rules")  # what is new is in the cache, so that the ledger meets the end
    shutil.copy(tmp_path / "warm" / CACHE, out / CACHE)
    command = [sys.executable, "-c", LIMITED + LARGE, "400000", "build", str(folder), "--out", str(out), *changed]
    result = subprocess.run([*command, "--tagger", "rules"], capture_output=True, text=True, check=False)
    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert str(out) in next(line for line in result.stderr.splitlines() if line.startswith("kg: "))
    assert lines(out) == before
    build([folder], out, tagger="rules")
    assert lines(out) == (small(folder, tmp_path / "fresh") / "graph.jsonl").read_text(encoding="utf-8")


def test_the_command_and_the_server_say_where_the_graph_is(
    tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert kg(["build", str(folder), "--out", str(out), "--tagger", "rules"]) == 0
    assert str(out / FILE) in capsys.readouterr().out
    with Keepers(out, count=1) as keepers:
        _, body, _ = keepers.answer(COUNT, "text/csv")
        assert body.decode().split() == ["triples", run(out, COUNT).rows[0][0]]


def test_a_reader_sees_one_graph_while_another_takes_its_place(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    reading = dump(load(out))
    next(reading)
    add(folder)
    build([folder], out, tagger="rules")  # in place
    build([folder], out, tagger="rules", infer=False)  # anew
    rest = sum(1 for _ in reading)
    (folder / "new.txt").unlink()
    whole = small(folder, tmp_path / "whole")
    assert rest + 1 == len((whole / "graph.jsonl").read_text(encoding="utf-8").splitlines())
