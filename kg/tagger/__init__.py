"""Tag mentions by a trained linear model, with the finders' candidates among what it sees.

readings, candidates ─▶ (features) rows ─▶ (linear) label scores ─▶ (decode) spans with margins ─▶ confidence
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

import numpy as np

from kg.errors import DataError
from kg.model import TYPES, MentionType
from kg.resources import resource
from kg.tagger.decode import Path, best
from kg.tagger.features import Batch, Candidate, describe
from kg.tagger.linear import ROWS, Model, emissions, load

Tag = tuple[int, int, MentionType, float]
Found = list[tuple[int, int, MentionType, int]]  # the last is the margin
TAGGERS: Final = {"crf": "data/models/crf.npz"}
CHARACTERS: Final = 20_000  # in one batch: enough to be fast, little enough for the memory
LONGEST: Final = 400  # a reading beyond this is cut, so that a table in one line stays cheap


def tag(readings: Sequence[str], candidates: Sequence[Sequence[Candidate]], name: str = "crf") -> list[list[Tag]]:
    """Return for each reading its mentions as (start, end, type, confidence), in order, without overlap.

    ``candidates`` holds the finders' proposals for each reading. Raises DataError for an unknown tagger.
    """
    model = _model(name)
    return [
        [(start, end, kind, _confidence(model, margin)) for start, end, kind, margin in tags]
        for tags in tag_with(model, readings, candidates)
    ]


def tag_with(model: Model, readings: Sequence[str], candidates: Sequence[Sequence[Candidate]]) -> list[Found]:
    """Return for each reading its mentions as (start, end, type, margin of the least sure character)."""
    found: list[Found] = [[] for _ in readings]
    for batch in _batches(_cut(readings, candidates)):
        texts = [text for _, _, text, _ in batch]
        tagged = _tag_batch(model, texts, [spans for _, _, _, spans in batch])
        for (index, offset, _, _), tags in zip(batch, tagged, strict=True):
            found[index] += [(start + offset, end + offset, kind, margin) for start, end, kind, margin in tags]
    return found


@cache
def _model(name: str) -> Model:
    if name not in TAGGERS:
        raise DataError(name, "is no tagger", f"choose one of: {', '.join(TAGGERS)}, rules")
    return load(resource(TAGGERS[name]))


def _confidence(model: Model, margin: int) -> float:
    return round(float(np.interp(margin, model.margins, model.confidences)), 3)


Piece = tuple[int, int, str, Sequence[Candidate]]


def _cut(readings: Sequence[str], candidates: Sequence[Sequence[Candidate]]) -> Iterator[Piece]:
    """Yield (reading, offset, text, candidates), longer readings in pieces of at most LONGEST characters."""
    for index, (reading, spans) in enumerate(zip(readings, candidates, strict=True)):
        if len(reading) <= LONGEST:
            yield index, 0, reading, spans
            continue
        for offset in range(0, len(reading), LONGEST):
            end = offset + LONGEST
            inside = [_Moved(span, offset) for span in spans if offset <= span.start and span.end <= end]
            yield index, offset, reading[offset:end], inside


class _Moved:
    """A candidate seen from the piece that holds it."""

    __slots__ = ("end", "finder", "start", "type")

    def __init__(self, span: Candidate, offset: int) -> None:
        self.start, self.end = span.start - offset, span.end - offset
        self.type, self.finder = span.type, span.finder


def _batches(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    batch: list[Piece] = []
    characters = 0
    for piece in pieces:
        batch.append(piece)
        characters += len(piece[2])
        if characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _tag_batch(model: Model, readings: Sequence[str], candidates: Sequence[Sequence[Candidate]]) -> list[Found]:
    batch = describe(readings, candidates, ROWS)
    path = best(emissions(model, batch), model.moves, batch.starts, batch.lengths)
    return _spans(batch, path)


def _spans(batch: Batch, path: Path) -> list[Found]:
    """Return the spans of each reading; a span is as sure as its least sure character."""
    place, kind = np.divmod(path.labels - 1, len(TYPES))
    firsts = np.flatnonzero((path.labels > 0) & ((place == 0) | (place == 3)))
    lasts = np.flatnonzero((path.labels > 0) & ((place == 2) | (place == 3)))
    edges = np.column_stack((firsts, lasts + 1)).ravel()
    lowest = np.minimum.reduceat(np.append(path.margins, 0), edges)[::2] if len(edges) else edges
    owner = np.searchsorted(batch.starts, firsts, side="right") - 1
    found: list[Found] = [[] for _ in batch.starts]
    for i, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
        base = int(batch.starts[owner[i]])
        found[owner[i]].append((first - base, last + 1 - base, TYPES[int(kind[first])], int(lowest[i])))
    return found
