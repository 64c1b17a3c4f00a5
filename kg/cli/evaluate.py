"""``kg evaluate``: how right the program is on annotated documents."""

from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of .ann files with their .txt. 例: kg evaluate 标注")],
    tagger: Annotated[str, typer.Option(help="How names are found: crf (default) or rules.")] = "crf",
    errors: Annotated[bool, typer.Option("--errors", help="List every error with its sentence.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write scores and errors as a page. 例: --html 评测.html")] = None,
) -> None:
    """Print precision, recall and F1 of mentions, relations, figures and metadata."""
    from functools import partial

    from kg.evaluate import evaluate as score
    from kg.evaluate import tables
    from kg.evaluate.page import page, write
    from kg.pipeline import extract

    scores = score(gold, partial(extract, tagger=tagger))
    blocks = [tables.table(scores.tallies), tables.genre_table(scores), tables.reliability_table(scores)]
    for block in (*blocks, tables.errors(scores.slips)) if errors else blocks:
        print(*block, "", sep="\n")
    if html:
        write(html, page(scores))
