"""Train the tagger on annotated documents: without each of five folds, then on all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from kg.gold import Gold
from kg.learn import linear, spans
from kg.learn.calibrate import isotonic
from kg.learn.examples import Sheet, sheet
from kg.learn.held_out import FOLDS, judged, outside
from kg.learn.spans import Trial, trial
from kg.tagger.choose import CERTAIN
from kg.tagger.linear import Linear
from kg.tagger.model import Model, unpack

Arrays: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Folds:
    """Documents, a linear model for each fold that has not seen it, and what that holds possible in its documents."""

    sheets: Sequence[Sheet]
    linears: Sequence[Linear]
    trials: Sequence[Trial]

    @classmethod
    def of(cls, golds: Sequence[Gold]) -> "Folds":
        """Train the linear models; this takes some minutes for each."""
        sheets = [sheet(gold) for gold in golds]
        linears = [linear.train(outside(sheets, fold)) for fold in range(FOLDS)]
        trials = [trial(one, linears[place % FOLDS]) for place, one in enumerate(sheets)]
        return cls(sheets, linears, trials)

    def taggers(self) -> list[Arrays]:
        """Return the tagger of each fold, its confidence calibrated on the other folds."""
        decided = [spans.train(outside(self.trials, fold)) for fold in range(FOLDS)]
        arrays = [_arrays(one, decider, []) for one, decider in zip(self.linears, decided, strict=True)]
        told = self._told([unpack(one) for one in arrays])
        return [
            _arrays(one, decider, outside(told, fold))
            for fold, (one, decider) in enumerate(zip(self.linears, decided, strict=True))
        ]

    def whole(self, taggers: Sequence[Model]) -> Arrays:
        """Return the tagger of all documents, its confidence calibrated on what the folds' taggers find."""
        return _arrays(linear.train(self.sheets), spans.train(self.trials), self._told(taggers))

    def _told(self, taggers: Sequence[Model]) -> list[list[tuple[int, bool]]]:
        return [list(judged(one, taggers[place % FOLDS])) for place, one in enumerate(self.sheets)]


def learn(golds: Sequence[Gold], target: Path) -> list[Model]:
    """Write the tagger of all documents; return that of each fold, which has not seen it."""
    folds = Folds.of(golds)
    taggers = [unpack(arrays) for arrays in folds.taggers()]
    np.savez_compressed(target, **folds.whole(taggers))
    return taggers


def _arrays(trained: Linear, decider: Arrays, told: Sequence[Sequence[tuple[int, bool]]]) -> Arrays:
    """Return what a model file holds; without anything told, confidence is the chance itself."""
    pairs = [pair for document in told for pair in document]
    chances, confidences = isotonic(pairs) if pairs else (np.array([0, CERTAIN], np.int32), np.array([0.0, 1.0]))
    return linear.arrays_of(trained) | decider | {"chances": chances, "confidences": confidences}
