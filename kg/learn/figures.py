"""Learn the weights of ``kg.figures.choices`` from annotated documents: a conditional logit, in whole thousandths.

Training is a convex problem solved from zero by full gradients, so that two runs give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import numpy as np

from kg.figures import settings
from kg.figures.candidates import Named, candidates
from kg.figures.choices import THOUSAND
from kg.figures.clues import STATUSES, indicator_clues, signs, status_clues
from kg.figures.lines import Line
from kg.figures.plausible import is_figure
from kg.gold import Gold, GoldFigure
from kg.metadata import describe
from kg.model import Document, Mention
from kg.structure import split

RIDGES = {"indicator": 0.5, "status": 3.0}
STEPS, RATE = 400, 0.3
RARE = 3
ALIKE, SHARP = 0.5, 8


@dataclass(frozen=True, slots=True)
class Choice:
    """The clues of each option, and the merit of each (0 for a wrong one; at least one is right)."""

    options: tuple[tuple[str, ...], ...]
    merit: tuple[float, ...]


def choices(gold: Gold, found: Sequence[Mention] | None = None) -> Iterator[tuple[str, Choice]]:
    """Yield the choices that a document's figures offer, each with its kind: indicator or status.

    ``found`` are the mentions to learn with instead of the annotated ones.
    """
    document = Document(gold.name, f"{gold.name}.txt", gold.text)
    outline = split(document)
    annotated = tuple(
        Mention(item.start, item.end, item.type, gold.text[item.start : item.end], "gold") for item in gold.mentions
    )
    facts, mentions = describe(document, outline), annotated if found is None else tuple(found)
    left = list(gold.figures)
    status, section = "none", -1
    for line, setting in settings(document, outline, facts, mentions):
        named: tuple[Named, ...] = ()
        if line.sentence.section != section:
            status, section = "none", line.sentence.section
        outset = False
        for index, quantity in enumerate(line.quantities):
            figure = _wanted(line, index, left)
            if figure is None:
                continue
            left.remove(figure)
            options = candidates(line, index, named, setting.topic)
            around = signs(line, index, named, setting)
            merit = tuple(_merit(alike(figure.indicator, option.text)) for option in options)
            if any(merit):
                clues = tuple(tuple(indicator_clues(line, index, option, around)) for option in options)
                yield "indicator", Choice(clues, merit)
            told = status_clues(line, quantity, setting, status, outset)
            rows = tuple(tuple(f"{option} {clue}" for clue in told) for option in STATUSES)
            yield "status", Choice(rows, tuple(float(option == figure.status) for option in STATUSES))
            best = max(options, key=lambda option: alike(figure.indicator, option.text))
            named = (*named, Named(figure.indicator, best.about, "gold"))
            status = figure.status
            outset = quantity.outset
        status = f"earlier {status[-1]}" if status != "none" else status


def _wanted(line: Line, index: int, left: Sequence[GoldFigure]) -> GoldFigure | None:
    """Return the first annotated figure of the line's place with the number's value and unit."""
    quantity, sentence = line.quantities[index], line.sentence
    if not is_figure(line, quantity):
        return None
    near = (item for item in left if item.start < sentence.end and sentence.start < item.end)
    return next((item for item in near if (item.value, item.unit) == (quantity.value, quantity.unit)), None)


def alike(first: str, second: str) -> float:
    """Return the Dice coefficient of two names over their characters, 0 to 1."""
    one, other = Counter(normalize("NFKC", first).lower()), Counter(normalize("NFKC", second).lower())
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def _merit(likeness: float) -> float:
    """Prefer the option that is most like the annotated name, among those like enough to be right."""
    return likeness**SHARP if likeness >= ALIKE else 0.0


def fit(examples: Sequence[Choice], ridge: float) -> dict[str, int]:
    """Return the weight of each clue in thousandths."""
    counts = Counter(clue for example in examples for clue in {c for row in example.options for c in row})
    names = sorted(clue for clue, count in counts.items() if count >= RARE)
    column = {clue: number for number, clue in enumerate(names)}
    rows, columns, merit, group, row = [], [], [], [], 0
    for number, example in enumerate(examples):
        for clues, good in zip(example.options, example.merit, strict=True):
            known = [column[clue] for clue in clues if clue in column]
            rows += [row] * len(known)
            columns += known
            merit.append(good)
            group.append(number)
            row += 1
    solved = _descend(np.array(rows), np.array(columns), np.array(merit), np.array(group), len(names), ridge)
    whole = np.rint(solved * THOUSAND).astype(int).tolist()
    return {clue: value for clue, value in zip(names, whole, strict=True) if value}


def _descend(
    rows: np.ndarray, columns: np.ndarray, merit: np.ndarray, group: np.ndarray, size: int, ridge: float
) -> np.ndarray:
    """Maximise the log of the probability that falls on good options by their merit, less a ridge; AdaGrad steps."""
    weights, sums, groups = np.zeros(size), np.zeros(size), group[-1] + 1
    aim = merit / np.bincount(group, merit, groups)[group]
    for _ in range(STEPS):
        scores = np.bincount(rows, weights[columns], len(merit))
        peak = np.full(groups, -np.inf)
        np.maximum.at(peak, group, scores)
        odds = np.exp(scores - peak[group])
        share = odds / np.bincount(group, odds, groups)[group]
        gradient = np.bincount(columns, (aim - share)[rows], size) - ridge * weights
        sums += gradient**2
        weights += RATE * gradient / np.sqrt(sums + 1e-8)
    return weights


def train(golds: Sequence[Gold], found: Mapping[str, Sequence[Mention]]) -> dict[str, dict[str, int]]:
    """Return the weights of the indicator's and the status's clues.

    Each document is read with its annotated mentions and, where ``found`` has some under its name, with those:
    the reader will have to do with names as they are found.
    """
    examples = [pair for gold in golds for pair in choices(gold)]
    examples += [pair for gold in golds if gold.name in found for pair in choices(gold, found[gold.name])]
    return {kind: fit([choice for name, choice in examples if name == kind], ridge) for kind, ridge in RIDGES.items()}


def learn(golds: Sequence[Gold], target: Path, found: Mapping[str, Sequence[Mention]]) -> None:
    """Write the model learned from annotated documents, read with annotated and with found mentions."""
    arrays: dict[str, np.ndarray] = {}
    for kind, table in train(golds, found).items():
        arrays[f"{kind} clues"] = np.array(sorted(table))
        arrays[f"{kind} weights"] = np.array([table[clue] for clue in sorted(table)], dtype=np.int32)
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, **arrays)  # type: ignore[arg-type]
