"""What the rules of inference ask, answered by a ledger."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, TypeVar

from kg.facts import Thing
from kg.graph import decode
from kg.ledger.views import Kept
from kg.model import Entity, Statement

RECENT: Final = 10_000  # answers kept of each kind: those about places and popular kinds recur
F = TypeVar("F", bound=Callable[..., Any])


class KeptFacts:
    """The facts of a ledger; its answers are kept, so make it anew after a change."""

    def __init__(self, graph: Kept) -> None:
        self.graph, self.ledger = graph, graph.ledger
        keep: Callable[[F], F] = lru_cache(RECENT)  # type: ignore[assignment]
        self.thing, self.of, self.first = keep(self._thing), keep(self._of), keep(self._first)
        self.place, self.kinds = keep(self._place), keep(self._kinds)

    def about(self, object: str, predicates: Collection[str]) -> Sequence[Statement]:
        """Return the statements with an object and one of some predicates."""
        wanted = ", ".join("?" * len(predicates))
        return list(self.graph.stated.where(f"WHERE object = ? AND predicate IN ({wanted})", object, *predicates))

    def _thing(self, id: str) -> Thing | None:
        known = self.ledger.one("SELECT code, kin, level, kind FROM known WHERE id = ?", id)
        # A thing that is not known has neither code nor level: its first row tells the type.
        row = self.ledger.one("SELECT row FROM entity WHERE id = ? ORDER BY document, rowid LIMIT 1", id)
        if row is None:
            return None
        entity = decode(row[0])
        assert isinstance(entity, Entity)
        code, kin, level, kind = known or ("", "", "", 0)
        return Thing(entity.type, code, kin, level, bool(kind))

    def _of(self, subject: str) -> Sequence[Statement]:
        return list(self.graph.stated.where("WHERE subject = ?", subject))

    def _first(self, id: str) -> Statement | None:
        found = first(self.graph, id)
        return self.graph.statements[found] if found else None

    def _place(self, code: str) -> str:
        return str(self.ledger.one("SELECT COALESCE(MAX(id), '') FROM known WHERE code = ?", code)[0])

    def _kinds(self, kin: str) -> Mapping[str, str]:
        rows = self.ledger.all("SELECT level, id FROM known WHERE kin = ? AND kind AND level != '' ORDER BY id", kin)
        found: dict[str, str] = {}
        for level, id in rows:
            found.setdefault(level, id)
        return found


def first(graph: Kept, id: str) -> str:
    """Return the id of the first statement that speaks of an entity, "" for none."""
    sql = (
        "SELECT COALESCE(MIN(id), '') FROM (SELECT MIN(id) AS id FROM statement WHERE subject = ? "
        "UNION ALL SELECT MIN(id) FROM statement WHERE object = ?)"
    )
    return str(graph.ledger.one(sql, id, id)[0])
