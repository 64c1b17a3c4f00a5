"""Relations that the learned deciders read from the sentences of a document."""

from collections.abc import Iterator, Sequence
from typing import Final, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from kg.decider import Chances
from kg.model import Actor, Argument, Mention, Modality, Relation
from kg.ontology import ends
from kg.relations.clues import object_clues, subject_clues
from kg.relations.lines import Line
from kg.relations.modality import lacking, modality_clues, received, stage
from kg.relations.model import NONE, Model
from kg.relations.pair_clues import pair_clues
from kg.relations.tokens import Ints, Tokens, tokenize
from kg.relations.view import View, view

LEAST: Final = 0.2  # probability of a predicate, chosen by five folds over documents
APART: Final = 14  # names between two arguments, beyond which no relation was ever right
# Hundredths of the mean odds of a document's other relations to be done rather than planned that are added to each
# (a report reports, a plan plans), and the least chance with which one speaks; chosen by five folds over documents.
LEANING: Final = 20
FAINTEST: Final = 0.001
ACTOR: Final = -1  # the document's actor as subject

Pairs: TypeAlias = tuple[Ints, Ints]  # subjects and objects, by the number of their names in the document


def decided_with(model: Model, lines: Sequence[Line]) -> Iterator[Relation]:
    """Yield the relations of sentences, as a model decides."""
    if not lines:
        return
    seen = view(tokenize(lines))
    subjects, objects = pairs(seen.tokens, model.known)
    chances = predicate_chances(model, seen, subjects, objects)
    predicates = best_predicates(model, chances)
    likely = chances[np.arange(len(chances)), predicates]
    kept = np.flatnonzero(likely >= LEAST)
    subjects, objects, predicates, likely = subjects[kept], objects[kept], predicates[kept], likely[kept]
    modalities = best_modalities(model, modality_chances(model, seen, subjects, objects, predicates))
    confidences = np.interp(likely, model.chances, model.confidences).round(3)
    names = [(line, name) for line in lines for name in line.names]
    for subject, object_, predicate, modality, confidence in zip(
        subjects.tolist(), objects.tolist(), predicates.tolist(), modalities.tolist(), confidences.tolist(), strict=True
    ):
        line, target = names[object_]
        head: Argument = Actor() if subject == ACTOR else names[subject][1].mention
        name = model.predicate.classes[predicate]
        if not _fits(head, name, target.mention):
            continue
        told = model.modality.classes[modality]
        if lacking(name, line.text, target):
            told = "N"
        elif received(name, line.text, target):
            told = "A"
        yield Relation(
            head,
            name,
            target.mention,
            cast(Modality, told),
            line.sentence.start,
            line.sentence.end,
            "decided",
            confidence,
            stage=stage(name, line.text),
        )


def _fits(head: Argument, predicate: str, target: Mention) -> bool:
    """Say whether the ontology lets the types stand so; the types in training did not always."""
    before, after = ends()["domain", predicate], ends()["range", predicate]
    return target.type in after and (isinstance(head, Actor) or not isinstance(head, Mention) or head.type in before)


def pairs(tokens: Tokens, known: NDArray[np.bool_]) -> Pairs:
    """Return the pairs of a document that may be related: the actor with every name, and names of one sentence."""
    count = len(tokens.at)
    every = np.arange(count)
    subjects, objects = [np.full(count, ACTOR)], [every]
    for apart in range(1, min(APART, count - 1) + 1):
        left = every[:-apart][tokens.line[:-apart] == tokens.line[apart:]]
        for one, other in ((left, left + apart), (left + apart, left)):
            fit = known[tokens.kind[one], tokens.kind[other]] & (tokens.text[one] != tokens.text[other])
            subjects.append(one[fit])
            objects.append(other[fit])
    return np.concatenate(subjects), np.concatenate(objects)


def predicate_chances(model: Model, seen: View, subjects: Ints, objects: Ints) -> Chances:
    """Return the probability of each predicate, and of none, for pairs of names."""
    decider = model.predicate
    sums = decider.weigh(pair_clues(seen, subjects, objects))
    sums += decider.weigh(object_clues(seen))[objects]
    named = subjects != ACTOR
    sums[named] += decider.weigh(subject_clues(seen))[subjects[named]]
    return decider.chances(sums)


def best_predicates(model: Model, chances: Chances) -> Ints:
    """Return the likeliest predicate of each pair, none left aside."""
    masked = chances.copy()
    masked[:, model.predicate.classes.index(NONE)] = -1
    best: Ints = masked.argmax(axis=1)
    return best


def modality_chances(model: Model, seen: View, subjects: Ints, objects: Ints, predicates: Ints) -> Chances:
    """Return the probability of each modality for relations."""
    names = np.array(model.predicate.classes)
    clues = modality_clues(seen, subjects, objects, names[predicates].tolist())
    return model.modality.chances(model.modality.weigh(clues))


def best_modalities(model: Model, chances: Chances) -> Ints:
    """Return the modality of each relation of a document; done or planned as the whole document leans."""
    done, planned, negated = (model.modality.classes.index(name) for name in "APN")
    least = np.maximum(chances, FAINTEST)
    odds = np.rint(1000 * np.log(least[:, done] / least[:, planned])).astype(np.int64)
    others = max(len(odds) - 1, 1)
    is_done = odds * others * 100 + (odds.sum() - odds) * LEANING >= 0
    best: Ints = np.where(chances.argmax(axis=1) == negated, negated, np.where(is_done, done, planned))
    return best
