"""``kg status``: what the next build of a folder would do."""

from pathlib import Path
from typing import Annotated

import typer


def status(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg status 结果")],
    tagger: Annotated[str, typer.Option(help="The tagger of the next build.")] = "crf",
) -> None:
    """Say which documents the next build of the same paths would read, keep or drop; change nothing."""
    from kg.build import status as look

    found = look(folder, tagger)
    for mark, names in (
        ("+", [source.name for source in found.todo]),
        ("-", found.gone),
        ("!", found.problems),
    ):
        for name in names:
            print(f"{mark} {name}")
    kept = len(found.keys) - len(found.todo)
    print(f"新增或改动 {len(found.todo)}，沿用 {kept}，已删除 {len(found.gone)}，读不了 {len(found.problems)}")
