"""What a span's rivals are is compared with a look at every pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.tagger.clues import ACROSS, AROUND, SAME, UNRIVALLED, WITHIN, _rivals
from kg.tagger.decode import Spans

SPANS = st.tuples(st.integers(0, 6), st.integers(1, 4), st.integers(0, 2), st.integers(0, 250))


def lies(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how another range lies to a range that it meets."""
    if one == other:
        return SAME
    if one[0] <= other[0] and other[1] <= one[1]:
        return WITHIN
    return AROUND if other[0] <= one[0] and one[1] <= other[1] else ACROSS


@given(st.lists(SPANS, max_size=8, unique_by=lambda row: row[:3]))
def test_the_nearest_rival_of_each_kind(rows: list[tuple[int, int, int, int]]) -> None:
    found = sorted((first, first + length, kind, loss) for first, length, kind, loss in rows)
    columns = [np.array([row[part] for row in found], dtype=np.int64) for part in range(4)]
    expected = np.full((8, len(found)), UNRIVALLED)
    for at, one in enumerate(found):
        for place, other in enumerate(found):
            if at != place and other[0] < one[1] and one[0] < other[1]:
                way = 2 * lies(one[:2], other[:2]) + (one[2] == other[2])
                expected[way, at] = min(expected[way, at], other[3])
    assert (_rivals(Spans(*columns)) == expected).all()
