"""Train the decider of spans: which of those that a linear model holds possible are mentions.

It learns from what linear models hold possible in documents that they have not seen, as it will have to decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from kg.hashing import Slots
from kg.learn.examples import Sheet, Wanted
from kg.learn.opinions import fit, vocabulary
from kg.tagger import RIGHT, batches, in_sentences, spans_of
from kg.tagger.clues import clues
from kg.tagger.linear import Linear

# Chosen by five folds over documents.
HIDDEN: Final = 12
STRENGTH: Final = 0.05
# What a span is beside right: of the type of a mention that it meets, of another type, or apart from all.
EDGES, KIND, NOTHING = "edges", "kind", "nothing"


@dataclass(frozen=True, slots=True)
class Trial:
    """The spans that a linear model holds possible in one document: the clues and the class of each."""

    tables: tuple[Slots, ...]
    labels: tuple[str, ...]


def trial(sheet: Sheet, linear: Linear) -> Trial:
    """Return the spans that a linear model holds possible in an annotated document."""
    tables, labels = [], list[str]()
    for pieces in batches(sheet.sights):
        sights = [sight for _, _, sight in pieces]
        batch, spans = spans_of(linear, sights)
        tables.append(clues(spans, batch, sights))
        every = in_sentences(pieces, batch, spans, np.arange(len(spans.first)))
        labels += [_label(span, sheet.wanted[index]) for index, span in every]
    return Trial(tuple(tables), tuple(labels))


def _label(span: Wanted, wanted: Sequence[Wanted]) -> str:
    if span in wanted:
        return RIGHT
    met = [kind for start, end, kind in wanted if start < span[1] and span[0] < end]
    return NOTHING if not met else EDGES if span[2] in met else KIND


def train(trials: Sequence[Trial]) -> dict[str, Any]:
    """Return the arrays of the decider."""
    shown = [np.concatenate([table.ravel() for table in one.tables]) for one in trials if one.tables]
    tables = [table for one in trials for table in one.tables]
    labels = [label for one in trials for label in one.labels]
    return fit("spans", tables, labels, vocabulary(shown), HIDDEN, STRENGTH)
