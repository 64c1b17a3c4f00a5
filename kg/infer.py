"""Add what follows from the statements of a graph."""

from kg.graph import Graph


def infer(graph: Graph) -> Graph:
    """Return the graph with what follows from it."""
    return graph
