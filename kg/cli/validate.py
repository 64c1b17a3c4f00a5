"""``kg validate``: check a built graph against the shapes."""

from pathlib import Path
from typing import Annotated

import typer


def validate(folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg validate 结果")]) -> int:
    """List what breaks a shape of the ontology, with its place in the source; exit 1 if anything does."""
    from kg.ledger import load
    from kg.validate import validate as check

    found = check(load(folder))
    for violation in found:
        print(f"{violation.shape}\t{violation}")
    print(f"不符合规则的有 {len(found)} 处" if found else "全部符合规则")
    return 1 if found else 0
