"""``kg how``: how an entity came to be."""

from pathlib import Path
from typing import Annotated

import typer


def how(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg how 结果 省科技厅")],
    entity: Annotated[str, typer.Argument(help="An entity id, name or alias.")],
) -> None:
    """Print an entity's names, level, scope, and every reason for its identity."""
    from kg.cli.table import show
    from kg.ledger import load
    from kg.resolve import explain, judgements

    show(("", ""), explain.how(load(folder), entity, judgements.load(folder)))
