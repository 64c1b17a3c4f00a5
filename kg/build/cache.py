"""What each document said, kept between runs in one SQLite file.

A document's rows depend on its bytes, its format, the tagger, and the version of the program with its word
lists and models: the key is the hash of all of them, so that a change of any is seen and nothing else is.
SQLite is kept because it is in every Python, survives a kill with the committed rows whole, and is one file.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.build import version
from kg.errors import WriteError

LAYOUT = 2  # of the tables below; a file of another layout is begun anew
SCHEMA = """
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, checksum TEXT NOT NULL, rows BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, key TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS paths (path TEXT PRIMARY KEY);
CREATE TABLE IF NOT EXISTS last (what TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


class DamagedError(Exception):
    """The file is no database, of another layout, or does not hold what was put into it."""


def result_key(data: bytes, suffix: str, tagger: str) -> str:
    """Return the key of one document's result."""
    digest = hashlib.sha256("\0".join((version.extraction(), suffix.lower(), tagger, "")).encode())
    digest.update(data)
    return digest.hexdigest()


class Cache:
    """The results of earlier runs. Each method raises DamagedError, or WriteError where the disk refuses."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._trouble():
            self.database = sqlite3.connect(self._address(), uri=True)
        try:
            self._prepare()
        except Exception:
            self.database.close()
            raise

    def _address(self) -> str:
        # A folder that may only be read has no place for SQLite's journal; nobody changes the file there either.
        writable = os.access(self.path.parent, os.W_OK)
        return self.path.absolute().as_uri() + ("" if writable else "?immutable=1")

    def _prepare(self) -> None:
        with self._trouble():
            (layout,) = self.database.execute("PRAGMA user_version").fetchone()
            if layout == LAYOUT:
                return
            if layout or self.database.execute("SELECT 1 FROM sqlite_master").fetchone():
                raise DamagedError(f"layout {layout}")
            self.database.execute("PRAGMA journal_mode=WAL")
            self.database.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version={LAYOUT}; COMMIT;")

    @contextmanager
    def _trouble(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            raise WriteError(
                str(self.path), f"cannot be used: {error}", "see that its disk has room and may be written"
            ) from error
        except sqlite3.DatabaseError as error:
            raise DamagedError(str(error)) from error

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def get(self, key: str) -> bytes | None:
        """Return a result, or None if there is none or its bytes have changed since they were written."""
        with self._trouble():
            row = self.database.execute("SELECT checksum, rows FROM results WHERE key = ?", (key,)).fetchone()
        if row is None or hashlib.sha256(row[1]).hexdigest() != row[0]:
            return None
        return bytes(row[1])

    def put(self, key: str, rows: bytes) -> None:
        """Keep a result, at once and for good."""
        checksum = hashlib.sha256(rows).hexdigest()
        with self._trouble(), self.database:
            self.database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, checksum, rows))

    def sources(self) -> dict[str, tuple[str, str]]:
        """Return the sources of the last build: name to (stamp, key)."""
        with self._trouble():
            rows = self.database.execute("SELECT name, stamp, key FROM sources ORDER BY name").fetchall()
        return {name: (stamp, key) for name, stamp, key in rows}

    def paths(self) -> tuple[str, ...]:
        """Return the paths that the last build was given."""
        with self._trouble():
            rows = self.database.execute("SELECT path FROM paths ORDER BY path").fetchall()
        return tuple(path for (path,) in rows)

    def last(self, what: str) -> str:
        """Return what ``finish`` recorded under a name, "" for nothing."""
        with self._trouble():
            row = self.database.execute("SELECT value FROM last WHERE what = ?", (what,)).fetchone()
        return str(row[0]) if row else ""

    def finish(self, paths: Iterable[Path], sources: Iterable[tuple[str, str, str]], **last: str) -> None:
        """Record what this build was made of and gave, and drop the results that nothing uses any more."""
        with self._trouble(), self.database:
            for table in ("sources", "paths", "last"):
                self.database.execute(f"DELETE FROM {table}")
            self.database.executemany("INSERT OR REPLACE INTO sources VALUES (?, ?, ?)", sources)
            named = [(str(path.absolute()),) for path in paths]
            self.database.executemany("INSERT OR REPLACE INTO paths VALUES (?)", named)
            self.database.executemany("INSERT INTO last VALUES (?, ?)", sorted(last.items()))
            self.database.execute("DELETE FROM results WHERE key NOT IN (SELECT key FROM sources)")


def discard(path: Path) -> None:
    """Delete a cache file with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
