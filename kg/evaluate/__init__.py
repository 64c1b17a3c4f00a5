"""Score what is found against annotated documents: precision, recall, F1, reliability, and every error.

A mention is right with its range and type (strict) or with a common character and its type (overlap), a relation
with its predicate and two names that are the same, a figure with its value, its unit and an indicator that is alike.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from kg.errors import DataError
from kg.evaluate.items import found, wanted
from kg.evaluate.scores import Scores, compare
from kg.extraction_json import to_json
from kg.gold import Gold, load_gold
from kg.model import Document, Extraction
from kg.read import read
from kg.read.sources import Source

__all__ = ["Scores", "evaluate", "score"]


def evaluate(folder: Path, extract: Callable[[Document], Extraction]) -> Scores:
    """Extract the text beside every annotation of a folder and score it; raise DataError where a text is missing."""
    golds = load_gold(folder)
    extractions = []
    for gold in golds:
        path = folder / f"{gold.name}.txt"
        if not path.exists():
            raise DataError(str(path), "is missing beside its annotation", "put the annotated text there")
        extractions.append(extract(read(Source(path.name, path))))
    return score(golds, extractions)


def score(golds: Sequence[Gold], extractions: Sequence[Extraction]) -> Scores:
    """Return the scores of extractions of the annotated documents, given in their order."""
    scores = Scores()
    for gold, extraction in zip(golds, extractions, strict=True):
        genre = next((fact.value for fact in extraction.facts if fact.key == "genre"), "-")
        compare(scores, gold.name, genre, gold.text, wanted(gold), found(to_json(extraction), gold.text))
    return scores
