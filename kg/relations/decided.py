"""Relations that the learned deciders read from a sentence."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from kg.model import Actor, Argument, Modality, Relation
from kg.relations.clues import actor_clues, pair_clues
from kg.relations.decider import NONE, Decider, deciders
from kg.relations.lines import Line
from kg.relations.modality import modality_clues, stage

LEAST: Final = 0.35  # probability that there is a relation at all
APART: Final = 14  # names between two arguments, beyond which no relation was ever right
SYMMETRIC: Final = "cooperatesWith"

Pair = tuple[int, int]  # subject and object by their place in the sentence; -1 for the document's actor


def pairs(line: Line, kinds: frozenset[tuple[str, str]] | None = None) -> Iterator[Pair]:
    """Yield the pairs of a sentence that may be related, the actor's first."""
    for target in range(len(line.names)):
        yield -1, target
    names = [name.mention for name in line.names]
    for subject, first in enumerate(names):
        for target in range(max(subject - APART, 0), min(subject + APART + 1, len(names))):
            second = names[target]
            known = kinds is None or (first.type, second.type) in kinds
            if known and target != subject and first.text != second.text:
                yield subject, target


def clues_of(line: Line, pair: Pair) -> list[str]:
    """Return the clues of one pair."""
    subject, target = pair
    return actor_clues(line, target) if subject < 0 else pair_clues(line, subject, target)


def decided(lines: Sequence[Line]) -> Iterator[Relation]:
    """Yield the relations of sentences, as the deciders find them."""
    models = deciders()
    found = [(line, pair) for line in lines for pair in pairs(line, known_kinds())]
    chosen: list[tuple[Line, Pair, str, float]] = []
    for name in ("actor", "pair"):
        asked = [(line, pair) for line, pair in found if (pair[0] < 0) == (name == "actor")]
        chances = models[name].probabilities([clues_of(line, pair) for line, pair in asked])
        for (line, pair), row in zip(asked, chances, strict=True):
            predicate, confidence = _best(models[name], row)
            if predicate != NONE:
                chosen.append((line, pair, predicate, confidence))
    modalities = models["modality"].probabilities(
        [modality_clues(line, target, predicate) for line, (_, target), predicate, _ in chosen]
    )
    for (line, pair, predicate, confidence), row in zip(chosen, modalities, strict=True):
        modality = models["modality"].classes[row.index(max(row))]
        yield _relation(line, pair, predicate, modality, confidence)  # type: ignore[arg-type]  # A, P or N


def _best(model: Decider, chances: Sequence[float]) -> tuple[str, float]:
    """Return the likeliest predicate and its probability, or NONE if there is likely no relation."""
    none = model.classes.index(NONE)
    if 1 - chances[none] < LEAST:
        return NONE, 0.0
    best = max((at for at in range(len(chances)) if at != none), key=lambda at: chances[at])
    return model.classes[best], round(chances[best], 3)


def _relation(line: Line, pair: Pair, predicate: str, modality: Modality, confidence: float) -> Relation:
    subject, target = pair
    head: Argument = Actor() if subject < 0 else line.names[subject].mention
    return Relation(
        head,
        predicate,
        line.names[target].mention,
        modality,
        line.sentence.start,
        line.sentence.end,
        "decided",
        confidence,
        stage=stage(predicate, line.text),
    )


@cache
def known_kinds() -> frozenset[tuple[str, str]]:
    """Return the pairs of types between which a relation was seen in training."""
    marks = (clue[5:].split(">") for clue in deciders()["pair"].rows if clue.startswith("seen:"))
    return frozenset((first, second) for first, second in marks)
