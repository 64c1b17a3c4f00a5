"""``kg export``: a built graph for other tools."""

from pathlib import Path
from typing import Annotated

import typer


def export(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote. 例: kg export 结果 --format xlsx")],
    format: Annotated[
        str, typer.Option(help="turtle trig ntriples jsonld graphml gexf xlsx cypher jsonl csv.")
    ] = "turtle",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File (csv: folder); else beside the graph.")] = None,
    base: Annotated[str, typer.Option(help="What the IRIs begin with, in RDF. 例: https://a.example/kg/")] = "",
) -> None:
    """Write the graph in a format of another tool."""
    from kg.export import write

    print(write(folder, format, out, base))
