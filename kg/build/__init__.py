"""Build the graph of a set of files into a folder: the new work only, and every output from it.

sources ─▶ kept result, or worker: read, extract, resolve ─▶ assemble ─▶ infer ─▶ outputs, moved into place
                                                          └▶ if there are many: the rows of a ledger, changed in place
"""

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.build import version
from kg.build.block import head
from kg.build.cache import Cache
from kg.build.collect import LostError, collect, held
from kg.build.keep import keep
from kg.build.output import locked, recover, staged
from kg.build.plan import CACHE, Plan, plan, status
from kg.build.workers import Engine, Outcome, process
from kg.build.write import stamps, write
from kg.database import DamagedError, discard
from kg.graph import Counts, select
from kg.infer import infer as add_inferred
from kg.ledger import FILE
from kg.resolve import assemble, judgements

__all__ = ["Counts", "Plan", "Progress", "Result", "build", "status"]

# Takes the number of documents done, of all, and the name of the last; 0 of 0 with the name of a stage.
Progress = Callable[[int, int, str], None]
# The graph of more documents is kept in a ledger; files of it are written when they are asked for.
LARGE: Final = 2_000
ASSEMBLING, WRITING = "合并 assembling", "写出 writing"


@dataclass(frozen=True, slots=True)
class Result:
    """What a build gave: the size of the graph, how many documents were read anew or kept, and what went wrong."""

    counts: Counts
    read: int
    kept: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chooses about the graph itself; the way to it (jobs, engine) makes no difference."""

    tagger: str
    infer: bool
    min_confidence: float


def build(
    paths: Sequence[Path],
    out: Path,
    *,
    jobs: int = 1,
    tagger: str = "crf",
    infer: bool = True,
    min_confidence: float = 0.0,
    engine: Engine = process,
    progress: Progress = lambda done, total, name: None,
) -> Result:
    """Build the graph of all files under ``paths`` into ``out``; raise WriteError if that cannot be written.

    Outputs of which nothing has changed since the last build are left as they are.
    """
    choices = Choices(tagger, infer, min_confidence)
    with locked(out):
        recover(out)
        damaged = set[str]()
        while True:
            try:
                return _build(paths, out, choices, jobs, engine, progress)
            except LostError:  # its document is read again
                continue
            except DamagedError as error:  # made anew, once
                if error.name in damaged:
                    raise
                damaged.add(error.name)
                discard(Path(error.name))


def _build(paths: Sequence[Path], out: Path, choices: Choices, jobs: int, engine: Engine, progress: Progress) -> Result:
    with closing(Cache(out / CACHE)) as cache:
        found = plan(paths, cache, choices.tagger)
        new = {found.keys[source.name] for source in found.todo}
        kept = sum(key not in new for key in found.keys.values())
        _work(found, cache, engine(found.todo, jobs, choices.tagger), progress)
        counts = _graph(found, cache, out, choices, jobs, progress)
        cache.finish(
            paths,
            [(name, found.stamps[name], key) for name, key in sorted(found.keys.items())],
            inputs=_fingerprint(found, out, choices),
            outputs=stamps(out),
            counts=json.dumps(asdict(counts)),
        )
    return Result(counts, len(new), kept, tuple(sorted(found.problems)))


def _work(found: Plan, cache: Cache, outcomes: Iterator[Outcome], progress: Progress) -> None:
    """Fill the cache with what is missing; a source that fails is moved from the keys to the problems."""
    if found.todo:
        progress(0, len(found.todo), "")
    for done, outcome in enumerate(outcomes, 1):
        key = found.keys[outcome.name]
        if outcome.problem:
            found.problems.append(outcome.problem)
            found.keys = {name: other for name, other in found.keys.items() if other != key}
        else:
            cache.keep(key, head(outcome.block)["id"], outcome.block)
        progress(done, len(found.todo), outcome.name)


def _fingerprint(found: Plan, out: Path, choices: Choices) -> str:
    """Return the hash of everything that decides the outputs."""
    judged = out / judgements.FILE
    parts = [version.outputs(), repr(choices), judged.read_text("utf-8", "replace") if judged.exists() else ""]
    parts += [repr(item) for item in sorted(found.keys.items())] + sorted(found.problems)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _graph(found: Plan, cache: Cache, out: Path, choices: Choices, jobs: int, progress: Progress) -> Counts:
    """Make the graph of all results, in the form that its size asks for."""
    documents, problems = held(found.keys, cache), sorted(found.problems)
    judged = judgements.load(out)
    # What is sure enough is seen only with the whole graph at hand.
    if len(documents) > LARGE and choices.min_confidence <= 0:
        progress(0, 0, ASSEMBLING)
        return keep(documents, cache, out, judged, choices.infer, problems)
    if cache.last("inputs") == _fingerprint(found, out, choices) and cache.last("outputs") == stamps(out):
        return Counts(**json.loads(cache.last("counts")))
    with _uncollected():
        progress(0, 0, ASSEMBLING)
        texts, rows = collect(documents, cache)
        graph = select(assemble(rows, judged), choices.min_confidence)
        if choices.infer:
            graph = add_inferred(graph)
        progress(0, 0, WRITING)
        with staged(out, instead_of=(FILE,)) as staging:
            write(graph, texts, problems, staging, jobs)
    return graph.counts()


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage in cycles: a graph has none, and looking through its millions of rows takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
