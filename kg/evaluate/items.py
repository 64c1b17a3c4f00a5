"""What is compared: mentions, relations, figures and metadata, from an annotation and from an extraction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.evaluate.likeness import ALIKE, SYMMETRIC, dice, folded, number, same_name
from kg.gold import Gold
from kg.model import CODES

SHORT: Final = {name: code for code, name in CODES.items()}
METADATA: Final = ("title", "issuer", "number", "date", "addressee")


@dataclass(frozen=True, slots=True)
class Item:
    """One mention, relation, figure or metadata value: its parts, where it stands, and how sure it is."""

    parts: tuple[str, ...]
    start: int
    end: int
    confidence: float = 1.0

    def __str__(self) -> str:
        """Write the parts as an annotation line does."""
        return " | ".join(self.parts)


@dataclass(frozen=True, slots=True)
class Told:
    """All that a document says: once as annotated, once as found."""

    mentions: tuple[Item, ...]
    relations: tuple[Item, ...]
    figures: tuple[Item, ...]
    metadata: tuple[Item, ...]


def wanted(gold: Gold) -> Told:
    """Return what an annotation says; repeated mentions, relations and metadata count once."""
    return Told(
        _once(
            Item((gold.text[item.start : item.end], SHORT[item.type]), item.start, item.end) for item in gold.mentions
        ),
        _told_once(
            Item((item.subject, item.predicate, item.object, item.modality), item.start, item.end)
            for item in gold.relations
        ),
        tuple(
            Item(
                (item.indicator, item.value, item.unit, item.status, item.comparator, item.period), item.start, item.end
            )
            for item in gold.figures
        ),
        _told_once(Item(pair, *_place(gold.text, pair[1])) for pair in gold.metadata),
    )


def found(extraction: Mapping[str, Any], text: str) -> Told:
    """Return what an extraction says, in the form of ``kg extract``; ``text`` is the document's."""
    return Told(
        _once(
            Item(
                (text[row["start"] : row["end"]], SHORT.get(row["type"], row["type"])),
                row["start"],
                row["end"],
                row.get("confidence", 1.0),
            )
            for row in extraction.get("mentions", ())
        ),
        _told_once(
            _item(row, (row["subject"], row["predicate"], row["object"], row.get("modality", "A")))
            for row in extraction.get("relations", ())
        ),
        tuple(
            _item(row, (row["indicator"], str(row["value"]), row["unit"], *_qualities(row)))
            for row in extraction.get("observations", ())
        ),
        _told_once(
            Item((key, str(value)), *_place(text, str(value)))
            for key, values in (extraction.get("metadata") or {}).items()
            for value in (values if isinstance(values, list) else [values])
            if key in METADATA
        ),
    )


def _qualities(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row.get("status", "T"), row.get("comparator", "="), row.get("period", "-")


def _item(row: Mapping[str, Any], parts: tuple[str, ...]) -> Item:
    return Item(parts, row.get("start", 0), row.get("end", 0), row.get("confidence", 1.0))


def _place(text: str, value: str) -> tuple[int, int]:
    """Return where a metadata value stands first, or an empty range; for showing it only."""
    start = max(text.find(value), 0)
    return start, start + len(value) if text.startswith(value, start) else start


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Keep the first of mentions with the same range and type."""
    return tuple({(item.start, item.end, item.parts[1]): item for item in reversed(list(items))}.values())[::-1]


def _told_once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Keep the first of items that say the same."""
    kept: dict[tuple[str, ...], Item] = {}
    for item in items:
        kept.setdefault(item.parts, item)
    return tuple(kept.values())


def same_range(gold: Item, other: Item) -> bool:
    """Tell whether two mentions have the same range and type."""
    return (gold.start, gold.end, gold.parts[1]) == (other.start, other.end, other.parts[1])


def overlapping(gold: Item, other: Item) -> bool:
    """Tell whether two mentions of one type share a character."""
    return gold.parts[1] == other.parts[1] and gold.start < other.end and other.start < gold.end


def same_ends(gold: Item, other: Item) -> bool:
    """Tell whether two relations join the same names, in either direction and by any predicate."""
    (head, _, tail, *_), (first, _, second, *_) = gold.parts, other.parts
    return (same_name(head, first) and same_name(tail, second)) or (same_name(head, second) and same_name(tail, first))


def same_relation(gold: Item, other: Item) -> bool:
    """Tell whether two relations say the same of the same names; modality is scored apart."""
    if gold.parts[1] != other.parts[1]:
        return False
    straight = same_name(gold.parts[0], other.parts[0]) and same_name(gold.parts[2], other.parts[2])
    return straight or (gold.parts[1] in SYMMETRIC and same_ends(gold, other))


def same_figure(gold: Item, other: Item) -> bool:
    """Tell whether two figures have the same value and unit, and indicators that are alike; status is scored apart."""
    return (
        number(gold.parts[1]) == number(other.parts[1])
        and folded(gold.parts[2]) == folded(other.parts[2])
        and dice(gold.parts[0], other.parts[0]) >= ALIKE
    )


def same_fact(gold: Item, other: Item) -> bool:
    """Tell whether two metadata values of one key are equal once folded."""
    return gold.parts[0] == other.parts[0] and folded(gold.parts[1]) == folded(other.parts[1])
