"""Tell what a build has to do: which sources are new or changed, which are kept, which are gone."""

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.build import version
from kg.build.cache import Cache, result_key
from kg.build.output import STATE
from kg.errors import KGError
from kg.read import Source, sources

CACHE = Path(STATE, "cache.sqlite")
RECENT = 2.0  # seconds: a file changed so shortly before may change again under the same time stamp


@dataclass
class Plan:
    """What a build has to do: the key and stamp of each source, which are new, changed or gone."""

    keys: dict[str, str] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    todo: list[Source] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


def plan(paths: Sequence[Path], cache: Cache, tagger: str) -> Plan:
    """Tell new and changed sources from those whose result is kept.

    A source whose stamp (version, tagger, size, times of change) is that of the last build is not read again.
    """
    known, held, found = cache.sources(), set(cache.documents()), Plan()
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
        if key not in held:
            held.add(key)
            found.todo.append(source)
    found.gone = sorted(set(known) - set(found.keys))
    return found


def status(out: Path, tagger: str = "crf") -> Plan:
    """Return what ``build`` would do with the paths of the last build; raise KGError if there was none."""
    if not (out / CACHE).exists():
        raise KGError(str(out), "holds no build", "run kg build first")
    with closing(Cache(out / CACHE)) as cache:
        return plan([Path(path) for path in cache.paths()], cache, tagger)


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
    return f"{version.extraction()} {tagger} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _message(name: str, error: Exception) -> str:
    return str(error) if isinstance(error, KGError) else f"{name}: cannot be read: {error}"
