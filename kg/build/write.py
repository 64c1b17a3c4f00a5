"""Write every output of a build into one folder."""

import json
from pathlib import Path

from kg import explore, rdf
from kg.build.collect import Texts
from kg.build.report import report
from kg.export import tables
from kg.graph import Graph, dump


def write(graph: Graph, texts: Texts, problems: list[str], folder: Path) -> None:
    """Write ``graph.jsonl``, ``graph.ttl``, ``graph.html``, ``tables/``, ``texts.jsonl`` and ``report.md``."""
    with (folder / "graph.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(dump(graph))
    with (folder / "texts.jsonl").open("w", encoding="utf-8", newline="\n") as lines:
        for text in texts.values():
            lines.write(json.dumps(text, ensure_ascii=False, sort_keys=True) + "\n")
    (folder / "graph.ttl").write_bytes(rdf.turtle(graph))
    page = explore.page(graph, {id: text["text"] for id, text in texts.items()})
    (folder / "graph.html").write_text(page, encoding="utf-8", newline="\n")
    tables.write(graph, folder / "tables")
    (folder / "report.md").write_text(report(graph, texts, problems), encoding="utf-8", newline="\n")
