"""On a full or read-only disk, or beside another build, the earlier result stays, and the next build is right."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fingerprint import fingerprint

from kg.build import build

posix = pytest.mark.skipif(os.name == "nt", reason="limits and mounts of Unix")
LIMITED = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)),) * 2); "
RUN = "from kg.cli import main; main()"


def kg(*arguments: object, most: int = 0) -> subprocess.CompletedProcess[str]:
    """Run kg in a process of its own, which may write files of ``most`` bytes each."""
    code = [LIMITED + RUN, str(most)] if most else [RUN]
    command = [sys.executable, "-c", *code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def message(result: subprocess.CompletedProcess[str]) -> str:
    """Return the one message of a run that failed."""
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("kg: ")]
    return line


@pytest.fixture
def folder(tmp_path: Path, samples: Path) -> Path:
    """A folder of documents to which the test adds one."""
    shutil.copytree(samples, tmp_path / "in")
    return tmp_path / "in"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    made = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if not made or made.returncode:
        pytest.skip("only root may mount a disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def add(folder: Path) -> None:
    (folder / "new.txt").write_text("X县科技局新建众创空间2家。\n" * 2, encoding="utf-8")


@posix
@pytest.mark.parametrize("most", [1_000, 40_000, 400_000])
def test_a_disk_that_fills_up_leaves_the_earlier_result(tmp_path: Path, folder: Path, most: int) -> None:
    out = tmp_path / "out"
    build([folder], out, tagger="rules")
    before = fingerprint(out)
    add(folder)
    assert str(out) in message(kg("build", folder, "--out", out, "--tagger", "rules", most=most))
    assert fingerprint(out) == before
    build([folder], out, tagger="rules")
    build([folder], tmp_path / "fresh", tagger="rules")
    assert fingerprint(out) == fingerprint(tmp_path / "fresh")


@posix
def test_a_full_disk_is_named_and_room_mends_it(small_disk: Path, folder: Path, tmp_path: Path) -> None:
    out = small_disk / "out"
    (small_disk / "filler").write_bytes(bytes(2_800_000))
    assert str(out) in message(kg("build", folder, "--out", out, "--tagger", "rules"))
    assert not (out / "graph.jsonl").exists()
    (small_disk / "filler").unlink()
    subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True)
    build([folder], out, tagger="rules")
    build([folder], tmp_path / "fresh", tagger="rules")
    assert fingerprint(out) == fingerprint(tmp_path / "fresh")


@posix
def test_a_folder_that_may_only_be_read_is_named_and_can_be_looked_at(small_disk: Path, folder: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True)
    out = small_disk / "out"
    build([folder], out, tagger="rules")
    before = fingerprint(out)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    assert "Read-only" in message(kg("build", folder, "--out", out, "--tagger", "rules"))
    assert fingerprint(out) == before
    add(folder)
    looked = kg("status", out, "--tagger", "rules")
    assert (looked.returncode, looked.stdout.splitlines()[0]) == (0, "+ new.txt")


def test_of_two_builds_of_one_folder_one_is_refused(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-c", RUN, "build", str(folder), "--out", str(out), "--tagger", "rules"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) for _ in range(2)]
    ends = sorted((process.wait(), (process.stderr.read() if process.stderr else "")) for process in both)
    for process in both:
        if process.stderr:
            process.stderr.close()
    assert ends[0][0] == 0
    assert ends[1][0] == 0 or "another kg build" in ends[1][1]
    build([folder], tmp_path / "fresh", tagger="rules")
    assert fingerprint(out) == fingerprint(tmp_path / "fresh")
