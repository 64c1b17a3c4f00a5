"""Print the answer of a query in the format that was asked for."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.query import Table
    from kg.query.results import Answer


def show(table: "Table", format: str) -> None:
    """Print a table to stdout, and to stderr that it was cut; raise QueryError for an unknown format."""
    from kg.errors import QueryError

    if format not in FORMATS:
        raise QueryError(format, "is no format of an answer", f"use one of {', '.join(FORMATS)}")
    FORMATS[format](table)
    if table.cut:
        say_cut(len(table.rows))


def show_body(answer: "Answer", rows: int) -> None:
    """Print an answer in a media type; raise QueryError if the form of the query has none of that kind."""
    from kg.errors import QueryError

    kind, body, cut = answer
    if not kind:
        raise QueryError("the query", "has no answer in this format", "turtle is for CONSTRUCT and DESCRIBE")
    print(body.decode(), end="")
    if cut:
        say_cut(rows)


def say_cut(rows: int) -> None:
    """Say on stderr that there were more rows than the limit."""
    print(f"kg: 只列出前 {rows} 行；用 --rows 可以多列", file=sys.stderr)


def _table(table: "Table") -> None:
    from kg.cli.table import show as show_table

    show_table(table.columns, table.rows)


def _csv(table: "Table") -> None:
    from kg.export.tables import text

    sys.stdout.write(text((table.columns, table.rows)).replace("\r\n", "\n"))


def _json(table: "Table") -> None:
    import json

    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    print(json.dumps(rows, ensure_ascii=False, indent=1))


def _md(table: "Table") -> None:
    for row in (table.columns, ("---",) * len(table.columns), *table.rows):
        print("|", " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row), "|")


FORMATS: dict[str, Callable[["Table"], None]] = {"table": _table, "csv": _csv, "json": _json, "md": _md}
