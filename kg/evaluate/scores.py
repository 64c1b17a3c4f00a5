"""Count what was found, missed and invented: precision, recall and F1 by type, predicate and genre."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.evaluate.items import (
    Item,
    Told,
    overlapping,
    same_ends,
    same_fact,
    same_figure,
    same_range,
    same_relation,
)
from kg.evaluate.likeness import folded, pair

ROWS = (
    "mention strict",
    "mention overlap",
    "entity",
    "relation",
    "relation + modality",
    "relation, any predicate",
    "figure",
    "figure + status",
    "metadata",
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many items were right, wanted and found."""

    hit: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.hit + other.hit, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right, 0 where nothing was found."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Return the share of what was wanted that was found, 0 where nothing was wanted."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.hit / (self.gold + self.found) if self.hit else 0.0


@dataclass(frozen=True, slots=True)
class Slip:
    """Something missed or invented, or found with another modality or status, with its sentence."""

    document: str
    kind: str
    what: str
    sentence: str
    start: int


@dataclass
class Scores:
    """The tallies by row, those of each genre, the errors, how sure each found item was and whether it was right.

    ``absent`` are the annotated documents of which there was no extraction.
    """

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    genres: dict[str, dict[str, Tally]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Tally)))
    slips: list[Slip] = field(default_factory=list)
    marks: dict[str, list[tuple[float, bool]]] = field(default_factory=lambda: defaultdict(list))
    absent: list[str] = field(default_factory=list)


def compare(scores: Scores, document: str, genre: str, text: str, gold: Told, found: Told) -> None:
    """Add one document to the scores."""
    rows = [
        *_mentions(scores, document, text, gold.mentions, found.mentions),
        *_relations(scores, document, text, gold.relations, found.relations),
        *_figures(scores, document, text, gold.figures, found.figures),
    ]
    pairs, missed, invented = pair(gold.metadata, found.metadata, same_fact)
    _note(scores, document, text, "metadata", missed, invented)
    rows.append(("metadata", Tally(len(pairs), len(gold.metadata), len(found.metadata))))
    for name, tally in rows:
        scores.tallies[name] += tally
        if name in ROWS:
            scores.genres[genre][name] += tally


def _mentions(
    scores: Scores, document: str, text: str, gold: Sequence[Item], found: Sequence[Item]
) -> Iterator[tuple[str, Tally]]:
    strict, _, _ = pair(gold, found, same_range)
    yield "mention strict", Tally(len(strict), len(gold), len(found))
    yield from _by("mention", 1, [item for item, _ in strict], gold, found)
    loose, missed, invented = pair(gold, found, overlapping)
    yield "mention overlap", Tally(len(loose), len(gold), len(found))
    names, names_found = {_entity(item) for item in gold}, {_entity(item) for item in found}
    yield "entity", Tally(len(names & names_found), len(names), len(names_found))
    _note(scores, document, text, "mention", missed, invented)
    for item, other in loose:
        if not same_range(item, other):
            scores.slips.append(_slip(document, text, "mention's border", item, f"{item} → {other.parts[0]}"))
    right = {id(other) for _, other in strict}
    scores.marks["mention"] += [(item.confidence, id(item) in right) for item in found]


def _entity(item: Item) -> tuple[str, str]:
    return folded(item.parts[0]), item.parts[1]


def _relations(
    scores: Scores, document: str, text: str, gold: Sequence[Item], found: Sequence[Item]
) -> Iterator[tuple[str, Tally]]:
    pairs, missed, invented = pair(gold, found, same_relation)
    yield "relation", Tally(len(pairs), len(gold), len(found))
    modal = sum(item.parts[3] == other.parts[3] for item, other in pairs)
    yield "relation + modality", Tally(modal, len(gold), len(found))
    loose, _, _ = pair(gold, found, same_ends)
    yield "relation, any predicate", Tally(len(loose), len(gold), len(found))
    yield from _by("relation", 1, [item for item, _ in pairs], gold, found)
    _note(scores, document, text, "relation", missed, invented)
    _differ(scores, document, text, "modality", pairs)
    right = {id(other) for _, other in pairs}
    scores.marks["relation"] += [(item.confidence, id(item) in right) for item in found]


def _figures(
    scores: Scores, document: str, text: str, gold: Sequence[Item], found: Sequence[Item]
) -> Iterator[tuple[str, Tally]]:
    pairs, missed, invented = pair(gold, found, same_figure)
    yield "figure", Tally(len(pairs), len(gold), len(found))
    status = sum(item.parts[3] == other.parts[3] for item, other in pairs)
    yield "figure + status", Tally(status, len(gold), len(found))
    _note(scores, document, text, "figure", missed, invented)
    _differ(scores, document, text, "status", pairs)
    right = {id(other) for _, other in pairs}
    scores.marks["figure"] += [(item.confidence, id(item) in right) for item in found]


def _by(
    kind: str, part: int, hits: Sequence[Item], gold: Sequence[Item], found: Sequence[Item]
) -> Iterator[tuple[str, Tally]]:
    """Yield a tally for each type or predicate that was wanted or found."""
    for name in sorted({item.parts[part] for item in (*gold, *found)}):
        counts = (sum(item.parts[part] == name for item in items) for items in (hits, gold, found))
        yield f"  {kind} {name}", Tally(*counts)


def _differ(scores: Scores, document: str, text: str, kind: str, pairs: Sequence[tuple[Item, Item]]) -> None:
    """Note the pairs whose fourth part (modality, status) differs."""
    for item, other in pairs:
        if item.parts[3] != other.parts[3]:
            scores.slips.append(_slip(document, text, kind, item, f"{item} → {other.parts[3]}"))


def _note(
    scores: Scores, document: str, text: str, kind: str, missed: Sequence[Item], invented: Sequence[Item]
) -> None:
    scores.slips += [_slip(document, text, f"missed {kind}", item, str(item)) for item in missed]
    scores.slips += [_slip(document, text, f"invented {kind}", item, str(item)) for item in invented]


def _slip(document: str, kind_text: str, kind: str, item: Item, what: str) -> Slip:
    return Slip(document, kind, what, sentence(kind_text, item.start, item.end), item.start)


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentence around a range: to the nearest full stop, semicolon or line end on either side."""
    first = max((text.rfind(mark, 0, start) for mark in "。；;\n"), default=-1) + 1
    ends = [place for mark in "。；;\n" if (place := text.find(mark, max(end - 1, start))) >= 0]
    return text[first : min(ends, default=len(text) - 1) + 1].strip()
