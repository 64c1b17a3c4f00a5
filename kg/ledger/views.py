"""The graph as it is read out of a ledger: mappings that fetch and merge rows when they are asked for."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from dataclasses import replace
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, Final, Generic, TypeVar, cast

from kg.graph import Graph, decode
from kg.ledger.file import Ledger
from kg.model import Evidence, SectionRecord, Statement
from kg.resolve.assemble import entity, statement
from kg.resolve.claims import merged
from kg.resolve.support import Piece, noisy_or

T = TypeVar("T")
Make = Callable[[Sequence[Any]], Any]
RECENT: Final = 50_000  # rows kept of those asked for by id: names recur
INFERRED: Final = "inferred-"  # begins the id of an inferred statement, and stands before all others


class Rows(Mapping[str, T], Generic[T]):
    """The rows of one table, merged by id in the order of documents, in the order of ids."""

    def __init__(self, ledger: Ledger, table: str, columns: str, order: str, make: Make) -> None:
        self.ledger, self.table, self.make = ledger, table, make
        self.select = f"SELECT id, {columns} FROM {table}"
        self.order = f"ORDER BY {order}"
        self.recent = lru_cache(RECENT)(self._fetch)

    def _fetch(self, id: str) -> T:
        group = self.ledger.all(f"{self.select} WHERE id = ? {self.order}", id)
        if not group:
            raise KeyError(id)
        return cast(T, self.make(group))

    def __getitem__(self, id: str) -> T:
        return self.recent(id)

    def __contains__(self, id: object) -> bool:
        return self.ledger.one(f"SELECT 1 FROM {self.table} WHERE id = ? LIMIT 1", id) is not None

    def __len__(self) -> int:
        return int(self.ledger.one(f"SELECT COUNT(DISTINCT id) FROM {self.table}")[0])

    def __iter__(self) -> Iterator[str]:
        return (id for (id,) in self.ledger.stream(f"SELECT DISTINCT id FROM {self.table} ORDER BY id"))

    def values(self) -> ValuesView[T]:
        return Values(self)

    def where(self, condition: str, *values: Any) -> Iterator[T]:
        """Yield the rows that meet a condition that all rows of an id meet or none."""
        found = self.ledger.stream(f"{self.select} {condition} {self.order}", *values)
        return (cast(T, self.make(list(group))) for _, group in groupby(found, key=itemgetter(0)))


class Statements(Rows[Statement]):
    """Stated and inferred statements."""

    def __init__(self, stated: Rows[Statement], inferred: Rows[Statement]) -> None:
        self.stated, self.inferred = stated, inferred

    def _part(self, id: object) -> Rows[Statement]:
        return self.inferred if str(id).startswith(INFERRED) else self.stated

    def __getitem__(self, id: str) -> Statement:
        return self._part(id)[id]

    def __contains__(self, id: object) -> bool:
        return id in self._part(id)

    def __len__(self) -> int:
        return len(self.inferred) + len(self.stated)

    def __iter__(self) -> Iterator[str]:
        return chain(self.inferred, self.stated)

    def where(self, condition: str, *values: Any) -> Iterator[Statement]:
        return chain(self.inferred.where(condition, *values), self.stated.where(condition, *values))


class Values(ValuesView[T]):
    """The values of a mapping, fetched in one go and not one by one."""

    _mapping: Rows[T]

    def __iter__(self) -> Iterator[T]:
        return self._mapping.where("")


class Kept(Graph):
    """The graph of a ledger. What it gives out follows the ledger as it changes, but for what was asked for before."""

    sections: Rows[SectionRecord]
    statements: Statements
    evidence: Rows[Evidence]

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.stated = Rows[Statement](ledger, "statement", "row, pieces", BY_DOCUMENT, self._statement)
        inferred = Rows[Statement](ledger, "inferred", "row", "id", _one)
        super().__init__(
            documents=Rows(ledger, "document", "row", "id", _one),
            sections=Rows(ledger, "section", "row", "id", _one),
            entities=Rows(ledger, "entity", "row", BY_DOCUMENT, _entity),
            statements=Statements(self.stated, inferred),
            observations=Rows(ledger, "observation", "row, pieces", BY_DOCUMENT, self._observation),
            evidence=Rows(ledger, "evidence", f"row, ({ORIGINAL})", "id", _evidence),
        )

    def outgoing(self, subject: str) -> Sequence[Statement]:
        return list(self.statements_where("WHERE subject = ?", subject))

    def subjects(self) -> Iterator[str]:
        sql = "SELECT subject FROM statement UNION SELECT subject FROM inferred ORDER BY subject"
        return (id for (id,) in self.ledger.stream(sql))

    def stating(self, predicate: str) -> Iterator[Statement]:
        return self.statements_where("WHERE predicate = ?", predicate)

    def genres(self) -> set[str]:
        return {genre for (genre,) in self.ledger.all("SELECT DISTINCT genre FROM document")} - {""}

    def levels(self) -> set[str]:
        found = self.ledger.all("SELECT level FROM known UNION SELECT level FROM document")
        return {level for (level,) in found} - {""}

    def statements_where(self, condition: str, *values: Any) -> Iterator[Statement]:
        """Yield the statements that meet a condition."""
        return self.statements.where(condition, *values)

    def sections_of(self, document: str) -> Iterator[SectionRecord]:
        """Yield the sections of a document."""
        return self.sections.where("WHERE id >= ? AND id < ?", f"{document}#", f"{document}$")

    def evidence_of(self, document: str) -> Iterator[Evidence]:
        """Yield the evidence in a document."""
        return self.evidence.where("WHERE id >= ? AND id < ?", f"{document}:", f"{document};")

    def texts(self) -> Iterator[dict[str, Any]]:
        """Yield the text records of the documents: ``id``, ``source``, ``text``, ``furniture``."""
        for (text,) in self.ledger.stream("SELECT text FROM document ORDER BY id"):
            yield json.loads(zlib.decompress(text))

    def _statement(self, group: Sequence[Any]) -> Any:
        return self._weighed(statement(_decoded(group)), group)

    def _observation(self, group: Sequence[Any]) -> Any:
        return self._weighed(merged(_decoded(group)), group)

    def _weighed(self, claim: Any, group: Sequence[Any]) -> Any:
        pieces = pieces_of(text for _, _, text in group)
        copies: dict[str, Piece] = {}
        if len(pieces) > 1:
            by_id = {one.id: one for one in pieces}
            found = self.ledger.all("SELECT id, original FROM copy WHERE claim = ?", claim.id)
            copies = {id: by_id[original] for id, original in found}
        return replace(claim, confidence=noisy_or(pieces, copies))


BY_DOCUMENT: Final = "id, document, rowid"
ORIGINAL: Final = "SELECT original FROM copy WHERE copy.id = evidence.id ORDER BY place LIMIT 1"


def pieces_of(texts: Iterable[str]) -> list[Piece]:
    """Return what weighs of a claim, read from the rows that say it."""
    pieces = (Piece(*values) for text in texts for values in json.loads(text))
    return list({one.id: one for one in pieces}.values())


def _decoded(group: Sequence[Any]) -> list[Any]:
    return [decode(one[1]) for one in group]


def _one(group: Sequence[Any]) -> Any:
    return decode(group[0][1])


def _entity(group: Sequence[Any]) -> Any:
    # Most documents say the same of a thing.
    return entity(_decoded(list({text: (id, text) for id, text in group}.values())))


def _evidence(group: Sequence[Any]) -> Evidence:
    ((_, text, original),) = group
    row = cast(Evidence, decode(text))
    return replace(row, copy_of=original) if original else row
