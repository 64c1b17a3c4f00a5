"""What each document said, kept between runs in one SQLite file.

A document's rows depend on its bytes, its format, the tagger, and the version of the program with its word
lists and models: the key is the hash of all of them, so that a change of any is seen and nothing else is.
SQLite is kept because it is in every Python, survives a kill with the committed rows whole, and is one file.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kg.build import version
from kg.database import Database

LAYOUT = 3  # of the tables below; a file of another layout is begun anew
SCHEMA = """
CREATE TABLE results (key TEXT PRIMARY KEY, document TEXT NOT NULL, checksum TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE sources (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE paths (path TEXT PRIMARY KEY);
CREATE TABLE last (what TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def result_key(data: bytes, suffix: str, tagger: str) -> str:
    """Return the key of one document's result."""
    digest = hashlib.sha256("\0".join((version.extraction(), suffix.lower(), tagger, "")).encode())
    digest.update(data)
    return digest.hexdigest()


class Cache(Database):
    """The results of earlier runs. Each method raises DamagedError, or WriteError where the disk refuses."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, SCHEMA, LAYOUT)

    def get(self, key: str) -> bytes | None:
        """Return a result, or None if there is none or its bytes have changed since they were written."""
        row = self.one("SELECT checksum, rows FROM results WHERE key = ?", key)
        if row is None or hashlib.sha256(row[1]).hexdigest() != row[0]:
            return None
        return bytes(row[1])

    def keep(self, key: str, document: str, rows: bytes) -> None:
        """Keep the result of a document, at once and for good."""
        checksum = hashlib.sha256(rows).hexdigest()
        self.do("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)", key, document, checksum, rows)

    def drop(self, keys: Iterable[str]) -> None:
        """Forget results."""
        self.insert("DELETE FROM results WHERE key = ?", [(key,) for key in keys])

    def documents(self) -> dict[str, str]:
        """Return the document of each result that is kept, by key."""
        return dict(self.all("SELECT key, document FROM results"))

    def sources(self) -> dict[str, tuple[str, str]]:
        """Return the sources of the last build: name to (stamp, key)."""
        rows = self.all("SELECT name, stamp, key FROM sources ORDER BY name")
        return {name: (stamp, key) for name, stamp, key in rows}

    def paths(self) -> tuple[str, ...]:
        """Return the paths that the last build was given."""
        return tuple(path for (path,) in self.all("SELECT path FROM paths ORDER BY path"))

    def last(self, what: str) -> str:
        """Return what ``finish`` recorded under a name, "" for nothing."""
        row = self.one("SELECT value FROM last WHERE what = ?", what)
        return str(row[0]) if row else ""

    def finish(self, paths: Iterable[Path], sources: Iterable[tuple[str, str, str]], **last: str) -> None:
        """Record what this build was made of and gave, and drop the results that nothing uses any more."""
        with self.transaction():
            for table in ("sources", "paths", "last"):
                self.do(f"DELETE FROM {table}")
            self.insert("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", list(sources))
            self.insert("INSERT OR REPLACE INTO paths VALUES (?)", [(str(path.absolute()),) for path in paths])
            self.insert("INSERT INTO last VALUES (?, ?)", sorted(last.items()))
            self.do("DELETE FROM results WHERE key NOT IN (SELECT key FROM sources)")
