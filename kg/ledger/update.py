"""Bring a ledger to a set of documents: the rows of what is new or gone, and what follows from them."""

import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from kg.facts import thing
from kg.graph import Row, decode, encode
from kg.infer import CHAINED, DISTRIBUTIVE, follow, upstream
from kg.ledger.facts import KeptFacts, first
from kg.ledger.file import Ledger
from kg.ledger.views import BY_DOCUMENT, Kept, pieces_of
from kg.model import DocumentRecord, Entity, Evidence, Observation, SectionRecord, Statement
from kg.resolve.support import Piece, copies_among, piece

PAGE: Final = 5_000  # ids of touched rows that are fetched at a time
Kind = Literal["document", "entity", "evidence", "inferred", "observation", "statement", "subject", "link"]
# What a change touched: rows by kind; ``subject``: ends of statements about which something else may now follow;
# ``link``: those of them to which a chain may lead.
TOUCHED: Final = "CREATE TEMP TABLE touched (kind TEXT, id TEXT, PRIMARY KEY (kind, id)) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Held:
    """A document of a build: the key of its result and every source that holds its text, by name."""

    key: str
    names: tuple[str, ...]

    def named(self, record: DocumentRecord) -> DocumentRecord:
        """Return the record of the document with the names of its sources, of which the first stands for all."""
        return replace(record, source=self.names[0], copies=self.names[1:])


@dataclass(frozen=True, slots=True)
class Said:
    """What a result says: the text record and the rows of its document."""

    text: Mapping[str, Any]
    rows: Sequence[Row]


def update(ledger: Ledger, documents: Mapping[str, Held], said: Callable[[str], Said], infer: bool) -> "Touched":
    """Make the ledger hold exactly these documents; ``said`` returns what the result of a key says.

    Within a transaction of the caller. Returns what was touched.
    """
    before = {id: Held(key, tuple(json.loads(names))) for id, key, names in ledger.all(HELD)}
    change = Touched(ledger, empty=not before)
    for id in sorted(before):
        if id not in documents or documents[id].key != before[id].key:
            change.forget(id)
    for id in sorted(documents):
        if id not in before or documents[id].key != before[id].key:
            change.add(id, documents[id], said(documents[id].key))
        elif documents[id] != before[id]:
            change.rename(id, documents[id])
    change.weigh()
    change.know()
    if infer:
        change.conclude()
    return change


HELD: Final = "SELECT id, key, names FROM document"


class Touched:
    """One change of a ledger, step by step; knows the ids of all rows that it touched."""

    def __init__(self, ledger: Ledger, empty: bool) -> None:
        self.ledger, self.empty = ledger, empty
        self.graph = Kept(ledger)
        ledger.do("DROP TABLE IF EXISTS temp.touched")
        ledger.do(TOUCHED)

    def ids(self, kind: Kind) -> Iterator[str]:
        """Yield the ids that were touched, in order."""
        last = ""
        while page := self.ledger.all(
            "SELECT id FROM touched WHERE kind = ? AND id > ? ORDER BY id LIMIT ?", kind, last, PAGE
        ):
            yield from (id for (id,) in page)
            last = page[-1][0]

    def count(self, kind: Kind) -> int:
        """Return how many ids of a kind were touched."""
        return int(self.ledger.one("SELECT COUNT(*) FROM touched WHERE kind = ?", kind)[0])

    def touch(self, kind: Kind, ids: Iterable[str]) -> None:
        """Note that rows were touched."""
        self.ledger.insert("INSERT OR IGNORE INTO touched VALUES (?, ?)", [(kind, id) for id in ids])

    def forget(self, document: str) -> None:
        """Take out what a document said."""
        self._touch_said(document)
        for table in ("entity", "statement", "observation"):
            self.ledger.do(f"DELETE FROM {table} WHERE document = ?", document)
        # Their ids begin with that of the document.
        self.ledger.do("DELETE FROM section WHERE id >= ? AND id < ?", f"{document}#", f"{document}$")
        self.ledger.do("DELETE FROM evidence WHERE id >= ? AND id < ?", f"{document}:", f"{document};")
        self.ledger.do("DELETE FROM document WHERE id = ?", document)

    def add(self, id: str, held: Held, said: Said) -> None:
        """Put in what a document says."""
        record = next(row for row in said.rows if isinstance(row, DocumentRecord))
        text = {**said.text, "source": held.names[0]}
        furniture = Counter[str]()
        for start, end, kind in text["furniture"]:
            furniture[kind] += end - start
        self.ledger.do(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            id,
            held.key,
            json.dumps(held.names, ensure_ascii=False),
            record.genre,
            record.level,
            encode(held.named(record)),
            json.dumps(furniture, ensure_ascii=False),
            _packed(text),
        )
        tables: dict[type[Row], list[tuple[str, ...]]] = {}
        evidence = {row.id: row for row in said.rows if isinstance(row, Evidence)}
        for row in said.rows:
            if not isinstance(row, DocumentRecord):
                pieces = [piece(evidence[key], record.date) for key in getattr(row, "evidence", ())]
                tables.setdefault(type(row), []).append(_values(id, row, pieces))
        for kind, rows in tables.items():
            table, columns = TABLES[kind]
            self.ledger.insert(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)
        self._touch_said(id)

    def rename(self, id: str, held: Held) -> None:
        """Name the sources of a document anew."""
        row, text = self.ledger.one("SELECT row, text FROM document WHERE id = ?", id)
        record = decode(row)
        assert isinstance(record, DocumentRecord)
        self.ledger.do(
            "UPDATE document SET names = ?, row = ?, text = ? WHERE id = ?",
            json.dumps(held.names, ensure_ascii=False),
            encode(held.named(record)),
            _packed({**json.loads(zlib.decompress(text)), "source": held.names[0]}),
            id,
        )
        self.touch("document", [id])

    def weigh(self) -> None:
        """Find anew which evidence of the touched claims repeats which."""
        kinds: tuple[Kind, ...] = ("statement", "observation")
        for kind in kinds:
            for id in self.ids(kind):
                rows = self.ledger.all(f"SELECT pieces FROM {kind} WHERE id = ? ORDER BY {BY_DOCUMENT}", id)
                copies = copies_among(pieces_of(text for (text,) in rows))
                new = {(key, _place(one), one.id) for key, one in copies.items()}
                old = set() if self.empty else set(self.ledger.all(COPIES, id))
                if new != old:
                    self.ledger.do("DELETE FROM copy WHERE claim = ?", id)
                    self.ledger.insert("INSERT INTO copy VALUES (?, ?, ?, ?)", [(id, *one) for one in sorted(new)])
                    self.touch("evidence", {key for key, *_ in new ^ old})

    def know(self) -> None:
        """Look up codes and levels of the touched entities anew, and note what may follow from a change of them."""
        for id in self.ids("entity"):
            old = self.ledger.one("SELECT code, kin, level, kind, first FROM known WHERE id = ?", id)
            new = self._known(id)
            if new == old:
                continue
            self.ledger.do("DELETE FROM known WHERE id = ?", id)
            if new:
                self.ledger.do("INSERT INTO known VALUES (?, ?, ?, ?, ?, ?)", id, *new)
            for one in (old, new) if not self.empty else ():
                if one:
                    self._may_follow(id, one[0], one[1], bool(old and new and old[:4] == new[:4]))

    def _known(self, id: str) -> tuple[Any, ...] | None:
        entity = self.graph.entities.get(id)
        if entity is None or not (entity.code or entity.level):
            return None
        one = thing(entity)
        return (one.code, one.kin, one.level, int(one.kind), first(self.graph, id))

    def _may_follow(self, id: str, code: str, kin: str, spoken_of_only: bool) -> None:
        """Touch what may follow with other subjects when a place or kind comes, goes or changes."""
        near = [id]
        if code:
            inside = code.rstrip("0")
            inside += "0" * (len(inside) % 2)  # two digits a level
            near += self._first_of("SELECT id FROM known WHERE code >= ? AND code < ?", inside, inside + ":")
        near += self._first_of("SELECT id FROM known WHERE kin = ?", kin)
        self.touch("subject", near)
        if not spoken_of_only:
            wanted = ", ".join(f"'{name}'" for name in ("locatedIn", *DISTRIBUTIVE))
            about = f"SELECT DISTINCT subject FROM statement WHERE object = ? AND predicate IN ({wanted})"
            for one in near:
                self.touch("subject", self._first_of(about, one))

    def _first_of(self, sql: str, *values: str) -> list[str]:
        return [id for (id,) in self.ledger.all(sql, *values)]

    def conclude(self) -> None:
        """Conclude anew on every subject with which something else may follow."""
        facts = KeptFacts(Kept(self.ledger))
        if self.empty:
            for end in ("subject", "object"):
                self.ledger.do(f"INSERT OR IGNORE INTO touched SELECT 'subject', {end} FROM statement")
        else:
            self.touch("subject", upstream(facts, self.ids("link")))
        for subject in self.ids("subject"):
            new = {row.id: (row, encode(row)) for row in follow(facts, subject)}
            old = {} if self.empty else dict(self.ledger.all("SELECT id, row FROM inferred WHERE subject = ?", subject))
            gone = {id for id, text in old.items() if id not in new or new[id][1] != text}
            come = {id for id, (_, text) in new.items() if old.get(id) != text}
            self.ledger.insert("DELETE FROM inferred WHERE id = ?", [(id,) for id in gone])
            self.ledger.insert(
                "INSERT OR REPLACE INTO inferred VALUES (?, ?, ?, ?, ?)",
                [(id, row.subject, row.predicate, row.object, text) for id, (row, text) in new.items() if id in come],
            )
            self.touch("inferred", gone | come)

    def _touch_said(self, document: str) -> None:
        """Touch what a document says, as long as the ledger holds it."""
        self.touch("document", [document])
        for kind in ("entity", "statement", "observation"):
            self.ledger.do(
                f"INSERT OR IGNORE INTO touched SELECT '{kind}', id FROM {kind} WHERE document = ?", document
            )
        chained = ", ".join(f"'{name}'" for name in CHAINED)
        for kind, end, condition in (
            ("subject", "subject", ""),
            ("subject", "object", ""),
            ("link", "subject", f" AND predicate IN ({chained})"),
        ):
            self.ledger.do(
                f"INSERT OR IGNORE INTO touched SELECT '{kind}', {end} FROM statement WHERE document = ?{condition}",
                document,
            )


# The table of each kind of row, and the number of its columns.
TABLES: Final[dict[type[Any], tuple[str, int]]] = {
    SectionRecord: ("section", 2),
    Evidence: ("evidence", 2),
    Entity: ("entity", 3),
    Statement: ("statement", 7),
    Observation: ("observation", 4),
}
COPIES: Final = "SELECT id, place, original FROM copy WHERE claim = ?"


def _values(document: str, row: Row, pieces: Sequence[Piece]) -> tuple[str, ...]:
    """Return what stands of a row in its table."""
    match row:
        case Entity():
            return row.id, document, encode(row)
        case Statement():
            return row.id, document, row.subject, row.predicate, row.object, encode(row), _weights(pieces)
        case Observation():
            return row.id, document, encode(row), _weights(pieces)
        case _:
            return row.id, encode(row)


def _weights(pieces: Sequence[Piece]) -> str:
    return json.dumps(pieces, ensure_ascii=False)


def _place(original: Piece) -> str:
    """Return a text that sorts as passages were written."""
    return "\x1f".join((original.date, original.document, f"{original.start:09d}", original.id))


def _packed(text: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(text, ensure_ascii=False, sort_keys=True).encode())
