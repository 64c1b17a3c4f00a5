"""Read annotated documents: the source text with inline tags, and annotation lines after each line.

T [县科技局|GOV]建设[众创空间|PLT]2家。      text with mentions (T+ continues the same source line)
B 展开阅读全文                               furniture
R 县科技局 | establishes | 众创空间 | A      relation      O 众创空间 | 2 | 家 | A | = | -   figure
M title | …                                  metadata
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import DataError
from kg.model import CODES, PREDICATES, MentionType

TAG = re.compile(r"(?<!\\)\[(.+?)\|([A-Z]{3})\]")


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A tagged range of the text and its type."""

    start: int
    end: int
    type: MentionType


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """A relation line with the range of the T piece that it belongs to."""

    subject: str
    predicate: str
    object: str
    modality: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure line with the range of the T piece that it belongs to."""

    indicator: str
    value: str
    unit: str
    status: str
    comparator: str
    period: str
    start: int
    end: int


@dataclass
class Gold:
    """One annotated document. ``pieces`` are the ranges of T and T+ pieces, ``furniture`` those of B lines."""

    name: str
    text: str = ""
    mentions: list[GoldMention] = field(default_factory=list)
    relations: list[GoldRelation] = field(default_factory=list)
    figures: list[GoldFigure] = field(default_factory=list)
    metadata: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[tuple[int, int]] = field(default_factory=list)
    furniture: list[tuple[int, int]] = field(default_factory=list)


def read_gold(path: Path) -> Gold:
    """Read one ``.ann`` file; raise DataError with its first faulty line."""
    gold = Gold(path.stem)
    lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    for number, line in enumerate(lines, 1):
        try:
            _read_line(gold, line, first=number == 1)
        except (ValueError, KeyError) as error:
            raise DataError(f"{path}:{number}", f"is not an annotation line: {line[:40]}") from error
    return gold


def load_gold(folder: Path) -> list[Gold]:
    """Read every ``.ann`` file of a folder in the order of names; raise DataError if there is none."""
    golds = [read_gold(path) for path in sorted(folder.glob("*.ann"))]
    if not golds:
        raise DataError(str(folder), "holds no .ann file", "name a folder of annotated documents")
    return golds


def _read_line(gold: Gold, line: str, first: bool) -> None:
    mark, _, body = line.partition(" ")
    if mark in ("", "B", "T") and not first:
        gold.text += "\n"
    if mark == "":
        return
    if mark == "B":
        gold.furniture.append((len(gold.text), len(gold.text) + len(body)))
        gold.text += body
    elif mark in ("T", "T+"):
        _read_text(gold, body)
    else:
        _read_annotation(gold, mark, [part.strip() for part in body.split(" | ")])


def _read_text(gold: Gold, body: str) -> None:
    start, position = len(gold.text), 0
    for tag in TAG.finditer(body):
        gold.text += _plain(body[position : tag.start()])
        surface = _plain(tag.group(1))
        gold.mentions.append(GoldMention(len(gold.text), len(gold.text) + len(surface), CODES[tag.group(2)]))
        gold.text += surface
        position = tag.end()
    gold.text += _plain(body[position:])
    gold.pieces.append((start, len(gold.text)))


def _plain(body: str) -> str:
    return body.replace("\\[", "[").replace("\\]", "]")


def _read_annotation(gold: Gold, mark: str, parts: list[str]) -> None:
    place = gold.pieces[-1]
    if mark == "R":
        subject, predicate, tail, modality = parts
        if predicate not in PREDICATES or modality not in "APN":
            raise ValueError(parts)
        gold.relations.append(GoldRelation(subject, predicate, tail, modality, *place))
    elif mark == "O":
        indicator, value, unit, status, comparator, period = parts
        gold.figures.append(GoldFigure(indicator, value, unit, status, comparator, period, *place))
    elif mark == "M":
        gold.metadata.append((parts[0], " | ".join(parts[1:])))
    else:
        raise ValueError(mark)
