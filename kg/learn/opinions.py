"""Fit a decider: a linear model and a small network over the same clues, rounded to whole numbers.

The two err differently; their average is a better and better calibrated decider than either.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from kg.decider import SHIFT
from kg.hashing import SLOTS, Slots

Floats: TypeAlias = NDArray[np.float32]

LEAST_SEEN: Final = 2  # documents that must show a clue
EPOCHS, BATCH, RATE = 6, 192, 0.004
HIDE_CLUES, HIDE_UNITS = 0.5, 0.3  # shares left out at random in training
SMOOTHING: Final = 0.02
SCALE: Final = 0.3  # of the sums of about a hundred clues, so that the hidden units start in range
SEED: Final = 1


@dataclass
class _Net:
    units: Floats
    bias: Floats
    output: Floats
    offset: Floats


def vocabulary(tables: Sequence[Slots]) -> NDArray[np.int32]:
    """Return the slots that enough documents show, ``tables`` holding one table of clues a document."""
    counts = np.zeros(SLOTS, dtype=np.int32)
    for table in tables:
        counts[np.unique(table)] += 1
    counts[0] = 0
    return np.flatnonzero(counts >= LEAST_SEEN).astype(np.int32)


def fit(
    name: str, tables: Sequence[Slots], labels: Sequence[str], slots: NDArray[np.int32], hidden: int, strength: float
) -> dict[str, Any]:
    """Return the arrays of a decider, as ``kg.decider`` reads them.

    ``strength`` is the inverse of the L2 penalty of the linear model.
    """
    from sklearn.linear_model import LogisticRegression

    matrix = _matrix(tables, slots)
    linear = LogisticRegression(C=strength, max_iter=100, tol=1e-3).fit(matrix, list(labels))
    classes = list(linear.classes_)
    answers = np.array([classes.index(label) for label in labels])
    net = _train(matrix, answers, len(classes), hidden)
    step = float(np.quantile(np.abs(net.units), 0.9995)) * SCALE / 127
    return {
        f"{name}_slots": slots,
        f"{name}_classes": np.frombuffer("\n".join(classes).encode(), np.uint8),
        f"{name}_linear": np.rint(linear.coef_.T * 1000).astype(np.int16),
        f"{name}_units": np.clip(np.rint(net.units * SCALE / step), -127, 127).astype(np.int8),
        f"{name}_bias": np.rint(np.concatenate([linear.intercept_ * 1000, net.bias / step])).astype(np.int32),
        f"{name}_output": np.rint(net.output * step * 1000 * SHIFT).astype(np.int64),
        f"{name}_offset": np.rint(net.offset * 1000 * SHIFT).astype(np.int64),
    }


def _matrix(tables: Sequence[Slots], slots: NDArray[np.int32]) -> csr_matrix:
    """Return clues as rows of ones; a clue shown twice counts twice, as in the decider's sums."""
    column = np.zeros(SLOTS, dtype=np.int32)
    column[slots] = np.arange(1, len(slots) + 1)
    found = [column[table] for table in tables]
    ends = np.cumsum([0, *(number for rows in found for number in (rows > 0).sum(axis=1).tolist())])
    flat = np.concatenate([rows[rows > 0] for rows in found]) - 1
    return csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(ends) - 1, len(slots)))


def _train(matrix: csr_matrix, answers: NDArray[np.int64], classes: int, hidden: int) -> _Net:
    """Train the network by gradient descent, with the rates of each clue's row adapted to its use (Adagrad)."""
    random = np.random.default_rng(SEED)
    rows, clues = matrix.shape
    net = _Net(
        (random.standard_normal((clues, hidden)) * 0.05).astype(np.float32),
        np.zeros(hidden, np.float32),
        (random.standard_normal((hidden, classes)) / hidden**0.5).astype(np.float32),
        np.zeros(classes, np.float32),
    )
    wanted = np.full((rows, classes), SMOOTHING / classes, np.float32)
    wanted[np.arange(rows), answers] += 1 - SMOOTHING
    used = np.zeros_like(net.units)
    memory = [(np.zeros_like(part), np.zeros_like(part)) for part in (net.bias, net.output, net.offset)]
    batches = -(-rows // BATCH)
    step = 0
    for _ in range(EPOCHS):
        for chosen in np.array_split(random.permutation(rows), batches):
            step += 1
            rate = RATE * min(1, step / 100) * max(0.02, 1 - step / (EPOCHS * batches))
            _learn(net, used, memory, matrix[chosen], wanted[chosen], rate, step, random)
    return net


def _learn(
    net: _Net,
    used: Floats,
    memory: Sequence[tuple[Floats, Floats]],
    batch: csr_matrix,
    wanted: Floats,
    rate: float,
    step: int,
    random: np.random.Generator,
) -> None:
    """Change the network by one batch; only rows of clues that it shows are touched."""
    shown, place = np.unique(batch.indices, return_inverse=True)
    left = (random.random(len(place), dtype=np.float32) >= HIDE_CLUES) / np.float32(1 - HIDE_CLUES)
    clues = csr_matrix((left, place, batch.indptr), shape=(batch.shape[0], len(shown)))
    sums = (clues @ net.units[shown]) * SCALE + net.bias
    kept = (random.random(sums.shape, dtype=np.float32) >= HIDE_UNITS) / np.float32(1 - HIDE_UNITS)
    units = np.maximum(sums, 0) * kept
    error = (_softmax(units @ net.output + net.offset) - wanted) / len(wanted)
    back = (error @ net.output.T) * kept * (sums > 0)
    gradient = (clues.T.tocsr() @ back) * SCALE
    used[shown] += gradient**2
    net.units[shown] = net.units[shown] * (1 - rate / 2) - rate * 4 * gradient / (np.sqrt(used[shown]) + 1e-7)
    parts = (net.bias, net.output, net.offset)
    for part, slope, kept_in_mind in zip(parts, (back.sum(0), units.T @ error, error.sum(0)), memory, strict=True):
        _adam(part, slope, *kept_in_mind, rate, step)


def _adam(part: Floats, slope: Floats, mean: Floats, square: Floats, rate: float, step: int) -> None:
    mean += 0.1 * (slope - mean)
    square += 0.01 * (slope**2 - square)
    part -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)


def _softmax(scores: Floats) -> Floats:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result
