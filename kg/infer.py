"""Add what follows from the statements of a graph, each conclusion with its rule and what it follows from.

A rule is a function from the facts and a subject to conclusions with that subject, so that after a change only those
subjects are concluded on anew that it can reach. Chains are followed for at most ``STEPS`` links, so that the work is
bounded; a conclusion that a document states itself is left out.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from kg.facts import Facts, Index
from kg.graph import Graph
from kg.model import Modality, Statement
from kg.ontology import INVERSE, RDF_TYPE, SYMMETRIC, pairs
from kg.resolve.places import holders

STEPS: Final = 6
LEVELS: Final = ("县级", "市级", "省级", "国家级")
ABOVE: Final = "以上"
# What holds for a class of things holds for each part of it; 建设 or 认定 of a class does not.
DISTRIBUTIVE: Final = ("supports", "supervises")
LADDERS: Final = ("Platform", "EnterpriseCategory", "TalentCategory")
CHAINED: Final = ("partOf", "locatedIn", "upgradesTo", "basedOn")


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


# What follows with a subject.
Rule: TypeAlias = Callable[[Facts, str], Iterator[Conclusion]]


def part_of_closure(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """A part of a part is a part of the whole (A 属于 B, B 属于 C: A 属于 C)."""
    return _chains(facts, subject, "partOf", "partOf")


def located_in_closure(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """What is in a place is in the place that holds it (园区位于 A 县, A 县属于 B 市: 园区位于 B 市)."""
    for predicate in ("locatedIn", "partOf"):
        for found in _chains(facts, subject, "locatedIn", predicate):
            end = facts.thing(found.object)
            if end is not None and end.type == "Place":
                yield found


def place_in_place(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """A division of China is part of those that hold it (晋江市 属于 泉州市), where both are spoken of."""
    for above in _holders(facts, subject):
        spoken, witness = facts.first(subject), facts.first(above)
        if spoken and witness:
            yield Conclusion(subject, "partOf", above, (), (spoken, witness))


def located_in_holders(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """What is in a division is in those of the graph that hold it (园区位于晋江市: 园区位于泉州市)."""
    for row in _links(facts, "locatedIn", subject):
        for above in _holders(facts, row.object):
            yield Conclusion(subject, "locatedIn", above, (row,))


def upgrade_chain(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """A step of a ladder leads to every later one."""
    return _chains(facts, subject, "upgradesTo", "upgradesTo")


def basis_chain(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """The basis of a basis is a basis."""
    return _chains(facts, subject, "basedOn", "basedOn")


def symmetric(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """Who works with one is worked with."""
    for row in facts.about(subject, _mutual()):
        yield Conclusion(subject, row.predicate, row.subject, (row,))


def inverse(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """What a body issues is issued by it."""
    for row in facts.about(subject, _inverses()):
        yield Conclusion(subject, _inverses()[row.predicate], row.subject, (row,))


def level_and_above(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """Support for 省级以上众创空间 is support for 省级众创空间 and 国家级众创空间."""
    for row in facts.of(subject):
        end = facts.thing(row.object) if row.predicate in DISTRIBUTIVE else None
        if end is None or not end.level.endswith(ABOVE):
            continue
        steps = facts.kinds(end.kin)
        for level in _included(end.level):
            if level in steps:
                yield Conclusion(subject, row.predicate, steps[level], (row,))


def level_ladder(facts: Facts, subject: str) -> Iterator[Conclusion]:
    """A kind at one level leads to the same kind at the next level that is spoken of (省级 to 国家级)."""
    one = facts.thing(subject)
    if one is None or not one.kind or one.type not in LADDERS or one.level not in LEVELS:
        return
    steps = facts.kinds(one.kin)
    if steps.get(one.level) != subject:
        return
    spoken = facts.first(subject)
    for level in LEVELS[LEVELS.index(one.level) + 1 :]:
        witness = facts.first(steps[level]) if level in steps else None
        if spoken and witness:
            yield Conclusion(subject, "upgradesTo", steps[level], (), (spoken, witness))
            return


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
    index = Index(graph)
    rows = [row for row in graph.statements.values() if not row.derived_from]
    for subject in index.subjects.keys() | index.objects.keys():
        rows += follow(index, subject)
    return replace(graph, statements={row.id: row for row in sorted(rows, key=lambda row: row.id)})


def follow(facts: Facts, subject: str) -> list[Statement]:
    """Return the statements that follow with a subject, the first conclusion of each; none that is stated."""
    known = {(row.predicate, row.object) for row in facts.of(subject)}
    found: dict[tuple[str, str], Statement] = {}
    for rule in RULES:
        for conclusion in rule(facts, subject):
            key = (conclusion.predicate, conclusion.object)
            if key not in known and key not in found and conclusion.object != subject:
                found[key] = _statement(conclusion, rule.__name__)
    return list(found.values())


def upstream(facts: Facts, ids: Iterable[str]) -> set[str]:
    """Return the ids from which a chain of links leads to one of some ids: what follows with them may change."""
    reached = set(ids)
    edge = reached
    for _ in range(STEPS - 1):
        edge = {row.subject for id in edge for row in facts.about(id, CHAINED)} - reached
        reached |= edge
    return reached


@cache
def _mutual() -> frozenset[str]:
    return frozenset(name for name, type_ in pairs(RDF_TYPE) if type_ == SYMMETRIC)


@cache
def _inverses() -> dict[str, str]:
    return dict(pairs(INVERSE))


def _links(facts: Facts, predicate: str, subject: str) -> list[Statement]:
    """Return the statements of a predicate and subject that a chain may follow."""
    return [
        row for row in facts.of(subject) if row.predicate == predicate and row.modality != "N" and row.object != subject
    ]


def _holders(facts: Facts, id: str) -> Iterator[str]:
    """Yield the places of the graph that hold a place, the nearest first, by the codes of GB/T 2260."""
    place = facts.thing(id)
    if place is not None and place.code:
        yield from filter(None, (facts.place(one.code) for one in holders(place.code)))


def _chains(facts: Facts, start: str, predicate: str, then: str) -> Iterator[Conclusion]:
    """Yield every chain of one link and one or more ``then`` links, the shortest to each end."""
    paths: list[tuple[Statement, ...]] = [(row,) for row in _links(facts, predicate, start)]
    reached = {start, *(path[-1].object for path in paths)}
    for _ in range(STEPS - 1 if paths else 0):
        paths = list(_longer(facts, then, paths, reached))
        yield from (Conclusion(start, predicate, path[-1].object, path) for path in paths)


def _longer(
    facts: Facts, predicate: str, paths: Sequence[tuple[Statement, ...]], reached: set[str]
) -> Iterator[tuple[Statement, ...]]:
    for path in paths:
        for row in _links(facts, predicate, path[-1].object):
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
