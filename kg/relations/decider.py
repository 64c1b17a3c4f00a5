"""A linear decider over clues: multinomial logistic regression, learned by ``kg.learn.pairs``.

Weights are integers, so that their sums, and with them every decision, are the same on every machine.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.resources import resource

MODEL = "data/models/relations.npz"
NONE = "-"


@dataclass(frozen=True, slots=True)
class Decider:
    """Classes, the row of each known clue, and a weight for each row and class, in thousandths."""

    classes: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.int16]
    bias: NDArray[np.int32]

    def probabilities(self, clues: Sequence[Sequence[str]]) -> list[list[float]]:
        """Return the probability of each class for each list of clues."""
        if not clues:
            return []
        get, last = self.rows.get, len(self.weights) - 1
        known = [[row for clue in set(told) if (row := get(clue)) is not None] or [last] for told in clues]
        flat = np.fromiter((row for rows in known for row in rows), dtype=np.int64)
        starts = np.cumsum([0, *(len(rows) for rows in known[:-1])])
        sums = np.add.reduceat(self.weights[flat].astype(np.int32), starts, axis=0) + self.bias
        return [_softmax(row) for row in sums.tolist()]


def _softmax(thousandths: Iterable[int]) -> list[float]:
    values = list(thousandths)
    top = max(values)
    powers = [math.exp((value - top) / 1000) for value in values]
    total = math.fsum(powers)
    return [power / total for power in powers]


@cache
def deciders() -> dict[str, Decider]:
    """Return the deciders of the model file by name: actor, pair, modality."""
    with np.load(resource(MODEL)) as stored:
        return {name: _unpack(stored, name) for name in ("actor", "pair", "modality")}


def _unpack(stored: "np.lib.npyio.NpzFile", name: str) -> Decider:
    clues = bytes(stored[f"{name}_clues"]).decode("utf-8").split("\n")
    classes = bytes(stored[f"{name}_classes"]).decode("utf-8").split("\n")
    weights = stored[f"{name}_weights"]
    # The last row is all zero: what a list without a known clue adds.
    weights = np.vstack([weights, np.zeros((1, weights.shape[1]), weights.dtype)])
    return Decider(tuple(classes), {clue: row for row, clue in enumerate(clues)}, weights, stored[f"{name}_bias"])
