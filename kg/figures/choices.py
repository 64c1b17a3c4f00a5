"""Choose among options by weighed clues: a conditional logit, whose weights are learned from annotated documents.

Weights are whole thousandths, so that sums and choices are the same on every machine.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import numpy as np

from kg.errors import DataError
from kg.resources import resource

MODEL = "data/models/figures.npz"
THOUSAND = 1000
# Shares below this do not count in an agreement.
UNLIKELY = 0.005


@cache
def weights(kind: str) -> Mapping[str, int]:
    """Return the weight of each clue in thousandths, for ``indicator`` or ``status``."""
    try:
        with np.load(resource(MODEL), allow_pickle=False) as arrays:
            names, values = arrays[f"{kind} clues"], arrays[f"{kind} weights"]
    except (OSError, ValueError, KeyError) as error:
        raise DataError(MODEL, "is not a model of figures", "install policy-kg again") from error
    return dict(zip(names.tolist(), values.tolist(), strict=True))


def choose(options: Sequence[Iterable[str]], table: Mapping[str, int]) -> tuple[int, float]:
    """Return the index of the option whose clues weigh most, the first of equals, and its probability."""
    shares = probabilities(options, table)
    best = max(range(len(shares)), key=lambda index: (shares[index], -index))
    return best, shares[best]


def probabilities(options: Sequence[Iterable[str]], table: Mapping[str, int]) -> list[float]:
    """Return the probability of each option."""
    sums = [sum(table.get(clue, 0) for clue in clues) for clues in options]
    odds = [math.exp((value - max(sums)) / THOUSAND) for value in sums]
    total = math.fsum(odds)
    return [odd / total for odd in odds]


def agree(texts: Sequence[str], shares: Sequence[float]) -> tuple[int, float]:
    """Return the text with which the likely ones agree most, and the probability that it is like the right one.

    Many options say nearly the same; what counts is that the name is recognised, so their shares add up.
    """
    likely = [index for index, share in enumerate(shares) if share >= UNLIKELY]
    counts = {index: Counter(texts[index]) for index in likely}
    support = {
        index: round(math.fsum(shares[other] for other in likely if like(counts[index], counts[other])), 6)
        for index in likely
    }
    best = max(likely, key=lambda index: (support[index], shares[index], -index))
    return best, min(support[best], 1.0)


def like(one: Counter[str], other: Counter[str]) -> bool:
    """Tell whether two names share at least half of their characters (Dice coefficient 0.5)."""
    return 4 * sum((one & other).values()) >= sum(one.values()) + sum(other.values())
