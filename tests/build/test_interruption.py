"""Ctrl-C ends a build within two seconds, keeps what was read, and the next run goes on from there."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from fingerprint import fingerprint

from kg.build import build
from kg.build.plan import CACHE

NUMBER = 24


def kept(out: Path) -> int:
    """Return how many results the cache holds."""
    if not (out / CACHE).exists():
        return 0
    try:
        with closing(sqlite3.connect(out / CACHE)) as database:
            (number,) = database.execute("SELECT count(*) FROM results").fetchone()
            return int(number)
    except sqlite3.OperationalError:  # its tables are being made
        return 0


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise on Windows")
def test_ctrl_c_stops_within_two_seconds_and_loses_nothing(tmp_path: Path, samples: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    source = (samples / "02-座谈会发言.txt").read_text(encoding="utf-8")
    for number in range(NUMBER):
        (folder / f"{number:02}.txt").write_text(f"{source}第{number}次座谈会。\n", encoding="utf-8")
    command = [sys.executable, "-m", "kg", "build", str(folder), "--out", str(out), "--tagger", "rules", "--jobs", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    while kept(out) < 2 and process.poll() is None:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the group
    begun = time.monotonic()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command to go on" in err
    assert "Traceback" not in err
    assert time.monotonic() - begun < 2.0 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    done = kept(out)
    assert 2 <= done < NUMBER
    result = build([folder], out, tagger="rules", jobs=2)
    assert result.read == NUMBER - done
    build([folder], tmp_path / "fresh", tagger="rules")
    assert fingerprint(out) == fingerprint(tmp_path / "fresh")
