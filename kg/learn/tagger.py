"""Train the tagger: a linear CRF over the rows of ``kg.tagger.features``, by python-crfsuite (L-BFGS, L1 and L2)."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from kg.gold import Gold
from kg.learn.calibrate import isotonic
from kg.learn.examples import Sheet, labelled, sheet
from kg.model import TYPES
from kg.tagger import tag_with
from kg.tagger.decode import B, E, Moves, N
from kg.tagger.features import COLUMNS, describe
from kg.tagger.linear import LIMIT, OFFSETS, ROWS, SCALE, Model, columns, places_of

# Chosen on folds over the documents of the training gold; see docs/evaluation.md.
SETTINGS: Final = {"c1": 0.1, "c2": 0.02, "max_iterations": 60, "feature.possible_transitions": False}
# Taken from the score of every character outside mentions: regularised weights find too few (folds: F1 .772, so .775).
LEAN: Final = 18

Weights = dict[tuple[str, str], float]
Features = list[list[str]]


def learn(golds: Sequence[Gold], folds: Sequence[Model], target: Path) -> None:
    """Train on annotated documents and write the model, its confidence calibrated on the folds' models.

    A document's fold is its place modulo the number of ``folds``; that fold's model has not seen it.
    """
    sheets = [sheet(gold) for gold in golds]
    pairs = [pair for i, document in enumerate(sheets) for pair in judged(document, folds[i % len(folds)])]
    margins, confidences = isotonic(pairs)
    save(replace(train(sheets), margins=margins, confidences=confidences), target)


def train(sheets: Sequence[Sheet]) -> Model:
    """Return the model of these documents, not yet calibrated."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for document in sheets:
        for features, labels in _sequences(document):
            trainer.append(features, labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return whole(info.state_features, info.transitions)


def judged(document: Sheet, model: Model) -> Iterator[tuple[int, bool]]:
    """Yield for each mention found in a document its margin, and whether it is right."""
    found = tag_with(model, document.readings, document.candidates)
    for tags, wanted in zip(found, document.wanted, strict=True):
        yield from ((margin, (start, end, kind) in wanted) for start, end, kind, margin in tags)


def _sequences(document: Sheet) -> Iterator[tuple[Features, list[str]]]:
    batch = describe(document.readings, document.candidates, ROWS)
    for start, length, wanted in zip(batch.starts.tolist(), batch.lengths.tolist(), document.wanted, strict=True):
        if length:
            labels = labelled(length, wanted)
            yield list(_features(batch.rows[start : start + length])), [str(label) for label in labels]


def _features(rows: NDArray[np.int32]) -> Iterator[list[str]]:
    """Yield what each character shows, each as "offset:row"; the column is part of a row's hash."""
    seen = [[(offset, column) for column in columns(offset)] for offset in OFFSETS]
    values = rows.tolist()
    for at in range(len(values)):
        yield [
            f"{offset}:{values[at + offset][column]}"
            for pairs in seen
            for offset, column in pairs
            if 0 <= at + offset < len(values) and values[at + offset][column]
        ]


def whole(states: Weights, transitions: Weights) -> Model:
    """Return trained weights in whole numbers, without calibration."""
    used = {name for (name, _), weight in states.items() if _whole(weight)}
    lines = sorted((OFFSETS.index(int(offset)), int(row)) for offset, row in (name.split(":") for name in used))
    line = {f"{OFFSETS[offset]}:{row}": 1 + i for i, (offset, row) in enumerate(lines)}
    weights = np.zeros((1 + len(lines), 1 + 4 * N), dtype=np.int16)
    for (name, label), weight in states.items():
        if name in line:
            weights[line[name], int(label)] = _whole(weight)
    rows = np.array([row for _, row in lines], dtype=np.int32)
    counts = np.bincount([offset for offset, _ in lines], minlength=len(OFFSETS)).astype(np.int32)
    nothing = np.zeros(1, dtype=np.int32)
    return Model(places_of(rows, counts), weights, _moves(transitions), nothing, np.ones(1))


def _whole(weight: float) -> int:
    return max(-LIMIT, min(LIMIT, round(weight * SCALE)))


def _moves(transitions: Weights) -> Moves:
    """Return the moves between mentions, and within them; a single character moves as the end of a mention does."""

    def score(left: int, entered: int) -> int:
        return round(transitions.get((str(left), str(entered)), 0.0) * SCALE)

    begins, ends = [0, *range(B.start, B.stop)], [0, *range(E.start, E.stop)]
    outer = np.array([[score(end, begin) for begin in begins] for end in ends], dtype=np.int32)
    outer[:, 0] -= LEAN
    steps = ((0, 1), (0, 2), (1, 1), (1, 2))  # BI, BE, II, IE
    inner = [[score(1 + N * left + k, 1 + N * entered + k) for k in range(len(TYPES))] for left, entered in steps]
    return Moves(outer, np.array(inner, dtype=np.int32))


def save(model: Model, target: Path) -> None:
    """Write a model."""
    rows = [np.flatnonzero(places).astype(np.int32) for places in model.places]
    np.savez_compressed(
        target,
        columns=np.array(COLUMNS),
        rows=np.concatenate(rows),
        counts=np.array([len(part) for part in rows], dtype=np.int32),
        weights=model.weights,
        outer=model.moves.outer,
        inner=model.moves.inner,
        margins=model.margins,
        confidences=model.confidences,
    )
