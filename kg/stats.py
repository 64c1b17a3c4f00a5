"""Count what a graph holds."""

from collections import Counter
from collections.abc import Iterable

from kg.graph import Graph
from kg.labels import labels

Line = tuple[str, str, int]


def count(graph: Graph) -> list[Line]:
    """Return name, Chinese label and number: of all, of entities by type, of statements by predicate."""
    totals = [
        ("documents", "文档", len(graph.documents)),
        ("entities", "实体", len(graph.entities)),
        ("statements", "关系", len(graph.statements)),
        ("observations", "指标数值", len(graph.observations)),
        ("evidence", "证据", len(graph.evidence)),
    ]
    types = _counted(row.type for row in graph.entities.values())
    predicates = _counted(row.predicate for row in graph.statements.values())
    return [*totals, *types, *predicates]


def _counted(names: Iterable[str]) -> list[Line]:
    ordered = sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))
    return [(f"  {name}", labels().get(name, name), number) for name, number in ordered]
