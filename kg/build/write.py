"""Write every output of a build into one folder."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from kg import explore, rdf
from kg.build.collect import Texts
from kg.build.report import report
from kg.build.together import together
from kg.export import tables
from kg.graph import Graph, dump

FILES: Final = ("graph.jsonl", "graph.ttl", "graph.html", "texts.jsonl")
TABLES: Final = "tables"
WHOLE: Final = (*FILES, TABLES)
REPORT: Final = "report.md"


def write(graph: Graph, texts: Texts, problems: list[str], folder: Path, jobs: int) -> None:
    """Write ``graph.jsonl``, ``graph.ttl``, ``graph.html``, ``tables/``, ``texts.jsonl`` and ``report.md``."""

    def write_page() -> None:
        page = explore.page(graph, {id: text["text"] for id, text in texts.items()})
        _lines(folder / "graph.html", [page])

    def write_rest() -> None:
        _lines(
            folder / "texts.jsonl",
            (json.dumps(text, ensure_ascii=False, sort_keys=True) + "\n" for text in texts.values()),
        )
        _lines(folder / REPORT, [report(graph, texts, problems)])
        tables.write(graph, folder / TABLES)

    # What takes longest begins first.
    together(
        [
            lambda: _lines(folder / "graph.ttl", rdf.turtle_lines(graph)),
            write_page,
            lambda: _lines(folder / "graph.jsonl", dump(graph)),
            write_rest,
        ],
        jobs,
    )


def _lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def stamps(folder: Path) -> str:
    """Return name, size and time of change of every output that is there: what shows that none was touched."""
    paths = [*(folder / name for name in (*FILES, REPORT)), *sorted((folder / TABLES).glob("*.csv"))]
    there = [(path, path.stat()) for path in paths if path.exists()]
    return json.dumps([[path.name, status.st_size, status.st_mtime_ns] for path, status in there])
