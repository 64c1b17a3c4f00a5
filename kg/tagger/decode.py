"""Find the best labelling of every sentence, and how clearly it is the best.

Labels are O and, for each type, B (begins), I (inside), E (ends) and S (single): label ``1 + 17 × place +
type``. A transition score depends on the type left and the type entered (0 is O), so that a step costs
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
ENDS: Final = np.r_[0, E, S]  # labels after which anything may begin

Scores = NDArray[np.int32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Path:
    """The best labels of all positions of a batch and the margin of each: the loss of any other label."""

    labels: Ints
    margins: Scores


def best(emissions: Scores, transitions: Scores, starts: Ints, lengths: Ints) -> Path:
    """Decode all readings of a batch at once; position and reading order are those of the batch."""
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    starts, lengths = starts[order], lengths[order]
    labels = np.zeros(len(emissions), dtype=np.int64)
    margins = np.zeros(len(emissions), dtype=np.int32)
    if len(order):
        _decode(emissions, transitions, starts, lengths, labels, margins)
    return Path(labels, margins)


def _decode(emissions: Scores, transitions: Scores, starts: Ints, lengths: Ints, labels: Ints, margins: Scores) -> None:
    steps = int(lengths[0])
    active = np.searchsorted(-lengths, -np.arange(1, steps + 1), side="right")  # sentences longer than each step
    score = [np.ascontiguousarray(emissions[starts[:n] + step].T) for step, n in enumerate(active.tolist())]
    forward = _forward(score, transitions)
    backward = _backward(score, transitions, lengths)
    state = np.zeros(len(starts), dtype=np.int64)
    for step in range(steps - 1, -1, -1):
        n = int(active[step])
        total = forward[step] + backward[step]
        ends = lengths[:n] == step + 1
        chosen = np.where(ends, np.argmax(total, axis=0), state[:n])
        at = starts[:n] + step
        column = np.arange(n)
        labels[at] = chosen
        top = total[chosen, column]
        total[chosen, column] = NEVER * 2
        margins[at] = top - total.max(axis=0)
        if step:
            state[:n] = _previous(forward[step - 1][:, :n], transitions, chosen)


def _forward(score: list[Scores], transitions: Scores) -> list[Scores]:
    """Return the best score of a labelling up to each step, by its last label."""
    values: list[Scores] = []
    for emission in score:
        n = emission.shape[1]
        value = np.empty_like(emission)
        if values:
            last = values[-1][:, :n]
            entered = (_ended(last)[:, None, :] + transitions[:, :, None]).max(axis=0)
            inner = np.maximum(last[B], last[I])
        else:
            entered = np.repeat(transitions[0][:, None], n, axis=1)
            inner = np.full((N, n), NEVER, dtype=np.int32)
        value[0], value[B], value[S] = entered[0], entered[1:], entered[1:]
        value[I], value[E] = inner, inner
        values.append(value + emission)
    return values


def _ended(value: Scores) -> Scores:
    """Return the score of having ended each type (0: O)."""
    return np.concatenate((value[:1], np.maximum(value[E], value[S])))


def _backward(score: list[Scores], transitions: Scores, lengths: Ints) -> list[Scores]:
    """Return the best score of what follows each step, by the label at the step."""
    values: list[Scores] = []
    final = np.full(LABELS, NEVER, dtype=np.int32)
    final[0], final[E], final[S] = transitions[0, 0], transitions[1:, 0], transitions[1:, 0]
    for step in range(len(score) - 1, -1, -1):
        n = score[step].shape[1]
        value = np.repeat(final[:, None], n, axis=1)
        if values:
            _extend(value, values[-1] + score[step + 1], transitions)
        values.append(value)
    return values[::-1]


def _extend(value: Scores, following: Scores, transitions: Scores) -> None:
    """Fill the columns of the readings that go on after this step."""
    n = following.shape[1]
    begun = np.concatenate((following[:1], np.maximum(following[B], following[S])))
    left = (transitions[:, :, None] + begun[None, :, :]).max(axis=1)
    inner = np.maximum(following[I], following[E])
    value[0, :n], value[E, :n], value[S, :n] = left[0], left[1:], left[1:]
    value[B, :n], value[I, :n] = inner, inner


def _previous(last: Scores, transitions: Scores, chosen: Ints) -> Ints:
    """Return the label before the chosen one on the best labelling."""
    place, kind = np.divmod(chosen - 1, N)
    inner = (place == 1) | (place == 2)
    start = np.where((chosen == 0) | inner, 0, kind + 1)
    types = np.r_[0, np.arange(1, N + 1), np.arange(1, N + 1)]
    outer = ENDS[np.argmax(last[ENDS] + transitions[types][:, start], axis=0)]
    column = np.arange(len(chosen))
    begins, goes_on = 1 + kind, 1 + N + kind
    within = np.where(last[begins, column] >= last[goes_on, column], begins, goes_on)
    return np.where(inner, within, outer)
