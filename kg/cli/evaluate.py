"""``kg evaluate``: how right the program is on annotated documents."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def evaluate(
    gold: Annotated[Path, typer.Argument(help="Folder of .ann files with their .txt. 例: kg evaluate 标注")],
    extraction: Annotated[
        Path | None, typer.Argument(help="JSON lines of kg extract or another program; left out, it is made.")
    ] = None,
    tagger: Annotated[str, typer.Option(help="How names are found: crf (default) or rules.")] = "crf",
    errors: Annotated[bool, typer.Option("--errors", help="List every error with its sentence.")] = False,
    html: Annotated[Path | None, typer.Option(help="Write scores and errors as a page. 例: --html 评测.html")] = None,
) -> None:
    """Print precision, recall and F1 of mentions, relations, figures and metadata."""
    from kg.evaluate import evaluate as run
    from kg.evaluate import read_rows, score
    from kg.evaluate.page import page, write
    from kg.evaluate.tables import report
    from kg.extraction_json import to_json
    from kg.gold import load_gold
    from kg.pipeline import extract

    if extraction:
        scores = score(load_gold(gold), read_rows(extraction))
    else:
        scores = run(gold, lambda document: to_json(extract(document, tagger)))
    print(*report(scores, errors), sep="\n")
    for name in scores.absent:
        print(f"kg: the extraction has no document {name}", file=sys.stderr)
    if html:
        write(html, page(scores))
