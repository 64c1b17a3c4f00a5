"""``kg view``: open the explorer, of the whole graph or of a part."""

from pathlib import Path
from typing import Annotated

import typer


def view(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    focus: Annotated[str, typer.Option(help="Name, alias or id in the middle. 例: --focus 科技局 --steps 2")] = "",
    steps: Annotated[int, typer.Option(min=1, help="Statements away from the focus.")] = 2,
    types: Annotated[str, typer.Option(help="Types to keep, joined by commas. 例: Platform,政策")] = "",
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out what is less sure.")] = 0.0,
    out: Annotated[Path | None, typer.Option(help="File to write (default: view.html in the folder).")] = None,
    open: Annotated[bool, typer.Option(help="Open it in the browser.")] = True,
) -> None:
    """Open the explorer; with a focus, types or a confidence, make a smaller page first."""
    from kg.explore.view import view as make

    path = make(folder, focus=focus, steps=steps, types=types, min_confidence=min_confidence, out=out)
    print(path)
    if open:
        typer.launch(path.resolve().as_uri())
