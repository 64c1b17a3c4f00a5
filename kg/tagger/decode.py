"""Find every mention that a labelling near the best one holds, and how far from the best it is.

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
LONGEST: Final = 72  # characters of a mention: a longer one is rather a clause

Scores = NDArray[np.int32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Moves:
    """The scores of moves: ``outer`` type left × type entered (18 × 18); ``inner`` BI, BE, II, IE × type (4 × 17)."""

    outer: Scores
    inner: Scores


@dataclass(frozen=True, slots=True)
class Spans:
    """Ranges of a batch with a type each, by first position, end and type.

    ``loss`` is what the best labelling with the mention lacks of the best of all; 0 if it is in that.
    """

    first: Ints
    end: Ints
    kind: Ints
    loss: Ints


@dataclass(frozen=True, slots=True)
class _Table:
    """The scores of a batch step by step: a column is one step of one reading, ``at`` its position in the batch.

    ``forward`` and ``backward`` (labels × columns) score the best labelling up to a step and after it; ``top`` is the
    score of the best labelling of the column's reading, ``close`` the end of that reading.
    """

    forward: Scores
    backward: Scores
    at: Ints
    top: Scores
    close: Ints


def near(emissions: Scores, moves: Moves, starts: Ints, lengths: Ints, reach: int) -> Spans:
    """Return the mentions of all labellings that lack at most ``reach`` of the best one of their reading."""
    table = _table(emissions, moves, starts, lengths)
    single = _singles(table, reach)
    longer = _longer(table, emissions, moves, reach)
    first, end, kind, loss = (np.concatenate(parts) for parts in zip(single, longer, strict=True))
    order = np.lexsort((kind, end, first))
    return Spans(first[order], end[order], kind[order], loss[order])


def _table(emissions: Scores, moves: Moves, starts: Ints, lengths: Ints) -> _Table:
    order = np.argsort(-lengths, kind="stable")
    order = order[lengths[order] > 0]
    starts, lengths = starts[order], lengths[order]
    steps = int(lengths[0]) if len(lengths) else 0
    active = np.searchsorted(-lengths, -np.arange(1, steps + 1), side="right").tolist()  # readings longer than a step
    score = [np.ascontiguousarray(emissions[starts[:n] + step].T) for step, n in enumerate(active)]
    forward, backward = _forward(score, moves), _backward(score, moves, lengths)
    best = (forward[0] + backward[0]).max(axis=0) if score else np.zeros(0, np.int32)
    nothing = [np.zeros((LABELS, 0), np.int32)]
    reading = np.concatenate([np.arange(n) for n in (0, *active)])
    step = np.repeat(np.arange(steps), active)
    return _Table(
        np.concatenate(nothing + forward, axis=1),
        np.concatenate(nothing + backward, axis=1),
        starts[reading] + step,
        best[reading],
        (starts + lengths)[reading],
    )


def _singles(table: _Table, reach: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Return first position, end, type and loss of mentions of one character."""
    loss = table.top - table.forward[S] - table.backward[S]
    kind, column = np.nonzero(loss <= reach)
    at = table.at[column]
    return at, at + 1, kind, loss[kind, column].astype(np.int64)


def _longer(table: _Table, emissions: Scores, moves: Moves, reach: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Return the same of longer mentions: every likely beginning with the likely ends of its type that follow."""
    size = len(emissions) + 1
    kind, column = np.nonzero(table.top - table.forward[B] - table.backward[B] <= reach)
    kind_at_end, column_at_end = np.nonzero(table.top - table.forward[E] - table.backward[E] <= reach)
    last = table.at[column_at_end]
    order = np.argsort(kind_at_end * size + last)
    last, column_at_end = last[order], column_at_end[order]
    keys = kind_at_end[order] * size + last
    first = table.at[column]
    low = np.searchsorted(keys, kind * size + first + 1)
    high = np.searchsorted(keys, kind * size + np.minimum(first + LONGEST, table.close[column]))
    number = high - low
    begins = np.repeat(np.arange(len(first)), number)
    ends = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number) + np.repeat(low, number)
    kind, column, first = kind[begins], column[begins], first[begins]
    last, column_at_end = last[ends], column_at_end[ends]
    total = (
        table.forward[1 + kind, column].astype(np.int64)
        + _inside(emissions, moves, first, last, kind)
        + emissions[last, 1 + 2 * N + kind]
        + table.backward[1 + 2 * N + kind, column_at_end]
    )
    loss = table.top[column] - total
    kept = loss <= reach
    return first[kept], last[kept] + 1, kind[kept], loss[kept]


def _inside(emissions: Scores, moves: Moves, first: Ints, last: Ints, kind: Ints) -> Ints:
    """Return what the characters between the first and the last of a mention and its inner moves score."""
    to_i, to_e, stay, close = (move.astype(np.int64)[kind] for move in moves.inner)
    sums = np.cumsum(emissions[:, I], axis=0, dtype=np.int64)
    between = last - first - 1
    inner = to_i + close + (between - 1) * stay + sums[last - 1, kind] - sums[first, kind]
    scores: Ints = np.where(between == 0, to_e, inner)
    return scores


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
