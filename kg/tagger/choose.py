"""Choose among spans that overlap, by the chance of each to be right."""

from typing import Final

import numpy as np

from kg.tagger.decode import Ints, Spans

CERTAIN: Final = 10_000  # a chance of one
LEAST: Final = 3_000  # what a span must be worth: the F1 of five folds over documents is highest near it


def choose(spans: Spans, chances: Ints) -> Ints:
    """Return the numbers of the spans without overlap whose chances above ``LEAST`` add up to most.

    ``chances`` are in ten-thousandths. Of equal choices that with the earlier ends is returned.
    """
    likely = np.flatnonzero(chances > LEAST)
    likely = likely[np.lexsort((spans.first[likely], spans.end[likely]))]
    ends = spans.end[likely]
    before = np.searchsorted(ends, spans.first[likely], side="right").tolist()
    gains = (chances[likely] - LEAST).tolist()
    best = [0]  # the most that the first spans by their ends give
    for gain, place in zip(gains, before, strict=True):
        best.append(max(best[-1], best[place] + gain))
    chosen = []
    at = len(gains)
    while at:
        if best[at] > best[at - 1]:
            chosen.append(at - 1)
            at = before[at - 1]
        else:
            at -= 1
    return likely[np.array(chosen[::-1], dtype=np.int64)]
