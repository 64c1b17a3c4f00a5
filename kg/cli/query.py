"""``kg query``: SPARQL over a built graph."""

from pathlib import Path
from typing import Annotated

import typer

# Formats of SPARQL 1.1 rather than of a table. The form of the query tells which JSON: rows, a truth value, or RDF.
MEDIA = {"json": "application/sparql-results+json, application/ld+json", "turtle": "text/turtle"}


def query(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    sparql: Annotated[
        str, typer.Argument(help="SPARQL. 例: kg query 结果 'SELECT ?n { ?x a pkg:Platform ; rdfs:label ?n }'")
    ] = "",
    question: Annotated[str, typer.Option(help="A named question instead (kg ask lists them).")] = "",
    format: Annotated[str, typer.Option(help="table, csv, md; json (SPARQL 1.1 results), turtle.")] = "table",
    seconds: Annotated[float, typer.Option(min=0.1, help="Time limit.")] = 30.0,
    rows: Annotated[int, typer.Option(min=1, help="Row limit.")] = 10_000,
) -> None:
    """Run SELECT, ASK, CONSTRUCT or DESCRIBE over the graph, with the prefixes bound."""
    from kg import query as library
    from kg.cli.answer import show, show_body

    if bool(sparql) == bool(question):
        raise typer.BadParameter("give a SPARQL query or --question, one of them")
    limits = library.Limits(seconds=seconds, rows=rows)
    if format in MEDIA:
        show_body(library.respond(folder, sparql or library.sparql(question), MEDIA[format], limits), rows)
    else:
        show(library.ask(folder, question, {}, limits) if question else library.run(folder, sparql, limits), format)
