"""What the tagger finds in annotated documents that it has not seen: what comes after it must learn from that."""

from collections.abc import Sequence
from typing import Final

from kg.gold import Gold
from kg.learn.examples import Sheet, sheet
from kg.learn.tagger import train
from kg.mentions import Span, located
from kg.model import Document, Furniture, Mention
from kg.structure import split
from kg.tagger import tag_with
from kg.tagger.linear import Model

FOLDS: Final = 5


def models(golds: Sequence[Gold]) -> list[Model]:
    """Return for each fold a model of the documents outside it; a document's fold is its place modulo FOLDS."""
    sheets = [sheet(gold) for gold in golds]
    return [train(outside(sheets, fold)) for fold in range(FOLDS)]


def outside(sheets: Sequence[Sheet], fold: int) -> list[Sheet]:
    """Return the documents that are not in a fold."""
    return [document for i, document in enumerate(sheets) if i % FOLDS != fold]


def mentions(golds: Sequence[Gold], folds: Sequence[Model]) -> dict[str, Sequence[Mention]]:
    """Return by name the mentions that each document's fold's model finds in it."""
    return {gold.name: _found(gold, folds[i % FOLDS]) for i, gold in enumerate(golds)}


def _found(gold: Gold, model: Model) -> tuple[Mention, ...]:
    furniture = tuple(Furniture(start, end, "gold") for start, end in gold.furniture)
    document = Document(gold.name, gold.name, gold.text, furniture=furniture)
    own = sheet(gold)
    tags = tag_with(model, own.readings, own.candidates)
    spans = [[(Span(start, end, kind, "crf"), 1.0) for start, end, kind, _ in found] for found in tags]
    return located(document, split(document), spans)
