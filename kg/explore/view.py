"""Make the page that ``kg view`` opens."""

import json
from pathlib import Path

from kg.errors import DataError, QueryError, WriteError
from kg.explore.encode import NODE_TYPES, type_names
from kg.explore.page import page
from kg.explore.part import around, of_types
from kg.graph import Graph, select
from kg.ledger import load, there
from kg.ledger.views import Kept


def view(
    folder: Path,
    focus: str = "",
    steps: int = 2,
    types: str = "",
    min_confidence: float = 0.0,
    out: Path | None = None,
) -> Path:
    """Return the path of the page: the one that the build wrote, or a smaller one written now.

    Raise QueryError for a name or type that is not there, DataError if the folder holds no graph, and WriteError
    if the page cannot be written.
    """
    built = folder / "graph.html"
    if not (focus or types or min_confidence or out) and built.exists():
        return built
    graph = load(folder)
    if isinstance(graph, Kept) and not (focus or types):
        raise QueryError("the graph", "is too large for one page", "give --focus NAME or --types TYPES")
    graph = select(graph, min_confidence)
    if types:
        graph = of_types(graph, _types(types))
    start = ""
    if focus:
        graph = around(graph, focus, steps)
        start = next(row.id for row in graph.entities.values() if focus in (row.id, row.label, *row.aliases))
    path = out or folder / "view.html"
    _write(path, page(graph, texts(folder, graph), start=start))
    return path


def texts(folder: Path, graph: Graph) -> dict[str, str]:
    """Return the text of each document of a graph, read from the ledger of the folder, else from ``texts.jsonl``."""
    kept = load(folder) if there(folder) else None
    if isinstance(kept, Kept):
        return {row["id"]: row["text"] for row in kept.texts() if row["id"] in graph.documents}
    path = folder / "texts.jsonl"
    try:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
        return {row["id"]: row["text"] for row in rows if row["id"] in graph.documents}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(str(path), "cannot be read", "run kg build again") from error


def _types(words: str) -> set[str]:
    """Return the types that words name, in Chinese, English or as in the ontology."""
    names = {name: own for own, *labels in type_names() for name in (own, *labels)}
    found = [word.strip() for word in words.replace("，", ",").replace("、", ",").split(",") if word.strip()]
    for word in found:
        if word not in names:
            raise QueryError(word, "is no type", "one of " + " ".join(NODE_TYPES))
    return {names[word] for word in found}


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise WriteError(str(path), f"cannot be written: {error.strerror}", "choose another place by --out") from error
