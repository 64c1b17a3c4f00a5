"""Learn the deciders of relations from annotated documents: who is related to whom, how, and in what modality."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kg.gold import Gold
from kg.model import Document, Furniture, Mention
from kg.relations.decided import Pair, clues_of, pairs
from kg.relations.decider import NONE
from kg.relations.lines import Line, lines
from kg.relations.modality import modality_clues
from kg.structure import split

STRENGTH = 1.0  # inverse of the L2 penalty, chosen by five folds over documents
LEAST_SEEN = 2  # examples that must show a clue
SMALL = 15  # thousandths: rows whose weights are all smaller say nothing

Labels = dict[str, str]  # predicate to modality


def examples(gold: Gold, found: Sequence[Mention] | None = None) -> Iterator[tuple[Line, Pair, Labels]]:
    """Yield every pair of every sentence with the relations that the annotation gives it.

    ``found`` mentions may stand in for the annotated ones: then pairs of names that are not there are NONE.
    """
    furniture = tuple(Furniture(start, end, "B") for start, end in gold.furniture)
    document = Document("gold", gold.name, gold.text, furniture=furniture)
    mentions = found if found is not None else mentions_of(gold)
    for line in lines(document, split(document), mentions):
        start, end = line.sentence.start, line.sentence.end
        told: dict[tuple[str, str], Labels] = defaultdict(dict)
        for relation in gold.relations:
            if relation.start < end and start < relation.end:
                told[relation.subject, relation.object][relation.predicate] = relation.modality
        for pair in pairs(line):
            yield line, pair, _labels(line, pair, told)


def mentions_of(gold: Gold) -> tuple[Mention, ...]:
    """Return the annotated mentions as mentions."""
    return tuple(
        Mention(mention.start, mention.end, mention.type, gold.text[mention.start : mention.end], "gold")
        for mention in gold.mentions
    )


def _labels(line: Line, pair: Pair, told: dict[tuple[str, str], Labels]) -> Labels:
    """Return the labels of a pair; the symmetric predicate belongs to the pair in the order of the text."""
    subject, target = pair
    second = line.names[target].mention.text
    if subject < 0:
        return told.get(("@", second), {})
    first = line.names[subject].mention.text
    labels = dict(told.get((first, second), {}))
    together = labels.pop("cooperatesWith", None) or told.get((second, first), {}).get("cooperatesWith")
    if together and subject < target:
        labels["cooperatesWith"] = together
    return labels


def learn(golds: Sequence[Gold], target: Path, found: dict[str, Sequence[Mention]] | None = None) -> None:
    """Learn the three deciders and write them into one file."""
    data = [example for gold in golds for example in examples(gold)]
    for gold in golds if found else []:
        data += examples(gold, found[gold.name] if found else None)
    kinds = Counter(
        (line.names[subject].mention.type, line.names[object_].mention.type)
        for line, (subject, object_), labels in data
        if labels and subject >= 0
    )
    known = {kind for kind, number in kinds.items() if number >= LEAST_SEEN}
    arrays: dict[str, Any] = {}
    for name in ("actor", "pair"):
        chosen = [
            (clues_of(line, pair), min(labels, default=NONE))
            for line, pair, labels in data
            if (pair[0] < 0) == (name == "actor")
            and (pair[0] < 0 or (line.names[pair[0]].mention.type, line.names[pair[1]].mention.type) in known)
        ]
        marks = [f"seen:{first}>{second}" for first, second in sorted(known)] if name == "pair" else []
        arrays |= _fit(name, [clues for clues, _ in chosen], [label for _, label in chosen], marks)
    told = [
        (modality_clues(line, pair[1], predicate), modality)
        for line, pair, labels in data
        for predicate, modality in labels.items()
    ]
    arrays |= _fit("modality", [clues for clues, _ in told], [modality for _, modality in told], [])
    np.savez_compressed(target, **arrays)


def _fit(name: str, clues: Sequence[Sequence[str]], labels: Sequence[str], marks: Sequence[str]) -> dict[str, Any]:
    """Fit one decider; ``marks`` are rows of zeros that carry a fact of their own."""
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    counts = Counter(clue for told in clues for clue in set(told))
    vocabulary = {clue: at for at, clue in enumerate(sorted(c for c, n in counts.items() if n >= LEAST_SEEN))}
    rows = [sorted({vocabulary[clue] for clue in told if clue in vocabulary}) for told in clues]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    flat = np.fromiter((at for row in rows for at in row), dtype=np.int32)
    matrix = csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(vocabulary)))
    model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3).fit(matrix, labels)
    weights = np.rint(model.coef_.T * 1000).astype(np.int16)
    kept = np.abs(weights).max(axis=1) >= SMALL
    names = [clue for clue, keep in zip(vocabulary, kept, strict=True) if keep] + list(marks)
    weights = np.vstack([weights[kept], np.zeros((len(marks), weights.shape[1]), np.int16)])
    return {
        f"{name}_clues": np.frombuffer("\n".join(names).encode(), np.uint8),
        f"{name}_classes": np.frombuffer("\n".join(model.classes_).encode(), np.uint8),
        f"{name}_weights": weights,
        f"{name}_bias": np.rint(model.intercept_ * 1000).astype(np.int32),
    }
