"""Score what is found against annotated documents: precision, recall, F1, reliability, and every error.

A mention is right with its range and type (strict) or with a common character and its type (overlap), a relation
with its predicate and two names that are the same, a figure with its value, its unit and an indicator that is alike.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import DataError
from kg.evaluate.items import Told, found, wanted
from kg.evaluate.scores import Scores, compare
from kg.gold import Gold, load_gold
from kg.model import Document
from kg.read import read
from kg.read.sources import Source

__all__ = ["Scores", "evaluate", "read_rows", "score"]

Row = Mapping[str, Any]
REMEDY = "write it with kg extract, or as its documentation says"


def evaluate(folder: Path, extract: Callable[[Document], Row]) -> Scores:
    """Extract the text beside every annotation of a folder and score it; raise DataError where a text is missing.

    ``extract`` returns what ``kg extract`` writes of a document.
    """
    golds = load_gold(folder)
    rows = {}
    for gold in golds:
        path = folder / f"{gold.name}.txt"
        if not path.exists():
            raise DataError(str(path), "is missing beside its annotation", "put the annotated text there")
        rows[gold.name] = extract(read(Source(path.name, path)))
    return score(golds, rows)


def read_rows(path: Path) -> dict[str, Row]:
    """Return the rows of a file of JSON lines by the document's name; raise DataError at the first faulty line."""
    rows: dict[str, Row] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), "cannot be read as text", "name a file of JSON lines") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
                rows[Path(row["source"]).stem] = row
            except (ValueError, KeyError, TypeError) as error:
                raise DataError(f"{path}:{number}", "is no extraction with its source", REMEDY) from error
    return rows


def score(golds: Sequence[Gold], rows: Mapping[str, Row]) -> Scores:
    """Return the scores of extractions, by the name of the annotated document; one that is missing found nothing."""
    scores = Scores()
    for gold in golds:
        row = rows.get(gold.name)
        if row is None:
            scores.absent.append(gold.name)
        compare(scores, gold.name, _genre(row or {}), gold.text, wanted(gold), _found(gold, row or {}))
    return scores


def _found(gold: Gold, row: Row) -> Told:
    try:
        return found(row, gold.text)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(gold.name, f"has an extraction that cannot be understood: {error!r}", REMEDY) from error


def _genre(row: Row) -> str:
    told = row.get("metadata")
    genres = told.get("genre") if isinstance(told, Mapping) else None
    return str(genres[0] if isinstance(genres, list) and genres else genres or "-")
