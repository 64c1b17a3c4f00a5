"""What the tagger finds in annotated documents that it has not seen: what comes after it must learn from that."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from kg.gold import Gold
from kg.learn.examples import Sheet, sheet
from kg.mentions import Span, located
from kg.model import Document, Furniture, Mention
from kg.structure import split
from kg.tagger import tag_with
from kg.tagger.model import Model

FOLDS: Final = 5


def outside(documents: Sequence[Any], fold: int) -> list[Any]:
    """Return the documents that are not in a fold; a document's fold is its place modulo FOLDS."""
    return [document for place, document in enumerate(documents) if place % FOLDS != fold]


def judged(document: Sheet, model: Model) -> Iterator[tuple[int, bool]]:
    """Yield for each mention found in a document its chance in ten-thousandths, and whether it is right."""
    for tags, wanted in zip(tag_with(model, document.sights), document.wanted, strict=True):
        yield from ((chance, (start, end, kind) in wanted) for start, end, kind, chance in tags)


def mentions(golds: Sequence[Gold], folds: Sequence[Model]) -> dict[str, Sequence[Mention]]:
    """Return by name the mentions that each document's fold's model finds in it."""
    return {gold.name: _found(gold, folds[place % FOLDS]) for place, gold in enumerate(golds)}


def _found(gold: Gold, model: Model) -> tuple[Mention, ...]:
    furniture = tuple(Furniture(start, end, "gold") for start, end in gold.furniture)
    document = Document(gold.name, gold.name, gold.text, furniture=furniture)
    tags = tag_with(model, sheet(gold).sights)
    spans = [[(Span(start, end, kind, "crf"), 1.0) for start, end, kind, _ in found] for found in tags]
    return located(document, split(document), spans)
