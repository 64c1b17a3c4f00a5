"""Add what follows from the statements of a graph, each conclusion with its rule and what it follows from.

A rule is a function from the index of statements to conclusions. Chains are followed for at most ``STEPS`` links,
so that the work is bounded; a conclusion that a document states itself is left out.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, TypeAlias

from kg.graph import Graph
from kg.model import Entity, Modality, Statement
from kg.ontology import INVERSE, RDF_TYPE, SYMMETRIC, pairs
from kg.resolve.places import holders

STEPS: Final = 6
LEVELS: Final = ("县级", "市级", "省级", "国家级")
ABOVE: Final = "以上"
# What holds for a class of things holds for each part of it; 建设 or 认定 of a class does not.
DISTRIBUTIVE: Final = ("supports", "supervises")


@dataclass(frozen=True, slots=True)
class Index:
    """The statements of a graph by predicate and subject, kinds by type and name without level, places by code.

    ``first`` holds a statement for each entity that one speaks of.
    """

    graph: Graph
    links: dict[tuple[str, str], list[Statement]]
    kinds: dict[str, dict[str, Entity]]
    places: dict[str, Entity]
    first: dict[str, Statement]

    @classmethod
    def of(cls, graph: Graph) -> "Index":
        """Index a graph, in the order of ids."""
        links: dict[tuple[str, str], list[Statement]] = {}
        first: dict[str, Statement] = {}
        for row in graph.statements.values():
            if row.modality != "N" and row.subject != row.object:
                links.setdefault((row.predicate, row.subject), []).append(row)
            first.setdefault(row.subject, row)
            first.setdefault(row.object, row)
        kinds: dict[str, dict[str, Entity]] = {}
        for entity in graph.entities.values():
            if entity.kind and entity.level:
                kinds.setdefault(without_level(entity), {}).setdefault(entity.level, entity)
        places = {one.code: one for one in graph.entities.values() if one.code}
        return cls(graph, links, kinds, places, first)

    def holders(self, place: Entity) -> Iterator[Entity]:
        """Yield the places of the graph that hold a place, the nearest first, by the codes of GB/T 2260."""
        yield from (self.places[one.code] for one in holders(place.code) if one.code in self.places)


@dataclass(frozen=True, slots=True)
class Conclusion:
    """A statement that follows: its ends and predicate, and its premises in order.

    ``witnesses`` show no more than that the ends are spoken of; their modality and confidence don't matter.
    """

    subject: str
    predicate: str
    object: str
    premises: tuple[Statement, ...]
    witnesses: tuple[Statement, ...] = ()


Rule: TypeAlias = Callable[[Index], Iterator[Conclusion]]


def without_level(entity: Entity) -> str:
    """Return type and name of a kind without its level, which stands before the name (省级众创空间)."""
    return f"{entity.type}/{entity.label.removeprefix(entity.level)}"


def part_of_closure(index: Index) -> Iterator[Conclusion]:
    """A part of a part is a part of the whole (A 属于 B, B 属于 C: A 属于 C)."""
    return _chains(index, "partOf", "partOf")


def located_in_closure(index: Index) -> Iterator[Conclusion]:
    """What is in a place is in the place that holds it (园区位于 A 县, A 县属于 B 市: 园区位于 B 市)."""
    for predicate in ("locatedIn", "partOf"):
        for found in _chains(index, "locatedIn", predicate):
            end = index.graph.entities.get(found.object)
            if end is not None and end.type == "Place":
                yield found


def place_in_place(index: Index) -> Iterator[Conclusion]:
    """A division of China is part of those that hold it (晋江市 属于 泉州市), where both are spoken of."""
    for place in index.places.values():
        for above in index.holders(place) if place.id in index.first else ():
            if above.id in index.first:
                yield Conclusion(place.id, "partOf", above.id, (), (index.first[place.id], index.first[above.id]))


def located_in_holders(index: Index) -> Iterator[Conclusion]:
    """What is in a division is in those of the graph that hold it (园区位于晋江市: 园区位于泉州市)."""
    for (predicate, subject), rows in index.links.items():
        for row in rows if predicate == "locatedIn" else ():
            place = index.graph.entities.get(row.object)
            for above in index.holders(place) if place is not None else ():
                yield Conclusion(subject, "locatedIn", above.id, (row,))


def upgrade_chain(index: Index) -> Iterator[Conclusion]:
    """A step of a ladder leads to every later one."""
    return _chains(index, "upgradesTo", "upgradesTo")


def basis_chain(index: Index) -> Iterator[Conclusion]:
    """The basis of a basis is a basis."""
    return _chains(index, "basedOn", "basedOn")


def symmetric(index: Index) -> Iterator[Conclusion]:
    """Who works with one is worked with."""
    mutual = {name for name, type_ in pairs(RDF_TYPE) if type_ == SYMMETRIC}
    for row in index.graph.statements.values():
        if row.predicate in mutual:
            yield Conclusion(row.object, row.predicate, row.subject, (row,))


def inverse(index: Index) -> Iterator[Conclusion]:
    """What a body issues is issued by it."""
    inverses = dict(pairs(INVERSE))
    for row in index.graph.statements.values():
        if row.predicate in inverses:
            yield Conclusion(row.object, inverses[row.predicate], row.subject, (row,))


def level_and_above(index: Index) -> Iterator[Conclusion]:
    """Support for 省级以上众创空间 is support for 省级众创空间 and 国家级众创空间."""
    for row in index.graph.statements.values():
        entity = index.graph.entities.get(row.object)
        if row.predicate not in DISTRIBUTIVE or entity is None or not entity.level.endswith(ABOVE):
            continue
        steps = index.kinds.get(without_level(entity), {})
        for level in _included(entity.level):
            if level in steps:
                yield Conclusion(row.subject, row.predicate, steps[level].id, (row,))


def level_ladder(index: Index) -> Iterator[Conclusion]:
    """A kind at one level leads to the same kind at the next level that is spoken of (省级 to 国家级)."""
    for steps in index.kinds.values():
        present = [steps[level] for level in LEVELS if level in steps and steps[level].id in index.first]
        for lower, upper in pairwise(present):
            if lower.type in ("Platform", "EnterpriseCategory", "TalentCategory"):
                yield Conclusion(lower.id, "upgradesTo", upper.id, (), (index.first[lower.id], index.first[upper.id]))


RULES: Final[tuple[Rule, ...]] = (
    part_of_closure,
    located_in_closure,
    place_in_place,
    located_in_holders,
    upgrade_chain,
    basis_chain,
    symmetric,
    inverse,
    level_and_above,
    level_ladder,
)


def infer(graph: Graph) -> Graph:
    """Return the graph with what follows from it; what was inferred before is inferred anew."""
    stated = {row.id: row for row in graph.statements.values() if not row.derived_from}
    index = Index.of(replace(graph, statements=stated))
    known = {(row.subject, row.predicate, row.object) for row in stated.values()}
    found: dict[tuple[str, str, str], Statement] = {}
    for rule in RULES:
        for conclusion in rule(index):
            key = (conclusion.subject, conclusion.predicate, conclusion.object)
            if key not in known and conclusion.subject != conclusion.object:
                found.setdefault(key, _statement(conclusion, rule.__name__))
    rows = sorted([*stated.values(), *found.values()], key=lambda row: row.id)
    return replace(graph, statements={row.id: row for row in rows})


def _chains(index: Index, first: str, then: str) -> Iterator[Conclusion]:
    """Yield every chain of one ``first`` link and one or more ``then`` links, the shortest to each end."""
    starts = sorted(subject for predicate, subject in index.links if predicate == first)
    for start in starts:
        reached = {start}
        paths: list[tuple[Statement, ...]] = [(row,) for row in index.links[first, start]]
        reached.update(path[-1].object for path in paths)
        for _ in range(STEPS - 1):
            paths = list(_longer(index, then, paths, reached))
            yield from (Conclusion(start, first, path[-1].object, path) for path in paths)


def _longer(
    index: Index, predicate: str, paths: Sequence[tuple[Statement, ...]], reached: set[str]
) -> Iterator[tuple[Statement, ...]]:
    for path in paths:
        for row in index.links.get((predicate, path[-1].object), ()):
            if row.object not in reached:
                reached.add(row.object)
                yield (*path, row)


def _included(level: str) -> Sequence[str]:
    """Return the levels of an 以上 level; none if it is not of the ladder.

    >>> _included("省级以上")
    ('省级', '国家级')
    """
    base = level.removesuffix(ABOVE)
    return LEVELS[LEVELS.index(base) :] if base in LEVELS else ()


def _statement(found: Conclusion, rule: str) -> Statement:
    """Return a conclusion as a statement, no surer than its premises together."""
    modality = _modality(found.premises)
    parts = (found.subject, found.predicate, found.object, modality, rule)
    confidence = 1.0
    for row in found.premises:
        confidence *= row.confidence
    return Statement(
        id="inferred-" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12],
        subject=found.subject,
        predicate=found.predicate,
        object=found.object,
        modality=modality,
        confidence=round(confidence, 4),
        evidence=(),
        stage=found.premises[0].stage if len(found.premises) == 1 else "",
        rule=rule,
        derived_from=tuple(dict.fromkeys(row.id for row in (*found.premises, *found.witnesses))),
    )


def _modality(premises: Sequence[Statement]) -> Modality:
    """Return N or P if a premise is negated or planned, else A."""
    given = {row.modality for row in premises}
    return "N" if "N" in given else "P" if "P" in given else "A"
