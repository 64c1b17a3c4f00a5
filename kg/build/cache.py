"""What each document said, kept between runs in one SQLite file.

A document's rows depend on its bytes, its format, the tagger, and the version of the program with its word
lists and models: the key is the hash of all of them, so that a change of any is seen and nothing else is.
SQLite is kept because it is in every Python, survives a kill with the committed rows whole, and is one file.
"""

import hashlib
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.resources import PACKAGE, root

SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, checksum TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS paths (path TEXT PRIMARY KEY);
"""


@cache
def version() -> str:
    """Return the hash of the program's code, word lists and models, on which every result depends."""
    digest = hashlib.sha256()
    files = [path for path in PACKAGE.rglob("*.py") if "_resources" not in path.parts]
    files += [path for path in (root() / "data").rglob("*") if path.is_file() and "samples" not in path.parts]
    for path in sorted(files):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def result_key(data: bytes, suffix: str, tagger: str) -> str:
    """Return the key of one document's result."""
    digest = hashlib.sha256("\0".join((version(), suffix.lower(), tagger, "")).encode())
    digest.update(data)
    return digest.hexdigest()


class Cache:
    """The results of earlier runs; a file that is no database any more is set aside and begun anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            return self._renew()

    def _renew(self) -> sqlite3.Connection:
        for suffix in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        return self._connect()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path)
        try:
            database.execute("PRAGMA journal_mode=WAL")
            database.executescript(SCHEMA)
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def get(self, key: str) -> bytes | None:
        """Return a result, or None if there is none or its bytes have changed since they were written."""
        try:
            row = self.database.execute("SELECT checksum, rows FROM results WHERE key = ?", (key,)).fetchone()
        except sqlite3.DatabaseError:
            return None
        if row is None or hashlib.sha256(row[1]).hexdigest() != row[0]:
            return None
        return bytes(row[1])

    def put(self, key: str, rows: bytes) -> None:
        """Keep a result, at once and for good."""
        with self.database:
            self.database.execute(
                "INSERT OR REPLACE INTO results VALUES (?, ?, ?)",
                (key, hashlib.sha256(rows).hexdigest(), rows),
            )

    def sources(self) -> dict[str, tuple[str, str]]:
        """Return the sources of the last build: name to (stamp, key)."""
        rows = self.database.execute("SELECT name, stamp, key FROM sources ORDER BY name")
        return {name: (stamp, key) for name, stamp, key in rows}

    def paths(self) -> tuple[str, ...]:
        """Return the paths that the last build was given."""
        return tuple(path for (path,) in self.database.execute("SELECT path FROM paths ORDER BY path"))

    def finish(self, paths: Iterable[Path], sources: Iterable[tuple[str, str, str]]) -> None:
        """Record what this build was made of, and drop the results that nothing uses any more."""
        with self.database:
            self.database.execute("DELETE FROM sources")
            self.database.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", sources)
            self.database.execute("DELETE FROM paths")
            self.database.executemany(
                "INSERT OR REPLACE INTO paths VALUES (?)", [(str(path.absolute()),) for path in paths]
            )
            self.database.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM sources)")
