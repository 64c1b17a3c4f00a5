"""``kg serve``: a read-only SPARQL endpoint on this machine, with the page beside it."""

from pathlib import Path
from typing import Annotated

import typer


def serve(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg serve 结果")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on 127.0.0.1; 0 takes any that is free.")] = 8010,
) -> None:
    """Answer SPARQL 1.1 queries at http://127.0.0.1:PORT/sparql and show the page at /, until Ctrl-C."""
    from kg.serve import run

    run(
        folder,
        port,
        lambda address: print(f"{address} 是页面，{address}sparql 是 SPARQL 端点；按 Ctrl-C 停止", flush=True),
    )
