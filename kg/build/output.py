"""Write results so that an interruption leaves the earlier result whole.

Everything is written into ``DIR/.kg/new``; a marker file says that it is complete; then each file moves into
place. A run that dies before the marker leaves the old result, one that dies after it leaves the
new files, and the next command moves what is left of them (``recover``).
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from kg.database import discard, discard_journals
from kg.errors import WriteError

STATE = ".kg"
STAGING = "new"
MARKER = "complete"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer; raise WriteError if it cannot be written or another build holds it."""
    try:
        (folder / STATE).mkdir(parents=True, exist_ok=True)
        # Root may write where the mode forbids it, and a lock file alone does not prove a free disk.
        probe = folder / STATE / "probe"
        probe.write_bytes(b"ok")
        probe.unlink()
    except OSError as error:
        raise WriteError(
            str(folder), f"cannot be written: {error.strerror}", "choose another folder with --out"
        ) from error
    lock = FileLock(folder / STATE / "lock")
    try:
        with lock.acquire(timeout=0):
            yield
    except Timeout as error:
        raise WriteError(
            str(folder), "another kg build is writing here", "wait for it or choose another folder"
        ) from error


@contextmanager
def staged(folder: Path, instead_of: Sequence[str] = ()) -> Iterator[Path]:
    """Yield a fresh folder to write into; on leaving it whole, move its files into ``folder``.

    Outputs named by ``instead_of``, which the new result does not have, are removed then.
    """
    staging = folder / STATE / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    (folder / STATE / MARKER).unlink(missing_ok=True)
    staging.mkdir(parents=True)
    try:
        yield staging
        _flush(staging)
    except OSError as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise WriteError(
            str(folder),
            f"could not be written: {error.strerror or error} ({error.filename})",
            "the earlier result is unchanged",
        ) from error
    replaced(folder / STATE / MARKER, "\n".join(instead_of))
    recover(folder)


def recover(folder: Path) -> None:
    """Move the files of a complete but unmoved result into place; do nothing if there is none."""
    marker = folder / STATE / MARKER
    if not marker.exists():
        return
    staging = folder / STATE / STAGING
    try:
        for path in sorted(staging.rglob("*")):
            if path.is_file():
                target = folder / path.relative_to(staging)
                target.parent.mkdir(parents=True, exist_ok=True)
                discard_journals(target)
                path.replace(target)
                _sync(target.parent)
    except OSError as error:
        raise WriteError(
            str(error.filename or folder),
            f"cannot be replaced: {error.strerror}",
            "close what holds it and run the command again: the result waits there complete",
        ) from error
    for name in marker.read_text("utf-8").splitlines():
        _remove(folder / name)
    shutil.rmtree(staging, ignore_errors=True)
    marker.unlink(missing_ok=True)


def replaced(path: Path, text: str) -> None:
    """Write a file so that an interruption leaves the earlier one or none."""
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    _sync(part)
    part.replace(path)
    _sync(path.parent)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        discard(path)


def _flush(staging: Path) -> None:
    for path in (*staging.rglob("*"), staging):
        _sync(path)


def _sync(path: Path) -> None:
    """Wait until a file or folder is on the disk; Windows has no such thing for folders."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
