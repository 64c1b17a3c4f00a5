"""Print rows as an aligned table; Han characters count for two columns."""

import sys
from collections.abc import Iterable, Sequence
from typing import Final

WIDE: Final = 100_000  # columns of a pipe or file, where no line is folded


def show(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table of any values to stdout, for the eye; long cells are folded, nothing is cut off."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(str(cell) for cell in row))
    width = None if sys.stdout.isatty() else WIDE
    Console(markup=False, highlight=False, width=width).print(table)
