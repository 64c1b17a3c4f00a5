"""``kg why``: why two names are one entity, or two."""

from pathlib import Path
from typing import Annotated

import typer


def why(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg why 结果 高企 高新技术企业")],
    left: Annotated[str, typer.Argument(help="An entity id, name or alias.")],
    right: Annotated[str, typer.Argument(help="Another one.")],
) -> None:
    """Print what speaks for and against two entities being one, each feature with its score and reason."""
    from kg.cli.table import show
    from kg.ledger import load
    from kg.resolve import explain, judgements

    rows = explain.why(load(folder), left, right, judgements.load(folder))
    show(("特征", "得分", "理由"), rows)
