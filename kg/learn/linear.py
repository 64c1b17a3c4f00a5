"""Train the linear model of the tagger: a CRF over the rows of ``kg.tagger.features``, by python-crfsuite."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from kg.learn.examples import Sheet, labelled
from kg.model import TYPES
from kg.tagger.decode import B, E, Moves, N
from kg.tagger.features import COLUMNS, describe
from kg.tagger.linear import LIMIT, OFFSETS, ROWS, SCALE, Linear, columns, places_of

# L-BFGS with L1 and L2 penalties, chosen on folds over the documents of the training gold; see docs/evaluation.md.
SETTINGS: Final = {"c1": 0.1, "c2": 0.02, "max_iterations": 60, "feature.possible_transitions": False}
# Taken from the score of every character outside mentions: regularised weights find too few.
LEAN: Final = 18

Weights = dict[tuple[str, str], float]
Features = list[list[str]]


def train(sheets: Sequence[Sheet]) -> Linear:
    """Return the linear model of these documents."""
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


def _sequences(document: Sheet) -> Iterator[tuple[Features, list[str]]]:
    batch = describe(document.sights, ROWS)
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


def whole(states: Weights, transitions: Weights) -> Linear:
    """Return trained weights in whole numbers."""
    used = {name for (name, _), weight in states.items() if _whole(weight)}
    lines = sorted((OFFSETS.index(int(offset)), int(row)) for offset, row in (name.split(":") for name in used))
    line = {f"{OFFSETS[offset]}:{row}": 1 + i for i, (offset, row) in enumerate(lines)}
    weights = np.zeros((1 + len(lines), 1 + 4 * N), dtype=np.int16)
    for (name, label), weight in states.items():
        if name in line:
            weights[line[name], int(label)] = _whole(weight)
    rows = np.array([row for _, row in lines], dtype=np.int32)
    counts = np.bincount([offset for offset, _ in lines], minlength=len(OFFSETS)).astype(np.int32)
    return Linear(places_of(rows, counts), weights, _moves(transitions))


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


def arrays_of(linear: Linear) -> dict[str, Any]:
    """Return the arrays that ``kg.tagger.linear`` reads."""
    rows = [np.flatnonzero(places).astype(np.int32) for places in linear.places]
    return {
        "columns": np.array(COLUMNS),
        "rows": np.concatenate(rows),
        "counts": np.array([len(part) for part in rows], dtype=np.int32),
        "weights": linear.weights,
        "outer": linear.moves.outer,
        "inner": linear.moves.inner,
    }
