"""A document that kills its worker is named and passed over; the others are read."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.build import workers
from kg.build.workers import process
from kg.read import Source, sources


@dataclass(frozen=True)
class Deadly(Source):
    """A source whose reading ends the process, as a fault in a C library does."""

    def data(self) -> bytes:
        """End the worker."""
        os._exit(3)


def test_a_killed_worker_costs_only_its_document(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"X县科技局新建众创空间{number + 2}家。\n", encoding="utf-8")
    found = list(sources([tmp_path]))
    found.insert(7, Deadly(name="deadly.txt", path=tmp_path / "00.txt", member=""))
    outcomes = {outcome.name: outcome for outcome in process(found, 2, "rules")}
    assert len(outcomes) == 21
    assert "deadly.txt: ended its worker process" in outcomes["deadly.txt"].problem
    assert [outcome.name for outcome in outcomes.values() if outcome.problem] == ["deadly.txt"]


@dataclass(frozen=True)
class Endless(Source):
    """A source whose reading does not end."""

    def data(self) -> bytes:
        """Go round for ever."""
        while True:
            pass


@dataclass(frozen=True)
class Huge(Source):
    """A source that asks for more memory than a worker may have."""

    def data(self) -> bytes:
        """Ask for it; the pages are never touched."""
        return bytes(2 * workers.BYTES_PER_WORKER)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no alarms")
def test_a_document_that_takes_too_long_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "SECONDS_PER_DOCUMENT", 1)
    outcome = workers.work(Endless(name="endless.txt", path=tmp_path), "rules")
    assert outcome.problem == "endless.txt: took over 1 seconds (split the document)"


def test_a_worker_that_hears_no_alarm_is_ended() -> None:
    code = (
        "import time\nfrom kg.build import workers\n"
        "workers.SECONDS_PER_DOCUMENT = workers.GRACE = 1\n"
        "workers.work = lambda source, tagger: time.sleep(100)\n"
        "workers.guarded(None, 'rules')\n"
    )
    assert subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space")
def test_a_document_that_needs_too_much_memory_is_named(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"{number:02}.txt").write_text(f"X县科技局新建众创空间{number + 2}家。\n", encoding="utf-8")
    found = [*sources([tmp_path]), Huge(name="huge.txt", path=tmp_path)]
    problems = [outcome.problem for outcome in process(found, 2, "rules") if outcome.problem]
    assert problems == ["huge.txt: needs too much memory (split the document)"]
