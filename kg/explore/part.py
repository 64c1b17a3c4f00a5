"""Cut a smaller graph for a smaller page."""

from collections.abc import Collection

from kg.errors import QueryError
from kg.graph import Graph, Row
from kg.model import Entity


def around(graph: Graph, name: str, steps: int) -> Graph:
    """Return the graph within ``steps`` statements of every entity with this label, alias or id.

    Raise QueryError if there is no such entity.
    """
    near = {row.id for row in graph.entities.values() if name in (row.id, row.label, *row.aliases)}
    if not near:
        raise QueryError(name, "is no name in the graph", f"try one of these: {_similar(graph, name)}")
    for _ in range(steps):
        near |= {
            end
            for row in graph.statements.values()
            if row.subject in near or row.object in near
            for end in (row.subject, row.object)
        }
    return _keep(graph, near)


def of_types(graph: Graph, types: Collection[str]) -> Graph:
    """Return the graph of the entities of some types."""
    return _keep(graph, {row.id for row in graph.entities.values() if row.type in types})


def _similar(graph: Graph, name: str) -> str:
    def shared(entity: Entity) -> int:
        return -len(set(name) & set(entity.label))

    ranked = sorted(graph.entities.values(), key=lambda row: (shared(row), len(row.label), row.id))
    return "、".join(dict.fromkeys(row.label for row in ranked[:5]))


def _keep(graph: Graph, nodes: Collection[str]) -> Graph:
    """Return the graph of some nodes: the statements between them, their figures, and the evidence for both."""
    statements = [row for row in graph.statements.values() if row.subject in nodes and row.object in nodes]
    observations = [row for row in graph.observations.values() if any(id in nodes for id in (*row.about, row.scope))]
    cited = {id for row in statements for id in row.evidence} | {id for row in observations for id in row.evidence}
    rows: list[Row] = [row for row in graph.entities.values() if row.id in nodes]
    rows += statements
    rows += observations
    rows += (row for row in graph.evidence.values() if row.id in cited)
    rows += (row for row in graph.sections.values() if row.id in nodes)
    rows += graph.documents.values()
    return Graph.of(rows)
