"""A linear model's arithmetic: the score of a label is the sum of the weights of what a character shows.

Weights are whole numbers (units of 1/64), so that every machine computes the same in any order.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kg.tagger.decode import LABELS, Moves
from kg.tagger.features import CANDIDATES, COLUMNS, Batch

SCALE: Final = 64
LIMIT: Final = 32_767 // 64  # of a weight: the sum of all columns stays within 16 bits
ROWS: Final = 1 << 20
# What a character shows of itself, and of those up to two places away: fewer columns there, for the speed.
NEAR: Final = (0, 1, 2, 6, 7, CANDIDATES - 2, *range(CANDIDATES, COLUMNS, 2))
OFFSETS: Final = (0, -2, -1, 1, 2)

Rows = NDArray[np.int32]
Scores = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Linear:
    """The weights of a linear-chain model.

    ``places`` gives for each offset and row (offsets × ROWS) the line of ``weights`` (lines × labels; line 0
    is nothing).
    """

    places: Rows
    weights: NDArray[np.int16]
    moves: Moves


def columns(offset: int) -> tuple[int, ...]:
    """Return the columns that are looked at so many places away."""
    return tuple(range(COLUMNS)) if offset == 0 else NEAR


def read(stored: Mapping[str, NDArray[Any]]) -> Linear:
    """Return the model from the arrays that ``kg.learn.tagger`` made."""
    return Linear(
        places_of(stored["rows"], stored["counts"]),
        stored["weights"].astype(np.int16),
        Moves(stored["outer"].astype(np.int32), stored["inner"].astype(np.int32)),
    )


def places_of(rows: Rows, counts: Rows) -> Rows:
    """Number the lines of the weights by offset and row; ``counts`` says how many rows each offset has."""
    places = np.zeros((len(OFFSETS), ROWS), dtype=np.int32)
    offset = np.repeat(np.arange(len(OFFSETS)), counts)
    places[offset, rows] = 1 + np.arange(len(rows), dtype=np.int32)
    return places


def emissions(model: Linear, batch: Batch) -> Scores:
    """Return the score of each label at each position (positions × labels, in units of 1/64)."""
    rows = batch.rows * batch.inside().astype(np.int32)[:, None]
    total = np.zeros((len(rows), LABELS), dtype=np.int16)
    for places, offset in zip(model.places, OFFSETS, strict=True):
        for column in columns(offset):
            _add(total, model.weights, places[rows[:, column]], offset)
    return total.astype(np.int32)


def _add(total: NDArray[np.int16], weights: NDArray[np.int16], lines: Rows, offset: int) -> None:
    """Add the weights' lines to the positions that see them ``offset`` places away."""
    seen = lines[max(offset, 0) : len(lines) + min(offset, 0)]
    part = total[max(-offset, 0) : len(total) - max(offset, 0)]
    known = np.flatnonzero(seen)
    if 2 * len(known) > len(seen):
        part += np.take(weights, seen, axis=0)
    elif len(known):
        part[known] += np.take(weights, seen[known], axis=0)
