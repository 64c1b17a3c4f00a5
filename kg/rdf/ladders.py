"""The ladders of a graph: chains of upgrades that one sentence draws (科技型中小企业—高新技术企业—科技领军企业)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from kg.model import Statement

Steps: TypeAlias = tuple[str, ...]
UPGRADE: Final = "upgradesTo"
LONGEST: Final = 12  # steps; a chain of more is no ladder of anyone's making


def ladders(upgrades: Iterable[Statement]) -> Iterator[tuple[str, list[Steps]]]:
    """Yield the id of a quote and its ladders, each the steps from the lowest to the last; takes the statements of
    ``UPGRADE`` in the order of ids.
    """
    links: dict[str, dict[str, list[str]]] = {}
    for row in upgrades:
        if row.modality != "N":
            for id in row.evidence:
                links.setdefault(id, {}).setdefault(row.subject, []).append(row.object)
    for id in sorted(links):
        ends = {end for upper in links[id].values() for end in upper}
        yield id, [steps for start in sorted(links[id].keys() - ends) for steps in _chains(links[id], (start,))]


def _chains(links: Mapping[str, Sequence[str]], steps: Steps) -> Iterator[Steps]:
    further = [step for step in links.get(steps[-1], ()) if step not in steps]
    if not further or len(steps) == LONGEST:
        yield steps
        return
    for step in further:
        yield from _chains(links, (*steps, step))
