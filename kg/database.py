"""SQLite files: opened so that a fault of the disk, damage and another layout each have their own error."""

import os
import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from kg.errors import DataError, WriteError

JOURNALS: Final = ("-wal", "-shm")  # what SQLite keeps beside a file


class DamagedError(DataError):
    """The file is no database, of another layout, or does not hold what was put into it."""

    def __init__(self, path: Path, problem: str) -> None:
        super().__init__(str(path), f"is damaged or of another version: {problem}", "run kg build again")


class Database:
    """One SQLite file with tables of a layout. Raises DamagedError, or WriteError where the disk refuses."""

    def __init__(self, path: Path, schema: str, layout: int) -> None:
        self.path = path
        with self.trouble():
            # Transactions begin where this program says so; any thread may be the one that collects a file as garbage.
            self.connection = sqlite3.connect(self._address(), uri=True, isolation_level=None, check_same_thread=False)
        # Whoever reads a graph from it does not know when to close it.
        self.close = weakref.finalize(self, self.connection.close)
        try:
            self._prepare(schema, layout)
        except BaseException:
            self.close()
            raise

    def _address(self) -> str:
        # A folder that may only be read has no place for SQLite's journal; nobody changes the file there either.
        writable = os.access(self.path.parent, os.W_OK)
        return self.path.absolute().as_uri() + ("" if writable else "?immutable=1")

    def _prepare(self, schema: str, layout: int) -> None:
        found = self.one("PRAGMA user_version")[0]
        if found == layout:
            return
        if found or self.one("SELECT 1 FROM sqlite_master LIMIT 1"):
            raise DamagedError(self.path, f"layout {found}")
        with self.trouble():
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.executescript(f"BEGIN; {schema} PRAGMA user_version={layout}; COMMIT;")

    @contextmanager
    def trouble(self) -> Iterator[None]:
        """Turn SQLite's errors into kg's."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise WriteError(
                str(self.path), f"cannot be used: {error}", "see that its disk has room and may be written"
            ) from error
        except sqlite3.DatabaseError as error:
            raise DamagedError(self.path, str(error)) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all that is done within, or nothing of it."""
        with self.trouble():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def one(self, sql: str, *values: Any) -> Any:
        """Return the first row of a query, None for none."""
        with self.trouble():
            return self.connection.execute(sql, values).fetchone()

    def all(self, sql: str, *values: Any) -> list[Any]:
        """Return all rows of a query."""
        with self.trouble():
            return self.connection.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: Any) -> Iterator[Any]:
        """Yield the rows of a query as they are asked for."""
        with self.trouble():
            yield from self.connection.execute(sql, values)

    def do(self, sql: str, *values: Any) -> int:
        """Change rows; return how many."""
        with self.trouble():
            return self.connection.execute(sql, values).rowcount

    def insert(self, sql: str, rows: Iterator[Any] | list[Any]) -> None:
        """Insert many rows."""
        with self.trouble():
            self.connection.executemany(sql, rows)


def discard(path: Path) -> None:
    """Delete a file with what SQLite keeps beside it."""
    path.unlink(missing_ok=True)
    discard_journals(path)


def discard_journals(path: Path) -> None:
    """Delete what SQLite keeps beside a file: it belongs to that file, and must not meet another of its name."""
    for suffix in JOURNALS:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
