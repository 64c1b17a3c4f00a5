"""Make training examples of annotated documents: what the tagger sees of each sentence, and what it should find."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.gold import Gold
from kg.mentions import see
from kg.mentions.sight import Sight
from kg.model import TYPES, Document, Furniture, Sentence
from kg.structure import split
from kg.tagger.decode import N

Wanted = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the tagger sees of one document, and what it should find (start, end, type in the reading)."""

    name: str
    sights: tuple[Sight, ...]
    wanted: tuple[tuple[Wanted, ...], ...]


def labelled(length: int, spans: Sequence[Wanted]) -> NDArray[np.int16]:
    """Return the labels of a sentence with these mentions."""
    labels = np.zeros(length, dtype=np.int16)
    codes: dict[str, int] = {name: 1 + i for i, name in enumerate(TYPES)}
    for start, end, kind in spans:
        if end - start == 1:
            labels[start] = codes[kind] + 3 * N
        else:
            labels[start:end] = codes[kind] + N
            labels[start], labels[end - 1] = codes[kind], codes[kind] + 2 * N
    return labels


def sheet(gold: Gold) -> Sheet:
    """Return the sheet of an annotated document, split and searched as the pipeline does it."""
    furniture = tuple(Furniture(start, end, "gold") for start, end in gold.furniture)
    document = Document(gold.name, gold.name, gold.text, furniture=furniture)
    sentences = split(document).sentences
    sights = tuple(see(sentence.reading(gold.text)) for sentence in sentences)
    wanted = tuple(_wanted(gold, sentence) for sentence in sentences)
    return Sheet(gold.name, sights, wanted)


def _wanted(gold: Gold, sentence: Sentence) -> tuple[Wanted, ...]:
    """Return the mentions of a sentence in its reading; one that furniture cuts in two is left out."""
    offsets = [offset for start, end in sentence.pieces for offset in range(start, end)]
    position = {offset: index for index, offset in enumerate(offsets)}
    return tuple(
        (position[m.start], position[m.end - 1] + 1, m.type)
        for m in gold.mentions
        if m.start in position and m.end - 1 in position
    )
