"""Write every output of a build into one folder."""

import json
from pathlib import Path

from kg import explore, rdf
from kg.build.collect import Texts
from kg.build.report import report
from kg.export import tables
from kg.graph import Graph, dump

FILES = ("graph.jsonl", "graph.ttl", "graph.html", "texts.jsonl", "report.md")


def write(graph: Graph, texts: Texts, problems: list[str], folder: Path) -> None:
    """Write ``graph.jsonl``, ``graph.ttl``, ``graph.html``, ``tables/``, ``texts.jsonl`` and ``report.md``."""
    with (folder / "graph.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(dump(graph))
    with (folder / "texts.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(text, ensure_ascii=False, sort_keys=True) + "\n" for text in texts.values())
    with (folder / "graph.ttl").open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(rdf.turtle_lines(graph))
    tables.write(graph, folder / "tables")
    (folder / "report.md").write_text(report(graph, texts, problems), encoding="utf-8", newline="\n")
    page = explore.page(graph, {id: text["text"] for id, text in texts.items()})
    (folder / "graph.html").write_text(page, encoding="utf-8", newline="\n")


def stamps(folder: Path) -> str:
    """Return name, size and time of change of every output that is there: what shows that none was touched."""
    paths = [*(folder / name for name in FILES), *sorted((folder / "tables").glob("*.csv"))]
    there = [(path, path.stat()) for path in paths if path.exists()]
    return json.dumps([[path.name, status.st_size, status.st_mtime_ns] for path, status in there])
