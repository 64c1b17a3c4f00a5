"""``kg ask``: the named questions, in Chinese."""

from pathlib import Path
from typing import Annotated

import typer


def ask(
    folder: Annotated[Path, typer.Argument(help="Folder that kg build wrote.")],
    question: Annotated[str, typer.Argument(help="Its name; left out, all are listed. 例: who-does-what")] = "",
    actor: Annotated[str, typer.Option(help="主体名称，或其中几个字")] = "",
    predicate: Annotated[str, typer.Option(help="关系的中文名，如 建设")] = "",
    object: Annotated[str, typer.Option(help="对象名称，或其中几个字")] = "",
    category: Annotated[str, typer.Option(help="类别名称，或其中几个字")] = "",
    platform: Annotated[str, typer.Option(help="平台名称，或其中几个字")] = "",
    field: Annotated[str, typer.Option(help="领域名称，或其中几个字")] = "",
    indicator: Annotated[str, typer.Option(help="指标名称，或其中几个字")] = "",
    place: Annotated[str, typer.Option(help="地方名称，或其中几个字")] = "",
    document: Annotated[str, typer.Option(help="文件标题，或其中几个字")] = "",
    node: Annotated[str, typer.Option(help="名称（全称）")] = "",
    first: Annotated[str, typer.Option(help="一方文件的标题、时期、日期或地方")] = "",
    second: Annotated[str, typer.Option(help="另一方文件的标题、时期、日期或地方")] = "",
    format: Annotated[str, typer.Option(help="table, csv, md or json (a list of rows).")] = "table",
    rows: Annotated[int, typer.Option(min=1, help="Row limit.")] = 10_000,
) -> None:
    """Answer a named question with quotes and their places, or list the questions."""
    given = dict(locals())
    from kg.cli.answer import show
    from kg.query import Limits, listing
    from kg.query import ask as answer

    reserved = ("folder", "question", "format", "rows")
    values = {name: str(value) for name, value in given.items() if value and name not in reserved}
    table = answer(folder, question, values, Limits(rows=rows)) if question else listing()
    show(table, format)
