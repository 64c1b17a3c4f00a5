"""Find the best labelling of every sentence, and how clearly it is the best.

Labels are O and, for each type, B (begins), I (inside), E (ends) and S (single): label ``1 + 17 × place +
type``. A move between mentions depends on the type left and the type entered (0 is O), so that a step costs
18 × 18 sums. Everything is whole numbers: ties and order cannot differ between machines.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.model import TYPES

N: Final = len(TYPES)
LABELS: Final = 1 + 4 * N
B, I, E, S = (slice(1 + place * N, 1 + (place + 1) * N) for place in range(4))  # noqa: E741
NEVER: Final = -(1 << 28)

Scores = NDArray[np.int32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Moves:
    """The scores of moves: ``outer`` type left × type entered (18 × 18); ``inner`` BI, BE, II, IE × type (4 × 17)."""

    outer: Scores
    inner: Scores


@dataclass(frozen=True, slots=True)
class Path:
    """The best labels of all positions of a batch and the margin of each: the loss of any other label."""

    labels: Ints
    margins: Scores


def best(emissions: Scores, moves: Moves, starts: Ints, lengths: Ints) -> Path:
    """Decode all readings of a batch at once; position and reading order are those of the batch."""
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    starts, lengths = starts[order], lengths[order]
    labels = np.zeros(len(emissions), dtype=np.int64)
    margins = np.zeros(len(emissions), dtype=np.int32)
    if len(order):
        _decode(emissions, moves, starts, lengths, labels, margins)
    return Path(labels, margins)


def _decode(emissions: Scores, moves: Moves, starts: Ints, lengths: Ints, labels: Ints, margins: Scores) -> None:
    steps = int(lengths[0])
    active = np.searchsorted(-lengths, -np.arange(1, steps + 1), side="right")  # sentences longer than each step
    score = [np.ascontiguousarray(emissions[starts[:n] + step].T) for step, n in enumerate(active.tolist())]
    forward = _forward(score, moves)
    backward = _backward(score, moves, lengths)
    reading = np.concatenate([np.arange(n) for n in active.tolist()])
    at = np.concatenate([starts[:n] + step for step, n in enumerate(active.tolist())])
    total = np.concatenate([one + other for one, other in zip(forward, backward, strict=True)], axis=1)
    chosen, column = np.argmax(total, axis=0), np.arange(len(at))
    top = total[chosen, column]
    total[chosen, column] = NEVER * 2
    labels[at], margins[at] = chosen, top - total.max(axis=0)
    tied = np.unique(reading[margins[at] == 0])
    if len(tied):
        _trace(forward, moves, starts, lengths, tied, labels)


def _trace(forward: list[Scores], moves: Moves, starts: Ints, lengths: Ints, tied: Ints, labels: Ints) -> None:
    """Follow one of several best labellings back from its last label, where the best labels alone might mix them."""
    state = np.zeros(len(starts), dtype=np.int64)
    for step in range(int(lengths[tied[0]]) - 1, -1, -1):
        own = tied[lengths[tied] > step]
        at = starts[own] + step
        labels[at] = np.where(lengths[own] == step + 1, labels[at], state[own])
        if step:
            state[own] = _previous(forward[step - 1][:, own], moves, labels[at])


def _forward(score: list[Scores], moves: Moves) -> list[Scores]:
    """Return the best score of a labelling up to each step, by its last label."""
    values: list[Scores] = []
    to_i, to_e, stay, close = moves.inner
    for emission in score:
        n = emission.shape[1]
        value = np.empty_like(emission)
        if values:
            last = values[-1][:, :n]
            entered = (_ended(last)[:, None, :] + moves.outer[:, :, None]).max(axis=0)
            value[I] = np.maximum(last[B] + to_i[:, None], last[I] + stay[:, None])
            value[E] = np.maximum(last[B] + to_e[:, None], last[I] + close[:, None])
        else:
            entered = np.repeat(moves.outer[0][:, None], n, axis=1)
            value[I] = value[E] = NEVER
        value[0], value[B], value[S] = entered[0], entered[1:], entered[1:]
        values.append(value + emission)
    return values


def _ended(value: Scores) -> Scores:
    """Return the score of having ended each type (0: O)."""
    return np.concatenate((value[:1], np.maximum(value[E], value[S])))


def _backward(score: list[Scores], moves: Moves, lengths: Ints) -> list[Scores]:
    """Return the best score of what follows each step, by the label at the step."""
    values: list[Scores] = []
    final = np.full(LABELS, NEVER, dtype=np.int32)
    final[0], final[E], final[S] = moves.outer[0, 0], moves.outer[1:, 0], moves.outer[1:, 0]
    for step in range(len(score) - 1, -1, -1):
        n = score[step].shape[1]
        value = np.repeat(final[:, None], n, axis=1)
        if values:
            _extend(value, values[-1] + score[step + 1], moves)
        values.append(value)
    return values[::-1]


def _extend(value: Scores, following: Scores, moves: Moves) -> None:
    """Fill the columns of the readings that go on after this step."""
    n = following.shape[1]
    begun = np.concatenate((following[:1], np.maximum(following[B], following[S])))
    left = (moves.outer[:, :, None] + begun[None, :, :]).max(axis=1)
    to_i, to_e, stay, close = moves.inner[:, :, None]
    value[0, :n], value[E, :n], value[S, :n] = left[0], left[1:], left[1:]
    value[B, :n] = np.maximum(following[I] + to_i, following[E] + to_e)
    value[I, :n] = np.maximum(following[I] + stay, following[E] + close)


def _previous(last: Scores, moves: Moves, chosen: Ints) -> Ints:
    """Return the label before the chosen one on the best labelling."""
    place, kind = np.divmod(chosen - 1, N)
    inner = (place == 1) | (place == 2)
    start = np.where((chosen == 0) | inner, 0, kind + 1)
    column = np.arange(len(chosen))
    left = np.argmax(_ended(last) + moves.outer[:, start], axis=0)
    single = (left > 0) & (last[3 * N + left, column] > last[2 * N + left, column])
    outer = np.where(left == 0, 0, np.where(single, 3 * N, 2 * N) + left)
    ends = (place == 2).astype(np.int64)
    begins = last[1 + kind, column] + moves.inner[ends, kind]
    goes_on = last[1 + N + kind, column] + moves.inner[2 + ends, kind]
    return np.where(inner, np.where(begins >= goes_on, 1, 1 + N) + kind, outer)
