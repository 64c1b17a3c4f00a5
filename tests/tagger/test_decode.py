"""The mentions near the best labelling are compared with those of all labellings, one by one."""

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.tagger.decode import LABELS, Moves, N, near

USED = (0, 1, 2)  # types 0 … 2 are enough to meet every kind of move


def score(labels: tuple[int, ...], emissions: np.ndarray, moves: Moves) -> int | None:
    """Add up a labelling's scores step by step; None for one that is not allowed."""
    total, left, within = 0, 0, None  # type left (0: O or the start), the place and type inside a mention
    for label, row in zip(labels, emissions, strict=True):
        total += int(row[label])
        place, kind = divmod(label - 1, N)
        if label == 0 or place in (0, 3):
            if within is not None:
                return None
            total += int(moves.outer[left, 0 if label == 0 else kind + 1])
            within = (0, kind) if label and place == 0 else None
            left = 0 if label == 0 else kind + 1
        else:
            if within is None or within[1] != kind:
                return None
            total += int(moves.inner[2 * within[0] + place - 1, kind])
            within = (1, kind) if place == 1 else None
    return None if within is not None else total + int(moves.outer[left, 0])


def mentions(labels: tuple[int, ...]) -> set[tuple[int, int, int]]:
    """Return first position, end and type of the mentions of a labelling."""
    found, first = set(), 0
    for at, label in enumerate(labels):
        place, kind = divmod(label - 1, N)
        if label and place in (0, 3):
            first = at
        if label and place in (2, 3):
            found.add((first, at + 1, kind))
    return found


@given(
    st.integers(0, 2**32 - 1),
    st.lists(st.integers(0, 4), min_size=1, max_size=3),
    st.sampled_from((1, 50)),  # a small range makes ties
    st.sampled_from((0, 20, 500)),
)
@settings(max_examples=40, deadline=None)
def test_the_mentions_of_all_labellings(seed: int, lengths: list[int], spread: int, reach: int) -> None:
    random = np.random.default_rng(seed)
    labels = [0, *(1 + place * N + kind for place in range(4) for kind in USED)]
    shut = np.full((sum(lengths) + 2 * len(lengths), LABELS), -5000, dtype=np.int32)
    shut[:, labels] = random.integers(-spread, spread, (len(shut), len(labels)))
    outer = random.integers(-spread, spread, (N + 1, N + 1)).astype(np.int32)
    moves = Moves(outer, random.integers(-spread, spread, (4, N)).astype(np.int32))
    starts = np.cumsum([0, *(length + 2 for length in lengths[:-1])])
    spans = near(shut, moves, starts, np.array(lengths), reach)
    found = list(zip(*(part.tolist() for part in (spans.first, spans.end, spans.kind, spans.loss)), strict=True))
    assert found == sorted(found)
    expected = {}
    for start, length in zip(starts.tolist(), lengths, strict=True):
        rows = shut[start : start + length]
        every = {chosen: score(chosen, rows, moves) for chosen in product(labels, repeat=length)}
        allowed = {chosen: total for chosen, total in every.items() if total is not None}
        best = max(allowed.values())
        for chosen, total in allowed.items():
            for first, end, kind in mentions(chosen):
                span = (start + first, start + end, kind)
                expected[span] = min(expected.get(span, best - total), best - total)
    assert {span[:3]: span[3] for span in found} == {span: loss for span, loss in expected.items() if loss <= reach}
