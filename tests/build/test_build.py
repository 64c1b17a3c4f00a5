"""A build reads only what is new, and gives what a fresh build of the same files would give."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from changes import STEPS, Step, kill_after, take
from fingerprint import fingerprint
from hypothesis import HealthCheck, given, settings

from kg.build import build, status
from kg.build.output import STATE
from kg.graph import load


def test_the_outputs_are_there(built: Path) -> None:
    for name in ("graph.ttl", "graph.jsonl", "graph.html", "report.md", "texts.jsonl", "tables/entities.csv"):
        assert (built / name).stat().st_size > 100


def test_same_bytes_under_any_hash_seed(tmp_path: Path, samples: Path, built: Path) -> None:
    for seed in ("1", "77"):
        out = tmp_path / seed
        command = [sys.executable, "-m", "kg", "build", str(samples), "--out", str(out), "--jobs", "1"]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        assert fingerprint(out) == fingerprint(built)


def test_the_number_of_workers_makes_no_difference(tmp_path: Path, samples: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(16):  # more than a build does without workers
        source = (samples / "03-汇报.txt").read_text(encoding="utf-8")
        (folder / f"{number}.txt").write_text(source.replace("47家", f"{number + 40}家"), encoding="utf-8")
    results = []
    for jobs in (1, 2):
        build([folder], tmp_path / str(jobs), jobs=jobs, tagger="rules")
        results.append(fingerprint(tmp_path / str(jobs)))
    assert results[0] == results[1]


def test_a_second_build_reads_nothing(tmp_path: Path, samples: Path) -> None:
    shutil.copytree(samples, tmp_path / "in")
    first = build([tmp_path / "in"], tmp_path / "out", tagger="rules")
    before = fingerprint(tmp_path / "out")
    second = build([tmp_path / "in"], tmp_path / "out", tagger="rules")
    assert (first.read, first.kept) == (6, 0)
    assert (second.read, second.kept) == (0, 6)
    assert fingerprint(tmp_path / "out") == before


def test_outputs_of_which_nothing_changed_are_left_as_they_are(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    build([samples], out, tagger="rules")
    first = (out / "graph.ttl").stat().st_mtime_ns
    again = build([samples], out, tagger="rules")
    assert (out / "graph.ttl").stat().st_mtime_ns == first
    assert again.counts.entities == len(load(out / "graph.jsonl").entities)


def test_a_deleted_or_changed_output_is_written_again(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    build([samples], out, tagger="rules")
    before = fingerprint(out)
    (out / "graph.html").unlink()
    (out / "tables" / "entities.csv").write_text("spoilt", encoding="utf-8")
    build([samples], out, tagger="rules")
    assert fingerprint(out) == before


def test_a_choice_about_the_graph_is_heeded_though_no_document_changed(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    every = build([samples], out, tagger="rules")
    stated = build([samples], out, tagger="rules", infer=False)
    assert stated.read == 0
    assert stated.counts.statements < every.counts.statements


def test_status_tells_what_a_build_would_do(tmp_path: Path, samples: Path) -> None:
    shutil.copytree(samples, tmp_path / "in")
    build([tmp_path / "in"], tmp_path / "out", tagger="rules")
    (tmp_path / "in" / "03-汇报.txt").unlink()
    (tmp_path / "in" / "new.txt").write_text("X县科技局新建众创空间2家。\n", encoding="utf-8")
    found = status(tmp_path / "out", "rules")
    assert [Path(source.name).name for source in found.todo] == ["new.txt"]
    assert [Path(name).name for name in found.gone] == ["03-汇报.txt"]
    assert len(found.keys) == 6


def test_exact_copies_are_read_once_and_named(tmp_path: Path, samples: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(samples / "03-汇报.txt", folder / name)
    result = build([folder], tmp_path / "out", tagger="rules")
    assert result.counts.documents == 1
    (record,) = load(tmp_path / "out" / "graph.jsonl").documents.values()
    assert Path(record.source).name == "a.txt"
    assert [Path(name).name for name in record.copies] == ["b.txt"]
    assert "b.txt" in (tmp_path / "out" / "report.md").read_text(encoding="utf-8")


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_any_sequence_of_changes_ends_as_a_fresh_build(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    root = tmp_path_factory.mktemp("sequence")
    folder = root / "in"
    folder.mkdir()
    for step in steps:
        take(folder, step)
        build([folder], root / "again", tagger="rules")
    build([folder], root / "fresh", tagger="rules")
    assert fingerprint(root / "again") == fingerprint(root / "fresh")


def test_kills_at_random_moments_lose_nothing(tmp_path: Path, samples: Path, built: Path) -> None:
    """Set KG_KILLS for a longer run; each build is killed at a random moment, the last one goes through."""
    out = tmp_path / "out"
    chance = random.Random(5)
    command = [sys.executable, "-m", "kg", "build", str(samples), "--out", str(out), "--jobs"]
    for number in range(int(os.environ.get("KG_KILLS", "4"))):
        kill_after(chance.uniform(0.2, 4.0), [*command, str(1 + number % 2)])
        if (out / "graph.jsonl").exists() and not (out / STATE / "complete").exists():
            assert fingerprint(out) == fingerprint(built)
    subprocess.run([*command, "1"], check=True, capture_output=True)
    assert fingerprint(out) == fingerprint(built)
