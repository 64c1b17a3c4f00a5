"""Choose among options by weighed clues: a conditional logit, whose weights are learned from annotated documents.

Weights are whole thousandths, so that sums and choices are the same on every machine.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from kg.errors import DataError
from kg.figures.clues import FOR
from kg.resources import resource

MODEL = "data/models/figures.npz"
THOUSAND = 1000
# Shares below this do not count in an agreement.
UNLIKELY = 0.005
# Tenths of the mean of a document's other choices that are added to each, chosen by five folds over documents;
# one choice speaks with a probability of no less than a thousandth.
LEANING = 3
FARTHEST = 6900

Weights = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Model:
    """The weight of each clue of indicators and of statuses, in thousandths.

    ``signs`` are the indicators' weights for a part, by the sign that speaks for it.
    ``margins`` (ascending, in thousandths) and ``confidences`` say how often an indicator chosen with such a
    probability was right in documents that the weights were not learned from.
    """

    indicator: Weights
    status: Weights
    signs: Mapping[str, Weights]
    margins: NDArray[np.int32]
    confidences: NDArray[np.float64]

    def confidence(self, certain: float) -> float:
        """Return how often a figure is right whose indicator was chosen with this probability."""
        return round(float(np.interp(round(certain * THOUSAND), self.margins, self.confidences)), 3)


@cache
def model() -> Model:
    """Return the model that comes with the program."""
    try:
        with np.load(resource(MODEL), allow_pickle=False) as arrays:
            tables = [
                dict(zip(arrays[f"{kind} clues"].tolist(), arrays[f"{kind} weights"].tolist(), strict=True))
                for kind in ("indicator", "status")
            ]
            return make(tables[0], tables[1], arrays["margins"], arrays["confidences"])
    except (OSError, ValueError, KeyError) as error:
        raise DataError(MODEL, "is not a model of figures", "install policy-kg again") from error


def make(indicator: Weights, status: Weights, margins: NDArray[np.int32], confidences: NDArray[np.float64]) -> Model:
    """Return a model of these weights; its signs are the clues that name a part for which they speak."""
    signs: dict[str, dict[str, int]] = {}
    for clue, weight in indicator.items():
        sign, joint, part = clue.rpartition(FOR)
        if joint:
            signs.setdefault(sign, {})[part] = weight
    return Model(indicator, status, signs, margins, confidences)


def weigh_parts(found: Iterable[str], weighed: Model) -> dict[str, int]:
    """Return by part what the signs around a number weigh for a name with it; none where no sign speaks for it."""
    total: dict[str, int] = {}
    get = total.get
    for sign in found:
        for part, weight in weighed.signs.get(sign, {}).items():
            total[part] = get(part, 0) + weight
    return total


def weigh(clues: Iterable[str], table: Weights) -> int:
    """Return the sum of the weights of clues; one that was never learned weighs nothing."""
    get = table.get
    return sum([get(clue, 0) for clue in clues])


def probabilities(sums: Sequence[int]) -> list[float]:
    """Return the probability of each option from its sum of weights."""
    top = max(sums)
    odds = [math.exp((value - top) / THOUSAND) for value in sums]
    total = math.fsum(odds)
    return [odd / total for odd in odds]


def lean(rows: Sequence[Sequence[int]]) -> list[int]:
    """Return the option of each choice of a document, where the other choices lean on each by ``LEANING``.

    A report reports and a plan plans: what the rest of a document is sure of tells where a sentence does not. Each
    row holds the sums of the same options; of equals the first is chosen.
    """
    levels = [_levelled(row) for row in rows]
    total = [sum(column) for column in zip(*levels, strict=True)]
    others = max(len(levels) - 1, 1)
    return [
        max(
            range(len(own)),
            key=lambda option: (own[option] * others * 10 + (total[option] - own[option]) * LEANING, -option),
        )
        for own in levels
    ]


def _levelled(sums: Sequence[int]) -> list[int]:
    """Return sums as distances from their mean times their number, ``FARTHEST`` below the greatest at most."""
    near = [max(value - max(sums), -FARTHEST) for value in sums]
    return [value * len(near) - sum(near) for value in near]


def agree(texts: Sequence[str], shares: Sequence[float]) -> tuple[int, float]:
    """Return the text with which the likely ones agree most, and the probability that it is like the right one.

    Many options say nearly the same; what counts is that the name is recognised, so their shares add up.
    Of those with which about as many agree the likeliest is returned.
    """
    likely = [index for index, share in enumerate(shares) if share >= UNLIKELY]
    letters = {index: _letters(texts[index]) for index in likely}
    alike: dict[int, list[float]] = {index: [shares[index]] for index in likely}
    for one, other in combinations(likely, 2):
        if like(letters[one], letters[other]):
            alike[one].append(shares[other])
            alike[other].append(shares[one])
    support = {index: round(math.fsum(found), 6) for index, found in alike.items()}
    best = max(likely, key=lambda index: (round(support[index], 6), shares[index], -index))
    return best, min(support[best], 1.0)


def _letters(text: str) -> frozenset[str]:
    """Return the characters of a text as a set; a second of the same is doubled, a third tripled."""
    found = frozenset(text)
    if len(found) == len(text):
        return found
    return frozenset(letter * number for letter, count in Counter(text).items() for number in range(1, count + 1))


def like(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two names share at least half of their characters (Dice coefficient 0.5)."""
    return 4 * len(one & other) >= len(one) + len(other)
