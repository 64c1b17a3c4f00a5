"""``kg extract``: what each document says, one JSON object a line."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def extract(
    paths: Annotated[list[Path], typer.Argument(help="Files, folders, zip archives.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="JSON lines file. 例: -o 结果.jsonl")],
    tagger: Annotated[str, typer.Option(help="How names are found: crf (default) or rules.")] = "crf",
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure.")] = 0.0,
) -> int:
    """Write mentions, relations, figures and metadata of every document, with their offsets."""
    from kg.extraction_json import write

    problems = write(paths, output, tagger, min_confidence)
    for problem in problems:
        print(f"kg: {problem}", file=sys.stderr)
    return 1 if problems else 0
