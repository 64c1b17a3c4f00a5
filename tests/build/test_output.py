"""An interruption leaves the earlier result whole; two builds cannot write into one folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.build.output import MARKER, STATE, locked, recover, staged
from kg.errors import WriteError


def write(folder: Path, text: str) -> None:
    with staged(folder) as staging:
        (staging / "a.txt").write_text(text)
        (staging / "tables").mkdir()
        (staging / "tables" / "b.csv").write_text(text)


def read(folder: Path) -> tuple[str, str]:
    return (folder / "a.txt").read_text(), (folder / "tables" / "b.csv").read_text()


def test_a_finished_result_replaces_the_earlier_one(tmp_path: Path) -> None:
    write(tmp_path, "old")
    write(tmp_path, "new")
    assert read(tmp_path) == ("new", "new")


def test_a_failure_while_writing_leaves_the_earlier_result(tmp_path: Path) -> None:
    write(tmp_path, "old")
    with pytest.raises(WriteError, match="earlier result is unchanged"), staged(tmp_path) as staging:
        (staging / "a.txt").write_text("new")
        raise OSError(28, "No space left on device")
    assert read(tmp_path) == ("old", "old")


def test_a_kill_while_moving_is_finished_by_the_next_run(tmp_path: Path) -> None:
    write(tmp_path, "old")
    staging = tmp_path / STATE / "new"
    (staging / "tables").mkdir(parents=True)
    (staging / "tables" / "b.csv").write_text("new")
    (tmp_path / "a.txt").write_text("new")  # was moved before the kill
    (tmp_path / STATE / MARKER).touch()
    recover(tmp_path)
    assert read(tmp_path) == ("new", "new")
    assert not (tmp_path / STATE / MARKER).exists()


def test_what_the_new_result_does_not_have_goes_when_it_is_there(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / "graph.sqlite-wal").write_text("of the earlier file")
    (tmp_path / "judgements.txt").write_text("kept")
    with staged(tmp_path, instead_of=("a.txt", "tables", "never.txt")) as staging:
        (staging / "graph.sqlite").write_text("new")
        assert read(tmp_path) == ("old", "old")
    assert sorted(path.name for path in tmp_path.iterdir()) == [STATE, "graph.sqlite", "judgements.txt"]


def test_what_was_staged_without_its_marker_is_not_taken(tmp_path: Path) -> None:
    write(tmp_path, "old")
    (tmp_path / STATE / "new").mkdir()
    (tmp_path / STATE / "new" / "a.txt").write_text("half")
    recover(tmp_path)
    assert read(tmp_path) == ("old", "old")


def test_a_second_build_of_one_folder_is_refused(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from kg.build.output import locked\n"
        "with locked(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert holder.stdin and holder.stdout
    assert holder.stdout.readline() == b"held\n"
    with pytest.raises(WriteError, match="another kg build"), locked(tmp_path):
        pass
    holder.communicate()
    with locked(tmp_path):
        pass


@pytest.mark.skipif(os.name == "nt", reason="a file where a folder should be fails differently on Windows")
def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match="file/out: cannot be written"), locked(tmp_path / "file" / "out"):
        pass
