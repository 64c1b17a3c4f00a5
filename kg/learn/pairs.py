"""Learn the deciders of relations from annotated documents: who is related to whom, how, and in what modality."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from kg.gold import Gold
from kg.hashing import Slots
from kg.learn.opinions import fit, vocabulary
from kg.metadata import describe
from kg.model import TYPES, Document, Furniture, Mention
from kg.relations.clues import object_clues, subject_clues
from kg.relations.decided import ACTOR, Pairs, best_predicates, pairs, predicate_chances
from kg.relations.lines import Line, lines
from kg.relations.modality import modality_clues
from kg.relations.model import NONE, Model, unpack
from kg.relations.pair_clues import pair_clues
from kg.relations.tasks import responsible_lines
from kg.relations.tokens import tokenize
from kg.relations.view import View, view
from kg.structure import split

FOLDS: Final = 5
HIDDEN, HIDDEN_MODALITY = 48, 16  # units of the networks
STRENGTH: Final = 0.3  # of the linear models, chosen by five folds over documents
ENOUGH: Final = 2  # relations seen between two types
ALIKE: Final = 0.6  # share of a name that must be found for its relations to be right
STEPS: Final = 12  # of the calibration
ANY: Final = np.ones((len(TYPES), len(TYPES)), dtype=bool)

Labels: TypeAlias = dict[str, str]  # predicate to modality


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document's pairs with their labels; ``annotated`` if its names are those of the annotation."""

    name: str
    seen: View
    pairs: Pairs
    labels: list[Labels]
    annotated: bool

    def clues(self, known: NDArray[np.bool_]) -> tuple[Slots, list[str]]:
        """Return the clues of the pairs of known types, and the predicate of each."""
        subjects, objects = self.pairs
        kept = np.flatnonzero((subjects == ACTOR) | known[self._kinds()])
        subjects, objects = subjects[kept], objects[kept]
        of_subject = np.where((subjects == ACTOR)[:, None], 0, subject_clues(self.seen)[subjects])
        table = np.hstack([object_clues(self.seen)[objects], of_subject, pair_clues(self.seen, subjects, objects)])
        return table, [min(self.labels[at], default=NONE) for at in kept.tolist()]

    def modalities(self) -> tuple[Slots, list[str]]:
        """Return the clues of every relation's modality, and the modality of each."""
        subjects, objects = self.pairs
        told = [(at, predicate, label) for at, found in enumerate(self.labels) for predicate, label in found.items()]
        places = np.array([at for at, _, _ in told], dtype=np.int64)
        clues = modality_clues(self.seen, subjects[places], objects[places], [predicate for _, predicate, _ in told])
        return clues, [label for _, _, label in told]

    def related(self) -> Iterator[tuple[int, int]]:
        """Yield the types of each related pair of names."""
        first, second = self._kinds()
        for at, labels in enumerate(self.labels):
            if labels and self.pairs[0][at] != ACTOR:
                yield int(first[at]), int(second[at])

    def _kinds(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        subjects, objects = self.pairs
        return self.seen.tokens.kind[np.maximum(subjects, 0)], self.seen.tokens.kind[objects]


def learn(golds: Sequence[Gold], target: Path, found: dict[str, Sequence[Mention]] | None = None) -> None:
    """Learn the deciders and write them into one file.

    ``found`` holds by document what a tagger finds that has not seen it: examples of what names look like later,
    beside the annotated ones, and the ground on which confidence is calibrated.
    """
    sheets = [sheet for gold in golds for sheet in _sheets(gold, found)]
    arrays = arrays_of(sheets)
    folds = {gold.name: number % FOLDS for number, gold in enumerate(golds)}
    arrays |= calibrated(sheets, folds, annotated=found is None)
    np.savez_compressed(target, **arrays)


def arrays_of(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """Return the arrays of a model learned from sheets, its confidences not yet calibrated."""
    counts = Counter(kinds for sheet in sheets if sheet.annotated for kinds in sheet.related())
    known = np.zeros_like(ANY)
    for kinds, number in counts.items():
        known[kinds] = number >= ENOUGH
    arrays: dict[str, Any] = {"known": known, "chances": np.array([0.0, 1.0]), "confidences": np.array([0.0, 1.0])}
    for name, hidden, examples in (
        ("predicate", HIDDEN, [sheet.clues(known) for sheet in sheets]),
        ("modality", HIDDEN_MODALITY, [sheet.modalities() for sheet in sheets]),
    ):
        slots = vocabulary([table for (table, _), sheet in zip(examples, sheets, strict=True) if sheet.annotated])
        labels = [label for _, found in examples for label in found]
        arrays |= fit(name, [table for table, _ in examples], labels, slots, hidden, STRENGTH)
    return arrays


def calibrated(sheets: Sequence[Sheet], folds: dict[str, int], annotated: bool) -> dict[str, Any]:
    """Return how often decisions of each probability are right in documents that the decider has not seen."""
    decisions: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        trained = unpack(arrays_of([sheet for sheet in sheets if folds[sheet.name] != fold]))
        for sheet in sheets:
            if folds[sheet.name] == fold and sheet.annotated == annotated:
                decisions += decisions_of(trained, sheet)
    parts = np.array_split(np.array(sorted(decisions)), STEPS)
    return {
        "chances": np.array([part[:, 0].mean() for part in parts]),
        "confidences": np.maximum.accumulate([part[:, 1].mean() for part in parts]),
    }


def decisions_of(model: Model, sheet: Sheet) -> Iterator[tuple[float, bool]]:
    """Yield for each pair the probability of its likeliest predicate, if not negligible, and whether it is right."""
    subjects, objects = sheet.pairs
    first, second = sheet._kinds()
    kept = np.flatnonzero((subjects == ACTOR) | model.known[first, second])
    chances = predicate_chances(model, sheet.seen, subjects[kept], objects[kept])
    best = best_predicates(model, chances)
    likely = chances[np.arange(len(kept)), best]
    for at, predicate, chance in zip(kept.tolist(), best.tolist(), likely.tolist(), strict=True):
        if chance >= 0.1:
            yield chance, model.predicate.classes[predicate] in sheet.labels[at]


def _sheets(gold: Gold, found: dict[str, Sequence[Mention]] | None) -> Iterator[Sheet]:
    yield sheet_of(gold, mentions_of(gold), annotated=True)
    if found is not None:
        yield sheet_of(gold, found[gold.name], annotated=False)


def mentions_of(gold: Gold) -> tuple[Mention, ...]:
    """Return the annotated mentions as mentions."""
    return tuple(
        Mention(mention.start, mention.end, mention.type, gold.text[mention.start : mention.end], "gold")
        for mention in gold.mentions
    )


def sheet_of(gold: Gold, mentions: Sequence[Mention], annotated: bool) -> Sheet:
    """Return the pairs of an annotated document's names, which may be found ones, with their labels."""
    furniture = tuple(Furniture(start, end, "B") for start, end in gold.furniture)
    document = Document("gold", gold.name, gold.text, furniture=furniture)
    outline = split(document)
    every = lines(document, outline, describe(document, outline), mentions)
    own = [line for line in every if not any(responsible_lines(line))]
    seen = view(tokenize(own))
    subjects, objects = pairs(seen.tokens, ANY)
    labels = _labels(gold, own, subjects.tolist(), objects.tolist())
    return Sheet(gold.name, seen, (subjects, objects), labels, annotated)


def _labels(gold: Gold, own: Sequence[Line], subjects: Sequence[int], objects: Sequence[int]) -> list[Labels]:
    names = [(at, name.mention) for at, line in enumerate(own) for name in line.names]
    texts = [_annotated(gold, mention) for _, mention in names]
    told = [_told(gold, line) for line in own]
    return [
        _label(told[names[second][0]], "@" if first == ACTOR else texts[first], texts[second], first < second)
        for first, second in zip(subjects, objects, strict=True)
    ]


def _annotated(gold: Gold, mention: Mention) -> str:
    """Return the name of the annotation that a found one stands for: much of the same words."""
    for other in gold.mentions:
        name = gold.text[other.start : other.end]
        if other.start < mention.end and mention.start < other.end and _alike(name, mention.text):
            return name
    return mention.text


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short in long and len(short) >= ALIKE * len(long)


def _told(gold: Gold, line: Line) -> dict[tuple[str, str], Labels]:
    """Return the relations that the annotation reads from a sentence, by subject and object."""
    told: dict[tuple[str, str], Labels] = defaultdict(dict)
    for relation in gold.relations:
        if relation.start < line.sentence.end and line.sentence.start < relation.end:
            told[relation.subject, relation.object].setdefault(relation.predicate, relation.modality)
    return told


def _label(told: dict[tuple[str, str], Labels], subject: str, object_: str, forward: bool) -> Labels:
    """Return the labels of a pair; the symmetric predicate belongs to the pair in the order of the text."""
    labels = dict(told.get((subject, object_), {}))
    if subject == "@":
        return labels
    together = labels.pop("cooperatesWith", None) or told.get((object_, subject), {}).get("cooperatesWith")
    if together and forward:
        labels["cooperatesWith"] = together
    return labels
