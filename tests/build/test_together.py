"""Outputs are written by copies of the process: all are done, an error comes back, and none outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from kg.build.together import COPIES, together

copies = pytest.mark.skipif(not COPIES, reason="only Linux copies a process safely")
PARENT = """
import sys, time
from pathlib import Path
from kg.build.together import together

def slow(path):
    path.touch()
    time.sleep(2)
    path.write_text("too late")

together([lambda name=name: slow(Path(name)) for name in sys.argv[1:]], 2)
"""


@pytest.mark.parametrize("jobs", [1, 2, 8])
def test_all_is_done_however_many_at_a_time(tmp_path: Path, jobs: int) -> None:
    together([partial((tmp_path / str(number)).write_text, str(number)) for number in range(5)], jobs)
    assert [(tmp_path / str(number)).read_text() for number in range(5)] == list("01234")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_comes_back_with_the_file_it_names(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        together(
            [partial((tmp_path / "nowhere" / "file").write_text, ""), partial((tmp_path / "a").write_text, "")], jobs
        )
    assert caught.value.filename == str(tmp_path / "nowhere" / "file")


@copies
def test_a_copy_that_is_killed_is_told_of() -> None:
    with pytest.raises(MemoryError):
        together([lambda: os.kill(os.getpid(), signal.SIGKILL)], 2)


@copies
def test_copies_end_with_the_process_that_made_them(tmp_path: Path) -> None:
    paths = [tmp_path / "a", tmp_path / "b"]
    parent = subprocess.Popen([sys.executable, "-c", PARENT, *map(str, paths)])
    while not all(path.exists() for path in paths):
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    time.sleep(3)
    assert [path.read_text() for path in paths] == ["", ""]
