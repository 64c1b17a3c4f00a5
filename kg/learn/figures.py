"""Learn the weights of ``kg.figures.choices`` from annotated documents: a conditional logit, in whole thousandths.

Training is a convex problem solved from zero by full gradients, so that two runs give the same weights.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from kg.evaluate.likeness import ALIKE, dice, folded, number, pair
from kg.figures import measure_with, settings
from kg.figures.candidates import candidates
from kg.figures.choices import THOUSAND, Model, make
from kg.figures.clues import STATUSES, form_clues, part_clues, signs, status_clues
from kg.figures.lines import Line
from kg.figures.parts import Named, parts
from kg.figures.plausible import is_figure
from kg.gold import Gold, GoldFigure
from kg.learn.calibrate import isotonic
from kg.learn.held_out import FOLDS
from kg.metadata import describe
from kg.model import Document, Fact, Figure, Furniture, Mention, Outline
from kg.structure import split

RIDGES = {"indicator": 0.5, "status": 2.0}
STEPS, RATE = 400, 0.3
RARE = 3
SHARP = 8


Example: TypeAlias = tuple[str, "Choice"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The clues of each option, and the merit of each (0 for a wrong one; at least one is right)."""

    options: tuple[tuple[str, ...], ...]
    merit: tuple[float, ...]


def choices(gold: Gold, found: Sequence[Mention] | None = None) -> Iterator[Example]:
    """Yield the choices that a document's figures offer, each with its kind: indicator or status.

    ``found`` are the mentions to learn with instead of the annotated ones.
    """
    document, outline, facts, annotated = _read(gold)
    mentions = annotated if found is None else tuple(found)
    left = list(gold.figures)
    for line, setting in settings(document, outline, facts, mentions):
        named: tuple[Named, ...] = ()
        outset = False
        for index, quantity in enumerate(line.quantities):
            figure = _wanted(line, index, left)
            if figure is None:
                continue
            left.remove(figure)
            offered = parts(line, index, named, setting.topic)
            options, around = candidates(line, index, offered), signs(line, index, len(named), offered)
            merit = tuple(_merit(dice(figure.indicator, option.text)) for option in options)
            if any(merit):
                clues = tuple(
                    (*(clue for part in option.parts for clue in part_clues(part, around)), *form_clues(option))
                    for option in options
                )
                yield "indicator", Choice(clues, merit)
            told = status_clues(line, quantity, setting, outset)
            rows = tuple(tuple(f"{option} {clue}" for clue in told) for option in STATUSES)
            yield "status", Choice(rows, tuple(float(option == figure.status) for option in STATUSES))
            best = max(options, key=lambda option: dice(figure.indicator, option.text))
            named = (*named, Named(figure.indicator, best.about, ("gold",)))
            outset = quantity.outset


def _read(gold: Gold) -> tuple[Document, Outline, tuple[Fact, ...], tuple[Mention, ...]]:
    """Return the document, its outline and facts, and the annotated mentions."""
    furniture = tuple(Furniture(start, end, "gold") for start, end in gold.furniture)
    document = Document(gold.name, f"{gold.name}.txt", gold.text, furniture=furniture)
    outline = split(document)
    annotated = tuple(
        Mention(item.start, item.end, item.type, gold.text[item.start : item.end], "gold") for item in gold.mentions
    )
    return document, outline, describe(document, outline), annotated


def _wanted(line: Line, index: int, left: Sequence[GoldFigure]) -> GoldFigure | None:
    """Return the first annotated figure of the line's place with the number's value and unit."""
    quantity, sentence = line.quantities[index], line.sentence
    if not is_figure(line, quantity):
        return None
    near = (item for item in left if item.start < sentence.end and sentence.start < item.end)
    return next((item for item in near if (item.value, item.unit) == (quantity.value, quantity.unit)), None)


def _merit(likeness: float) -> float:
    """Prefer the option that is most like the annotated name, among those like enough to be right."""
    return likeness**SHARP if likeness >= ALIKE else 0.0


def fit(examples: Sequence[Choice], ridge: float) -> dict[str, int]:
    """Return the weight of each clue in thousandths."""
    counts = Counter(clue for example in examples for clue in {c for row in example.options for c in row})
    names = sorted(clue for clue, count in counts.items() if count >= RARE)
    column = {clue: place for place, clue in enumerate(names)}
    rows, columns, merit, group, row = [], [], [], [], 0
    for at, example in enumerate(examples):
        for clues, good in zip(example.options, example.merit, strict=True):
            known = [column[clue] for clue in clues if clue in column]
            rows += [row] * len(known)
            columns += known
            merit.append(good)
            group.append(at)
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


def train(examples: Sequence[Example]) -> Model:
    """Return the model of these examples, not yet calibrated: confidence is the probability itself."""
    tables = {kind: fit([choice for name, choice in examples if name == kind], ridge) for kind, ridge in RIDGES.items()}
    return make(tables["indicator"], tables["status"], np.array([0, THOUSAND], np.int32), np.array([0.0, 1.0]))


def learn(golds: Sequence[Gold], target: Path, found: Mapping[str, Sequence[Mention]]) -> None:
    """Write the model of annotated documents, its confidence calibrated on documents that were held out.

    Each document is read with its annotated mentions and, where ``found`` has some under its name, with those:
    the reader will have to do with names as they are found.
    """
    examples = {gold.name: _examples(gold, found.get(gold.name)) for gold in golds}
    judged: list[tuple[int, bool]] = []
    for fold in range(FOLDS):
        held = golds[fold::FOLDS]
        names = {gold.name for gold in held}
        model = train([pair for gold in golds if gold.name not in names for pair in examples[gold.name]])
        judged += [pair for gold in held for pair in _judged(gold, model, found.get(gold.name))]
    margins, confidences = isotonic(judged)
    _save(
        replace(train([pair for rows in examples.values() for pair in rows]), margins=margins, confidences=confidences),
        target,
    )


def _examples(gold: Gold, found: Sequence[Mention] | None) -> list[Example]:
    return [*choices(gold), *(choices(gold, found) if found is not None else ())]


def _judged(gold: Gold, model: Model, found: Sequence[Mention] | None) -> Iterator[tuple[int, bool]]:
    """Yield how sure a model is of each figure of a document, in thousandths, and whether it is right."""
    document, outline, facts, annotated = _read(gold)
    figures = measure_with(model, document, outline, facts, annotated if found is None else tuple(found))
    pairs, _, invented = pair(gold.figures, figures, _same)
    yield from ((round(figure.confidence * THOUSAND), True) for _, figure in pairs)
    yield from ((round(figure.confidence * THOUSAND), False) for figure in invented)


def _same(gold: GoldFigure, figure: Figure) -> bool:
    return (
        number(gold.value) == number(figure.value)
        and folded(gold.unit) == folded(figure.unit)
        and dice(gold.indicator, figure.indicator) >= ALIKE
    )


def _save(model: Model, target: Path) -> None:
    arrays: dict[str, np.ndarray] = {"margins": model.margins, "confidences": model.confidences}
    for kind, table in (("indicator", model.indicator), ("status", model.status)):
        arrays[f"{kind} clues"] = np.array(sorted(table))
        arrays[f"{kind} weights"] = np.array([table[clue] for clue in sorted(table)], dtype=np.int32)
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target, **arrays)  # type: ignore[arg-type]
