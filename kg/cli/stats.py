"""``kg stats``: how much a graph holds, by type and predicate."""

from pathlib import Path
from typing import Annotated

import typer


def stats(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg stats 结果")],
) -> None:
    """Print how many documents, entities by type, statements by predicate and figures a graph holds."""
    from kg.cli.table import show
    from kg.ledger import load
    from kg.stats import count

    show(("", "label", "count"), count(load(folder)))
