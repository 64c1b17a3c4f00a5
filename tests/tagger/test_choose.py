"""The chosen spans are compared with every set of spans without overlap."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kg.tagger.choose import LEAST, choose
from kg.tagger.decode import Spans

RANGES = st.tuples(st.integers(0, 8), st.integers(1, 5), st.integers(0, 10_000))


@given(st.lists(RANGES, max_size=7))
def test_no_other_set_is_worth_more(rows: list[tuple[int, int, int]]) -> None:
    rows = sorted(rows)
    first = np.array([start for start, _, _ in rows], dtype=np.int64)
    end = first + np.array([length for _, length, _ in rows], dtype=np.int64)
    chances = np.array([chance for _, _, chance in rows], dtype=np.int64)
    nothing = np.zeros_like(first)
    chosen = choose(Spans(first, end, nothing, nothing), chances).tolist()

    def apart(some: tuple[int, ...]) -> bool:
        return all(end[one] <= first[other] or end[other] <= first[one] for one, other in combinations(some, 2))

    def worth(some: tuple[int, ...]) -> int:
        return sum(int(chances[one]) - LEAST for one in some)

    sets = [some for size in range(len(rows) + 1) for some in combinations(range(len(rows)), size) if apart(some)]
    assert apart(tuple(chosen))
    assert first[chosen].tolist() == sorted(first[chosen].tolist())
    assert worth(tuple(chosen)) == max(map(worth, sets))
