"""The ladders of a graph: chains of upgrades that one sentence draws (科技型中小企业—高新技术企业—科技领军企业)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from kg.graph import Graph

Steps: TypeAlias = tuple[str, ...]
LONGEST = 12  # steps; a chain of more is no ladder of anyone's making


def ladders(graph: Graph) -> Iterator[tuple[str, Steps]]:
    """Yield the id of a quote and the steps that it names, from the lowest: each chain from its first to its last."""
    links: dict[str, dict[str, list[str]]] = {}
    for row in graph.statements.values():
        if row.predicate == "upgradesTo" and row.modality != "N":
            for id in row.evidence:
                links.setdefault(id, {}).setdefault(row.subject, []).append(row.object)
    for id in sorted(links):
        ends = {end for upper in links[id].values() for end in upper}
        for start in sorted(links[id].keys() - ends):
            yield from ((id, steps) for steps in _chains(links[id], (start,)))


def _chains(links: Mapping[str, Sequence[str]], steps: Steps) -> Iterator[Steps]:
    further = [step for step in links.get(steps[-1], ()) if step not in steps]
    if not further or len(steps) == LONGEST:
        yield steps
        return
    for step in further:
        yield from _chains(links, (*steps, step))
