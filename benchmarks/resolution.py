"""Resolving names: its cost beside extraction, and precision and recall on the hard pairs of the tests."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import Row, cpu_seconds
from kg.model import Extraction
from kg.pipeline import extract, read_all
from kg.resolve import assemble, claims
from kg.resolve.judgements import Judgements
from kg.resolve.normal import key
from kg.resolve.review import doubts

PAIRS = Path(__file__).parent.parent / "tests" / "resolve"
DOCUMENTS = 200  # a sample of the corpus, evenly spread


def rows(corpus: Path) -> Iterator[Row]:
    """Measure the time of resolution against that of extraction, and the quality against equal spelling."""
    paths = sorted(path for path in corpus.rglob("*") if path.is_file())
    paths = paths[:: max(1, len(paths) // DOCUMENTS)]
    spent, extractions = cpu_seconds(lambda: [extract(document) for document in read_all(paths, [])], runs=1)
    yield from _speed(spent, extractions)
    yield from _quality()


def _speed(spent: float, extractions: list[Extraction]) -> Iterator[Row]:
    claimed, documents = cpu_seconds(lambda: [claims(one) for one in extractions])
    yield Row("rows of each document", "CPU s", claimed, "extraction", spent, more_is_better=False)
    assembled, graph = cpu_seconds(lambda: assemble(documents))
    yield Row("assembly of all documents", "CPU s", assembled, "extraction", spent, more_is_better=False)
    doubtful, _ = cpu_seconds(lambda: doubts(graph, Judgements()), runs=1)
    yield Row("doubtful pairs", "CPU s", doubtful, "extraction", spent, more_is_better=False)


def _quality() -> Iterator[Row]:
    sys.path.insert(0, str(PAIRS))
    from pairs import Pair, load

    pairs = load()

    def shares(merged: Callable[[Pair], bool]) -> tuple[float, float]:
        right = sum(pair.same and merged(pair) for pair in pairs)
        return right / sum(map(merged, pairs)), right / sum(pair.same for pair in pairs)

    ours = shares(lambda pair: pair.merged())
    spelt = shares(lambda pair: key(pair.left) == key(pair.right))
    for name, own, peer in zip(("precision", "recall"), ours, spelt, strict=True):
        yield Row(f"{name} on {len(pairs)} hard pairs", "share", own, "equal spelling", peer)
