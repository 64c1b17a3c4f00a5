"""Build the graph of a set of files into a folder: the new work only, and every output from it.

sources ─▶ kept result, or worker: read, extract, resolve ─▶ assemble ─▶ infer ─▶ outputs, moved into place
"""

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.build import version
from kg.build.cache import Cache, DamagedError, discard
from kg.build.collect import collect
from kg.build.output import locked, recover, staged
from kg.build.plan import CACHE, Plan, plan, status
from kg.build.workers import Engine, Outcome, process
from kg.build.write import stamps, write
from kg.graph import Graph, select
from kg.infer import infer as add_inferred
from kg.resolve import assemble, judgements

__all__ = ["Counts", "Plan", "Progress", "Result", "build", "status"]

# Takes the number of documents done, of all, and the name of the last; 0 of 0 with the name of a stage.
Progress = Callable[[int, int, str], None]
ASSEMBLING, WRITING = "合并 assembling", "写出 writing"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds."""

    documents: int
    entities: int
    statements: int
    observations: int


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
        try:
            return _build(paths, out, choices, jobs, engine, progress)
        except DamagedError:
            discard(out / CACHE)
            return _build(paths, out, choices, jobs, engine, progress)


def _build(paths: Sequence[Path], out: Path, choices: Choices, jobs: int, engine: Engine, progress: Progress) -> Result:
    with closing(Cache(out / CACHE)) as cache:
        found = plan(paths, cache, choices.tagger)
        new = {found.keys[source.name] for source in found.todo}
        kept = sum(key not in new for key in found.keys.values())
        _work(found, cache, engine(found.todo, jobs, choices.tagger), progress)
        wanted = _fingerprint(found, out, choices)
        if cache.last("inputs") == wanted and cache.last("outputs") == stamps(out):
            counts = Counts(**json.loads(cache.last("counts")))
        else:
            counts = _outputs(found, cache, out, choices, jobs, progress)
        cache.finish(
            paths,
            [(name, found.stamps[name], key) for name, key in sorted(found.keys.items())],
            inputs=wanted,
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
            cache.put(key, outcome.block)
        progress(done, len(found.todo), outcome.name)


def _fingerprint(found: Plan, out: Path, choices: Choices) -> str:
    """Return the hash of everything that decides the outputs."""
    judged = out / judgements.FILE
    parts = [version.outputs(), repr(choices), judged.read_text("utf-8", "replace") if judged.exists() else ""]
    parts += [repr(item) for item in sorted(found.keys.items())] + sorted(found.problems)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _outputs(found: Plan, cache: Cache, out: Path, choices: Choices, jobs: int, progress: Progress) -> Counts:
    with _uncollected():
        progress(0, 0, ASSEMBLING)
        texts, documents = collect(found.keys, cache)
        graph = select(assemble(documents, judgements.load(out)), choices.min_confidence)
        if choices.infer:
            graph = add_inferred(graph)
        progress(0, 0, WRITING)
        with staged(out) as staging:
            write(graph, texts, sorted(found.problems), staging, jobs)
    return _counts(graph)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no garbage in cycles: a graph has none, and looking through its millions of rows takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _counts(graph: Graph) -> Counts:
    return Counts(len(graph.documents), len(graph.entities), len(graph.statements), len(graph.observations))
