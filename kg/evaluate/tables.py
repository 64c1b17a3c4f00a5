"""Write scores as text: the table of tallies, the reliability of confidences, the errors with their sentence."""

from collections.abc import Iterator, Mapping, Sequence

from kg.evaluate.scores import ROWS, Scores, Slip, Tally

BINS = 10


def report(scores: Scores, with_errors: bool = False) -> Iterator[str]:
    """Yield the lines of all tables, each followed by an empty line, and of the errors where they are wanted."""
    for block in (table(scores.tallies), genre_table(scores), reliability_table(scores)):
        yield from block
        yield ""
    if with_errors:
        yield from errors(scores.slips)


def table(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """Yield a line for each row: the main ones in their order, then types and predicates by name."""
    for name in (*ROWS, *sorted(name for name in tallies if name not in ROWS)):
        yield f"{name:28s} {row(tallies.get(name, Tally()))}"


def row(tally: Tally) -> str:
    """Return precision, recall, F1 and the counts of a tally."""
    scores = f"P {tally.precision:6.3f}  R {tally.recall:6.3f}  F1 {tally.f1:6.3f}"
    return f"{scores}   gold {tally.gold:5d}  found {tally.found:5d}"


def genre_table(scores: Scores) -> Iterator[str]:
    """Yield the main F1 scores of each genre."""
    columns = ("mention strict", "mention overlap", "relation", "figure", "metadata")
    yield f"{'genre':28s} " + "  ".join(f"{name:>15s}" for name in columns)
    for genre, tallies in sorted(scores.genres.items()):
        cells = (f"{tallies.get(name, Tally()).f1:.3f}" for name in columns)
        yield f"{genre:28s} " + "  ".join(f"{cell:>15s}" for cell in cells)


def reliability(marks: Sequence[tuple[float, bool]]) -> Iterator[tuple[str, int, float, float]]:
    """Yield each tenth of confidence that occurs: its range, count, mean confidence and share that is right."""
    for number in range(BINS):
        inside = [mark for mark in marks if min(int(mark[0] * BINS), BINS - 1) == number]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            right = sum(good for _, good in inside) / len(inside)
            yield f"{number / BINS:.1f}-{(number + 1) / BINS:.1f}", len(inside), mean, right


def reliability_table(scores: Scores) -> Iterator[str]:
    """Yield the reliability of mentions, relations and figures: as sure as it is right is best."""
    yield f"{'confidence':28s} {'items':>6s}  {'mean':>6s}  {'right':>6s}"
    for kind, marks in sorted(scores.marks.items()):
        for name, count, mean, right in reliability(marks):
            yield f"{kind + ' ' + name:28s} {count:6d}  {mean:6.3f}  {right:6.3f}"


def errors(slips: Sequence[Slip]) -> Iterator[str]:
    """Yield each error with its document and sentence."""
    for slip in slips:
        yield f"{slip.document}\t{slip.kind}\t{slip.what}"
        yield f"\t{slip.sentence}"
