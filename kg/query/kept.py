"""Keep a large graph loaded on disk beside its file, so that a question need not load it anew.

``DIR/.kg/store/KEY`` is an Oxigraph store of exactly one graph: KEY is made of the size and times of ``graph.ttl`` or
of the state of the ledger, of the ontology and of the store's version. A changed graph therefore never meets an older
store. The store is built aside and renamed when whole; ``files`` lists its files with their sizes, and Oxigraph checks
what it reads of them. A build that changes a ledger carries the store over to the new state.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from kg import ledger
from kg.ledger import Ledger
from kg.query.store import fill, load
from kg.resources import resource

if TYPE_CHECKING:
    import pyoxigraph

SMALL: Final = 16_000_000  # bytes of Turtle that load in a second
FOLDER: Final = Path(".kg", "store")
FILES: Final = "files"


def open_kept(folder: Path) -> "pyoxigraph.Store":
    """Return a read-only store of a folder's graph, kept or built now; one in memory if the graph is small.

    A store that cannot be kept (a folder that may only be read, a full disk, another process that builds it) is in
    memory too. Raise DataError if the graph cannot be read.
    """
    key = _key(folder)
    if not key:
        return load(folder)
    place = folder / FOLDER / key
    with suppress(OSError, Timeout):
        if _whole(place):
            with suppress(OSError, RuntimeError):
                return _opened(place)
        _build(folder, key)
        return _opened(place)
    return load(folder)


def is_damage(error: Exception) -> bool:
    """Say whether an error while a store was read is that of a damaged store (RocksDB's words) or of the disk."""
    return isinstance(error, OSError) or "Corruption" in str(error)


def discard(folder: Path) -> None:
    """Remove what is kept of a folder's graph, since it could not be read; the next question builds it anew."""
    shutil.rmtree(folder / FOLDER, ignore_errors=True)


def _key(folder: Path) -> str:
    """Return what a store of the graph is called, or "" if the graph is small or not there."""
    if ledger.there(folder):
        with closing(Ledger(folder / ledger.FILE)) as kept:
            return key_of(kept.meta("state"))
    try:
        status = (folder / "graph.ttl").stat()
    except OSError:
        return ""
    return key_of(status.st_size, status.st_mtime_ns, status.st_ctime_ns) if status.st_size >= SMALL else ""


def key_of(*marks: object) -> str:
    """Return what the store of a graph with these marks is called."""
    import pyoxigraph

    ontology = resource("ontology/policy.ttl").read_bytes()
    return hashlib.sha256(repr((*marks, pyoxigraph.__version__)).encode() + ontology).hexdigest()[:16]


def is_kept(folder: Path, state: str) -> bool:
    """Say whether there is a store of a state of a folder's ledger."""
    return _whole(folder / FOLDER / key_of(state))


def carry_over(folder: Path, old: str, new: str, gone: Iterable[str], come: Iterable[str]) -> None:
    """Make the store of the state ``new`` of a ledger from that of ``old``, which stays.

    Takes the triples that are gone and that have come, as lines of N-Triples. Where it cannot be done the next
    question builds the store. To be run in a process of its own: one that has written a store cannot be forked.
    """
    import pyoxigraph

    parent = folder / FOLDER
    with suppress(OSError, Timeout), _made(parent, key_of(new)) as aside:
        _clone(parent / key_of(old), aside)
        store = pyoxigraph.Store(str(aside))
        for quad in _quads(gone):
            store.remove(quad)
        store.extend(_quads(come))
        store.flush()
        del store  # closes it


def forget_all_but(folder: Path, state: str) -> None:
    """Remove the stores of other states of a ledger."""
    parent = folder / FOLDER
    for path in parent.iterdir() if parent.is_dir() else ():
        if path.name != key_of(state):
            shutil.rmtree(path, ignore_errors=True)


def _quads(lines: Iterable[str]) -> "list[pyoxigraph.Quad]":
    import pyoxigraph

    return list(pyoxigraph.parse("".join(sorted(lines)), pyoxigraph.RdfFormat.N_TRIPLES))


def _clone(store: Path, target: Path) -> None:
    """Copy a store; its tables, which never change, are only linked where the disk can."""
    target.mkdir()
    for path in store.iterdir():
        with suppress(OSError):
            if path.suffix == ".sst":
                os.link(path, target / path.name)
        if not (target / path.name).exists():
            shutil.copy2(path, target / path.name)


def _build(folder: Path, key: str) -> None:
    """Build the store of a graph aside and move it into place; what was kept of an earlier graph goes."""
    import pyoxigraph

    parent = folder / FOLDER
    parent.mkdir(parents=True, exist_ok=True)
    with _made(parent, key) as aside:
        for path in parent.iterdir():
            shutil.rmtree(path)
        store = pyoxigraph.Store(str(aside))
        fill(store, folder)
        store.optimize()  # without, queries take several times as long
        del store  # closes it
        if _key(folder) != key:
            raise OSError("the graph changed while it was loaded")


@contextmanager
def _made(parent: Path, key: str) -> Iterator[Path]:
    """Yield the path of a store to make aside, and move it into place when it is whole; raise Timeout if another
    process makes one.
    """
    aside = parent / "new"
    with FileLock(parent.with_suffix(".lock")).acquire(timeout=0):
        shutil.rmtree(aside, ignore_errors=True)
        try:
            yield aside
            (aside / FILES).write_text(_sizes(aside), encoding="utf-8")
            aside.rename(parent / key)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def _whole(place: Path) -> bool:
    """Say whether a store is there with all its files."""
    try:
        return (place / FILES).read_text(encoding="utf-8") == _sizes(place)
    except (OSError, UnicodeDecodeError):
        return False


def _sizes(place: Path) -> str:
    """Return name and size of every file of tables, whose content never changes."""
    return "".join(f"{path.name} {path.stat().st_size}\n" for path in sorted(place.glob("*.sst")))


def _opened(place: Path) -> "pyoxigraph.Store":
    import pyoxigraph

    return pyoxigraph.Store.read_only(str(place))
