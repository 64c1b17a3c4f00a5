"""``kg query``: SPARQL over a built graph."""

from pathlib import Path
from typing import Annotated

import typer


def query(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    sparql: Annotated[
        str, typer.Argument(help="SPARQL. 例: kg query 结果 'SELECT ?n { ?x a pkg:Platform ; rdfs:label ?n }'")
    ] = "",
    question: Annotated[str, typer.Option(help="A named question instead (kg ask lists them).")] = "",
    format: Annotated[str, typer.Option(help="table, csv, json or md.")] = "table",
    seconds: Annotated[float, typer.Option(min=0.1, help="Time limit.")] = 30.0,
    rows: Annotated[int, typer.Option(min=1, help="Row limit.")] = 10_000,
) -> None:
    """Run SELECT, ASK, CONSTRUCT or DESCRIBE over the graph, with the prefixes bound."""
    from kg.cli.answer import show
    from kg.query import Limits, ask, run

    if bool(sparql) == bool(question):
        raise typer.BadParameter("give a SPARQL query or --question, one of them")
    limits = Limits(seconds=seconds, rows=rows)
    show(ask(folder, question, {}, limits) if question else run(folder, sparql, limits), format)
