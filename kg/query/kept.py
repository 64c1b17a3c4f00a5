"""Keep a large graph loaded on disk beside ``graph.ttl``, so that a question need not load it anew.

``DIR/.kg/store/KEY`` is an Oxigraph store of exactly one ``graph.ttl``: KEY is made of its size and times, of the
ontology and of the store's version. A changed graph therefore never meets an older store. The store is built aside
and renamed when whole; ``files`` lists its files with their sizes, and Oxigraph checks what it reads of them.
"""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

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
    import pyoxigraph

    try:
        status = (folder / "graph.ttl").stat()
    except OSError:
        return ""
    if status.st_size < SMALL:
        return ""
    marks = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, pyoxigraph.__version__)
    ontology = resource("ontology/policy.ttl").read_bytes()
    return hashlib.sha256(repr(marks).encode() + ontology).hexdigest()[:16]


def _build(folder: Path, key: str) -> None:
    """Build the store of a graph aside and move it into place; what was kept of an earlier graph goes."""
    import pyoxigraph

    parent = folder / FOLDER
    parent.mkdir(parents=True, exist_ok=True)
    with FileLock(parent.with_suffix(".lock")).acquire(timeout=0):
        for path in parent.iterdir():
            shutil.rmtree(path)
        aside = parent / "new"
        try:
            store = pyoxigraph.Store(str(aside))
            fill(store, folder)
            store.optimize()  # without, queries take several times as long
            del store  # closes it
            if _key(folder) != key:
                raise OSError("graph.ttl changed while it was loaded")
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
