"""``kg review``: the doubtful pairs of entities, for people to judge."""

from pathlib import Path
from typing import Annotated

import typer


def review(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg review 结果")],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="CSV file; DIR/review.csv by default.")] = None,
) -> None:
    """Write pairs that may be one entity, with evidence; fill in 相同 or 不同 and give the file to kg judge."""
    from kg.errors import WriteError
    from kg.ledger import load
    from kg.resolve import judgements
    from kg.resolve.review import doubts, to_csv

    graph, path = load(folder), output or folder / "review.csv"
    found = doubts(graph, judgements.load(folder))
    try:
        path.write_text(to_csv(graph, found), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise WriteError(str(path), f"cannot be written: {error.strerror}", "choose another file") from error
    print(f"存疑的实体对 {len(found)} 个，写入 {path}；填好“判断”一栏后运行 kg judge {folder} {path}")
