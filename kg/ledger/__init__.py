"""A large graph, kept as rows in one SQLite file: what each document said, merged when it is read.

update(ledger, documents) ─▶ touched rows      load(folder) ─▶ Graph, read from the ledger as it is asked
"""

from pathlib import Path

from kg import graph
from kg.graph import Graph
from kg.ledger.file import FILE, Ledger, there

__all__ = ["FILE", "Ledger", "load", "there"]


def load(folder: Path) -> Graph:
    """Return the graph of a folder that kg build wrote; raise DataError if it has none or it is damaged."""
    if not there(folder):
        return graph.load(folder / "graph.jsonl")
    from kg.ledger.views import Kept  # here, because a question asks the store and not the rows

    ledger = Ledger(folder / FILE)
    ledger.hold()
    return Kept(ledger)
