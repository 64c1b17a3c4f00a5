"""What the rules of inference ask of a graph, and how a graph in memory answers (a ledger: ``kg.ledger.facts``)."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple, Protocol

from kg.graph import Graph
from kg.model import Entity, Statement


class Thing(NamedTuple):
    """What the rules ask of an entity; ``kin`` is its type and name without the level."""

    type: str
    code: str
    kin: str
    level: str
    kind: bool


class Facts(Protocol):
    """What the rules ask of a graph: the stated statements by their ends in the order of ids, and the things."""

    def thing(self, id: str) -> Thing | None:
        """Return what is asked of an entity, None where the graph has no such entity."""

    def of(self, subject: str) -> Sequence[Statement]:
        """Return the statements with a subject."""

    def about(self, object: str, predicates: Collection[str]) -> Sequence[Statement]:
        """Return the statements with an object and one of some predicates."""

    def first(self, id: str) -> Statement | None:
        """Return the first statement that speaks of an entity."""

    def place(self, code: str) -> str:
        """Return the id of the place with a code of GB/T 2260, "" for none."""

    def kinds(self, kin: str) -> Mapping[str, str]:
        """Return the ids of the kinds that differ in their level only, by level."""


class Index:
    """The facts of a graph in memory."""

    def __init__(self, graph: Graph) -> None:
        self.entities = graph.entities
        self.subjects: dict[str, list[Statement]] = {}
        self.objects: dict[str, list[Statement]] = {}
        for row in graph.statements.values():
            if not row.derived_from:
                self.subjects.setdefault(row.subject, []).append(row)
                self.objects.setdefault(row.object, []).append(row)
        self.places = {one.code: one.id for one in graph.entities.values() if one.code}
        self.levels: dict[str, dict[str, str]] = {}
        for one in graph.entities.values():
            if one.kind and one.level:
                self.levels.setdefault(thing(one).kin, {}).setdefault(one.level, one.id)

    def thing(self, id: str) -> Thing | None:
        return thing(self.entities[id]) if id in self.entities else None

    def of(self, subject: str) -> Sequence[Statement]:
        return self.subjects.get(subject, ())

    def about(self, object: str, predicates: Collection[str]) -> Sequence[Statement]:
        return [row for row in self.objects.get(object, ()) if row.predicate in predicates]

    def first(self, id: str) -> Statement | None:
        rows = (*self.subjects.get(id, ())[:1], *self.objects.get(id, ())[:1])
        return min(rows, key=lambda row: row.id, default=None)

    def place(self, code: str) -> str:
        return self.places.get(code, "")

    def kinds(self, kin: str) -> Mapping[str, str]:
        return self.levels.get(kin, {})


def thing(entity: Entity) -> Thing:
    """Return what the rules ask of an entity. The level stands before the name (省级众创空间)."""
    kin = f"{entity.type}/{entity.label.removeprefix(entity.level)}"
    return Thing(entity.type, entity.code, kin, entity.level, entity.kind)
