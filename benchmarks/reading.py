"""Reading plain text, with structure and furniture."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, cpu_seconds
from kg.read import read, sources
from kg.structure import split


def rows(corpus: Path) -> Iterator[Row]:
    """Measure bytes of plain text read and split a CPU second."""
    files = [source for source in sources([corpus]) if source.name.endswith(".txt")]
    size = sum(len(source.data()) for source in files)
    seconds, _ = cpu_seconds(lambda: [split(read(source)) for source in files])
    yield Row("read and split txt", "MB a CPU second", size / 1e6 / seconds)
