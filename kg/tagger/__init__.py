"""Tag mentions by trained models, with the finders' candidates among what they see.

sights ─▶ (features) rows ─▶ (linear) label scores ─▶ (decode) spans near the best labelling
       ─▶ (clues, decider) the chance of each to be right ─▶ (choose) the best set without overlap ─▶ confidence
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from kg.errors import DataError
from kg.mentions.sight import Sight
from kg.model import TYPES, MentionType
from kg.resources import resource
from kg.tagger.choose import CERTAIN, choose
from kg.tagger.clues import clues
from kg.tagger.decode import Ints, Spans, near
from kg.tagger.features import Batch, describe
from kg.tagger.linear import ROWS, Linear, emissions
from kg.tagger.model import Model, load

__all__ = ["RIGHT", "batches", "in_sentences", "spans_of", "tag", "tag_with"]

Typed = tuple[int, int, MentionType]
Piece = tuple[int, int, Sight]  # number of the sentence, offset in it, what is seen of it from there
Tag = tuple[int, int, MentionType, float]
Found = list[tuple[int, int, MentionType, int]]  # the last is the chance in ten-thousandths
TAGGERS: Final = {"crf": "data/models/crf.npz"}
CHARACTERS: Final = 20_000  # in one batch: enough to be fast, little enough for the memory
LONGEST: Final = 400  # a reading beyond this is cut, so that a table in one line stays cheap
REACH: Final = 256  # units of 1/64: what lies further from the best labelling is next to never right
RIGHT: Final = "right"  # the class of spans that are mentions


def tag(sights: Sequence[Sight], name: str = "crf") -> list[list[Tag]]:
    """Return for each sentence its mentions as (start, end, type, confidence), in order, without overlap.

    Raises DataError for an unknown tagger.
    """
    model = _model(name)
    return [
        [(start, end, kind, _confidence(model, chance)) for start, end, kind, chance in tags]
        for tags in tag_with(model, sights)
    ]


def tag_with(model: Model, sights: Sequence[Sight]) -> list[Found]:
    """Return for each sentence its mentions as (start, end, type, chance to be right in ten-thousandths)."""
    found: list[Found] = [[] for _ in sights]
    for pieces in batches(sights):
        seen = [sight for _, _, sight in pieces]
        batch, spans = spans_of(model.linear, seen)
        chances = _chances(model, spans, batch, seen)
        chosen = choose(spans, chances)
        placed = in_sentences(pieces, batch, spans, chosen)
        for (index, span), chance in zip(placed, chances[chosen].tolist(), strict=True):
            found[index].append((*span, chance))
    return found


def in_sentences(pieces: Sequence[Piece], batch: Batch, spans: Spans, numbers: Ints) -> Iterator[tuple[int, Typed]]:
    """Yield for spans of a batch, by their numbers, the number of the sentence and (start, end, type) in it."""
    owners = np.searchsorted(batch.starts, spans.first[numbers], side="right") - 1
    for at, owner in zip(numbers.tolist(), owners.tolist(), strict=True):
        index, offset, _ = pieces[owner]
        shift = offset - int(batch.starts[owner])
        yield index, (int(spans.first[at]) + shift, int(spans.end[at]) + shift, TYPES[int(spans.kind[at])])


def spans_of(linear: Linear, sights: Sequence[Sight]) -> tuple[Batch, Spans]:
    """Return a batch of sentences and the spans in it that a linear model holds possible."""
    batch = describe(sights, ROWS)
    return batch, near(emissions(linear, batch), linear.moves, batch.starts, batch.lengths, REACH)


def _chances(model: Model, spans: Spans, batch: Batch, sights: Sequence[Sight]) -> Ints:
    """Return the chance of each span to be a mention, in ten-thousandths."""
    chances = model.spans.chances(model.spans.weigh(clues(spans, batch, sights)))
    whole: Ints = np.rint(chances[:, model.spans.classes.index(RIGHT)] * CERTAIN).astype(np.int64)
    return whole


@cache
def _model(name: str) -> Model:
    if name not in TAGGERS:
        raise DataError(name, "is no tagger", f"choose one of: {', '.join(TAGGERS)}, rules")
    return load(resource(TAGGERS[name]))


def _confidence(model: Model, chance: int) -> float:
    return round(float(np.interp(chance, model.chances, model.confidences)), 3)


def batches(sights: Sequence[Sight]) -> Iterator[list[Piece]]:
    """Yield the sentences in batches of pieces, each of at most LONGEST characters."""
    batch: list[Piece] = []
    characters = 0
    for piece in _cut(sights):
        batch.append(piece)
        characters += len(piece[2].text)
        if characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _cut(sights: Sequence[Sight]) -> Iterator[Piece]:
    for index, sight in enumerate(sights):
        if len(sight.text) <= LONGEST:
            yield index, 0, sight
            continue
        for offset in range(0, len(sight.text), LONGEST):
            yield index, offset, sight.part(offset, offset + LONGEST)
