"""A decider over clues: a linear model and a small network, averaged; learned by ``kg.learn.opinions``.

Weights are whole numbers, so that their sums, and with them every decision, are the same on every machine.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.hashing import SLOTS, Slots

SHIFT: Final = 1 << 16  # by which the network's scores are divided into thousandths
ROWS: Final = 2048  # weighed at once: as many as stay in the cache
FAR: Final = 20_000  # thousandths behind the best class, beyond which a class has no chance

Sums: TypeAlias = NDArray[np.int32]
Chances: TypeAlias = NDArray[np.float64]

# e to the minus n thousandths in whole numbers: their sums do not depend on their order.
_POWERS: Final = np.array([round(math.exp(-n / 1000) * (1 << 40)) for n in range(FAR + 1)], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Decider:
    """Classes, the row of each slot (0 for none), and a row of weights for each known clue.

    A row of ``weights`` holds thousandths for each class, then what the clue adds to the hidden units; ``bias`` is
    a row for all. ``output`` (hidden × classes) leads from the hidden units to the second opinion, ``offset`` added.
    """

    classes: tuple[str, ...]
    rows: NDArray[np.int32]
    weights: NDArray[np.int16]
    bias: Sums
    output: NDArray[np.float64]
    offset: NDArray[np.float64]

    def weigh(self, slots: Slots) -> Sums:
        """Return the sum of the weights of each row of clues; sums of several tables may be added."""
        sums = np.zeros((len(slots), self.weights.shape[1]), dtype=np.int32)
        for start in range(0, len(slots), ROWS):
            rows = self.rows[slots[start : start + ROWS]]
            part = sums[start : start + ROWS]
            for column in rows.T:
                part += self.weights.take(column, axis=0)
        return sums

    def chances(self, sums: Sums) -> Chances:
        """Return the probability of each class for each row of sums."""
        count = len(self.classes)
        sums = sums + self.bias
        hidden = np.maximum(sums[:, count:], 0).astype(np.float64)  # whole numbers below 2**53: exact in any order
        second = np.floor_divide(hidden @ self.output + self.offset, SHIFT).astype(np.int64)
        return (_softmax(sums[:, :count].astype(np.int64)) + _softmax(second)) / 2


def _softmax(thousandths: NDArray[np.int64]) -> Chances:
    if not len(thousandths):
        return np.zeros(thousandths.shape)
    powers = _POWERS[np.minimum(thousandths.max(axis=1, keepdims=True) - thousandths, FAR)]
    chances: Chances = powers / powers.sum(axis=1, keepdims=True)
    return chances


def read(stored: Mapping[str, NDArray[Any]], name: str) -> Decider:
    """Return the decider of a name from the arrays that ``kg.learn.opinions`` made."""
    slots, linear, units = (stored[f"{name}_{part}"] for part in ("slots", "linear", "units"))
    rows = np.zeros(SLOTS, dtype=np.int32)
    rows[slots] = np.arange(1, len(slots) + 1)
    weights = np.hstack([linear.astype(np.int16), units.astype(np.int16)])
    weights = np.vstack([np.zeros((1, weights.shape[1]), dtype=np.int16), weights])
    return Decider(
        tuple(_words(stored[f"{name}_classes"])),
        rows,
        weights,
        stored[f"{name}_bias"],
        stored[f"{name}_output"].astype(np.float64),
        stored[f"{name}_offset"].astype(np.float64),
    )


def _words(letters: NDArray[np.uint8]) -> Sequence[str]:
    return bytes(letters).decode("utf-8").split("\n")
