"""The whole build at growing sizes: cost a document, memory, one more document, and two workers beside one.

KG_BENCH_SIZES=100,1000,10000 asks for other sizes than the first two. Each build is a process of its own, whose CPU
time (with its workers') and peak memory the system reports.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.copies import changed, make
from benchmarks.measure import Row

SIZES = tuple(int(size) for size in os.environ.get("KG_BENCH_SIZES", "100,1000").split(","))
TAGGER = os.environ.get("KG_BENCH_TAGGER", "crf")
PARALLEL = 200  # documents of the comparison of two workers with one


@dataclass(frozen=True)
class Run:
    """What one build took: seconds by the clock and of CPU, and the most memory of one of its processes in MB."""

    clock: float
    cpu: float
    memory: float


def rows(corpus: Path) -> Iterator[Row]:
    """Measure builds of copies of the corpus at every size."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        first = 0.0
        for size in SIZES:
            paths = make(corpus, root / f"in{size}", size)
            whole = build(root / f"in{size}", root / f"out{size}")
            each = 1000 * whole.cpu / size
            first = first or each
            name = f"build of {size:,} documents"
            yield Row(name, "CPU ms a document", each, f"at {SIZES[0]:,}", first, more_is_better=False)
            yield Row(name, "peak MB", whole.memory)
            yield from _one_more(root, size, paths[0].read_text(encoding="utf-8"))
        yield _parallel(corpus, root)


def _one_more(root: Path, size: int, text: str) -> Iterator[Row]:
    """Add one document to a build, and build the same document alone."""
    alone = root / f"one{size}"
    alone.mkdir()
    for folder in (alone, root / f"in{size}"):
        (folder / "new.txt").write_text(changed(text, 5) + f"{size}\n", encoding="utf-8")
    single, added = build(alone, root / f"out-one{size}"), build(root / f"in{size}", root / f"out{size}")
    yield Row(f"one more document into {size:,}", "CPU s", added.cpu, "it alone", single.cpu, more_is_better=False)


def _parallel(corpus: Path, root: Path) -> Row:
    make(corpus, root / "parallel", PARALLEL)
    one, two = (build(root / "parallel", root / f"jobs{jobs}", jobs).clock for jobs in (1, 2))
    return Row(f"two workers, {PARALLEL} documents", "s by the clock", two, "one worker", one, more_is_better=False)


def build(folder: Path, out: Path, jobs: int = 1) -> Run:
    """Run ``kg build`` and return what it took."""
    command = [sys.executable, "-m", "kg", "build", folder, "--out", out, "--jobs", str(jobs), "--tagger", TAGGER]
    alone = [sys.executable, "-m", "benchmarks.alone", *command]
    return Run(*json.loads(subprocess.run(alone, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout))
