"""A document that kills its worker is named and passed over; the others are read."""

import os
from dataclasses import dataclass
from pathlib import Path

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
