"""Build the graph of a set of files into a folder: the new work only, and every output from it.

sources ─▶ kept result, or worker: read, extract, resolve ─▶ assemble ─▶ infer ─▶ outputs, moved into place
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.build.cache import Cache, result_key, version
from kg.build.collect import collect
from kg.build.output import STATE, locked, recover, staged
from kg.build.workers import Engine, Outcome, process
from kg.build.write import write
from kg.errors import KGError
from kg.graph import Graph, select
from kg.infer import infer as add_inferred
from kg.read import Source, sources
from kg.resolve import assemble, judgements

Progress = Callable[[int, int, str], None]
RECENT = 2.0  # seconds: a file changed so shortly before may change again under the same time stamp


@dataclass
class Plan:
    """What a build has to do: the key and stamp of each source, which are new, changed or gone."""

    keys: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    todo: list[Source] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """What a build gave: the graph, how many documents were read anew or kept, and what went wrong."""

    graph: Graph
    read: int
    kept: int
    problems: tuple[str, ...]


def plan(paths: Sequence[Path], cache: Cache, tagger: str) -> Plan:
    """Tell new and changed sources from those whose result is kept.

    A source whose stamp (version, tagger, size, time of change) is that of the last build is not read again.
    """
    known, found, waiting = cache.sources(), Plan(), set()
    for source in _list(paths, found.problems):
        try:
            stamp = _stamp(source, tagger)
            before = known.get(source.name, ("", ""))
            same = stamp and before[0] == stamp
            key = before[1] if same else result_key(source.data(), Path(source.name).suffix, tagger)
        except (KGError, OSError) as error:
            found.problems.append(_message(source.name, error))
            continue
        found.keys[source.name], found.stamps[source.name] = key, stamp
        if key not in waiting and cache.get(key) is None:
            waiting.add(key)
            found.todo.append(source)
    found.gone = sorted(set(known) - set(found.keys))
    return found


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
    """Build the graph of all files under ``paths`` into ``out``; raise WriteError if that cannot be written."""
    with locked(out):
        recover(out)
        cache = Cache(out / STATE / "cache.sqlite")
        try:
            found = plan(paths, cache, tagger)
            _work(found, cache, engine(found.todo, jobs, tagger), progress)
            texts, documents = collect(found.keys, cache)
            graph = select(assemble(documents, judgements.load(out)), min_confidence)
            if infer:
                graph = add_inferred(graph)
            with staged(out) as staging:
                write(graph, texts, sorted(found.problems), staging)
            cache.finish(paths, [(name, found.stamps[name], key) for name, key in sorted(found.keys.items())])
        finally:
            cache.close()
    return Result(graph, len(found.todo), len(found.keys) - len(found.todo), tuple(sorted(found.problems)))


def status(out: Path, tagger: str = "crf") -> Plan:
    """Return what ``build`` would do with the paths of the last build; raise KGError if there was none."""
    if not (out / STATE / "cache.sqlite").exists():
        raise KGError(str(out), "holds no build", "run kg build first")
    cache = Cache(out / STATE / "cache.sqlite")
    try:
        return plan([Path(path) for path in cache.paths()], cache, tagger)
    finally:
        cache.close()


def _list(paths: Sequence[Path], problems: list[str]) -> list[Source]:
    """Return all sources by name; where two folders hold the same name, the second is shown with its path."""
    found: dict[str, Source] = {}
    for path in paths:
        try:
            for source in sources([path]):
                if found.setdefault(source.name, source) != source:
                    longer = "!".join(filter(None, (str(source.path), source.member)))
                    found[longer] = replace(source, name=longer)
        except (KGError, OSError) as error:
            problems.append(_message(str(path), error))
    return [found[name] for name in sorted(found)]


def _stamp(source: Source, tagger: str) -> str:
    status = source.path.stat()
    if time.time() - status.st_mtime < RECENT:
        return ""
    return f"{version()} {tagger} {status.st_size} {status.st_mtime_ns}"


def _message(name: str, error: Exception) -> str:
    return str(error) if isinstance(error, KGError) else f"{name}: cannot be read: {error}"


def _work(found: Plan, cache: Cache, outcomes: Iterator[Outcome], progress: Progress) -> None:
    """Fill the cache with what is missing; a source that fails is moved from the keys to the problems."""
    progress(0, len(found.todo), "")
    for done, outcome in enumerate(outcomes, 1):
        key = found.keys[outcome.name]
        if outcome.problem:
            found.problems.append(outcome.problem)
            found.keys = {name: other for name, other in found.keys.items() if other != key}
        else:
            cache.put(key, outcome.block)
        progress(done, len(found.todo), outcome.name)
