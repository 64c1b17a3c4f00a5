"""``kg judge``: take in what people judged."""

import getpass
from pathlib import Path
from typing import Annotated

import typer


def judge(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg judge 结果 结果/review.csv")],
    file: Annotated[Path, typer.Argument(help="CSV file of kg review with the column 判断 filled in.")],
    who: Annotated[str, typer.Option(help="Who signs rows without a name; the login name by default.")] = "",
) -> None:
    """Add the judgements of a reviewed file to DIR/judgements.txt; the next build obeys them."""
    from kg.ledger import load
    from kg.resolve import judgements
    from kg.resolve.review import from_csv, unknown

    judged = from_csv(file, who or _login())
    for id_ in unknown(load(folder), judged):
        print(f"注意：图中没有实体 {id_}，请核对")
    added = judgements.append(folder, judged)
    print(f"记入判断 {added} 条（{folder / judgements.FILE}）；重新运行 kg build 后生效")


def _login() -> str:
    """Return the login name, or 匿名 where the system knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "匿名"
