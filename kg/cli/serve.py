"""``kg serve``: a read-only SPARQL endpoint on this machine, with the page beside it."""

from pathlib import Path
from typing import Annotated

import typer


def serve(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg serve 结果")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1.")] = 8010,
) -> None:
    """Answer SPARQL 1.1 queries at http://127.0.0.1:PORT/sparql and show the page at /."""
    from kg.serve import run

    run(folder, port)
