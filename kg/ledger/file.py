"""The tables of ``graph.sqlite``.

What each document said is kept as it said it; rows of one id are merged when they are read. So a document comes and
goes with its own rows, and nothing else is rewritten. Beside these rows stand what only all documents together show:
``copy`` (which evidence of a claim repeats which), ``inferred`` statements, and ``known``, the places with a code and
the things with a level, which the rules of inference look up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.database import Database

FILE: Final = "graph.sqlite"
LAYOUT: Final = 1
SCHEMA: Final = """
CREATE TABLE document (
    id TEXT PRIMARY KEY, key TEXT, names TEXT, genre TEXT, level TEXT, row TEXT, furniture TEXT, text BLOB
);
CREATE TABLE section (id TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;
CREATE TABLE evidence (id TEXT PRIMARY KEY, row TEXT) WITHOUT ROWID;
CREATE TABLE entity (id TEXT, document TEXT, row TEXT);
CREATE TABLE statement (id TEXT, document TEXT, subject TEXT, predicate TEXT, object TEXT, row TEXT, pieces TEXT);
CREATE TABLE observation (id TEXT, document TEXT, row TEXT, pieces TEXT);
CREATE TABLE copy (claim TEXT, id TEXT, place TEXT, original TEXT);
CREATE TABLE inferred (id TEXT PRIMARY KEY, subject TEXT, predicate TEXT, object TEXT, row TEXT) WITHOUT ROWID;
CREATE TABLE known (id TEXT PRIMARY KEY, code TEXT, kin TEXT, level TEXT, kind INTEGER, first TEXT) WITHOUT ROWID;
CREATE TABLE meta (what TEXT PRIMARY KEY, value TEXT);
CREATE INDEX entity_by_id ON entity (id, document);
CREATE INDEX entity_by_document ON entity (document);
CREATE INDEX statement_by_id ON statement (id, document);
CREATE INDEX statement_by_document ON statement (document);
CREATE INDEX statement_by_subject ON statement (subject, id, document);
CREATE INDEX statement_by_object ON statement (object, predicate, id, document);
CREATE INDEX observation_by_id ON observation (id, document);
CREATE INDEX observation_by_document ON observation (document);
CREATE INDEX copy_by_claim ON copy (claim);
CREATE INDEX copy_by_id ON copy (id, place);
CREATE INDEX inferred_by_subject ON inferred (subject);
CREATE INDEX known_by_code ON known (code);
CREATE INDEX known_by_kin ON known (kin);
"""
CACHED: Final = 192_000  # kB of pages in memory


class Ledger(Database):
    """The rows of a large graph in one file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, SCHEMA, LAYOUT)
        self.do(f"PRAGMA cache_size = -{CACHED}")

    @contextmanager
    def unguarded(self) -> Iterator[None]:
        """Fill a new file without a journal: what is not finished must be thrown away."""
        with self.trouble():
            self.do("PRAGMA synchronous = OFF")
            self.do("PRAGMA journal_mode = OFF")
            self.do("BEGIN")
            yield
            self.do("COMMIT")
            self.do("PRAGMA journal_mode = WAL")

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """See the rows as they are now, whatever another connection writes meanwhile."""
        self.hold()
        try:
            yield
        finally:
            self.do("ROLLBACK")

    def hold(self) -> None:
        """See the rows as they are now until the file is closed."""
        self.do("BEGIN")
        self.meta("state")  # the first reading fixes what is seen

    def meta(self, what: str) -> str:
        """Return what was recorded under a name, "" for nothing."""
        row = self.one("SELECT value FROM meta WHERE what = ?", what)
        return str(row[0]) if row else ""

    def record(self, what: str, value: str) -> None:
        """Record a value under a name."""
        self.do("INSERT OR REPLACE INTO meta VALUES (?, ?)", what, value)


def there(folder: Path) -> bool:
    """Say whether a folder's graph is kept in a ledger."""
    return (folder / FILE).exists()
