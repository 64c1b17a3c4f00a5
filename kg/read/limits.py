"""Bounds on what one file may cost, checked before its bytes are read."""

import zipfile
from typing import TYPE_CHECKING, Final

from kg.errors import ReadError

if TYPE_CHECKING:
    from kg.read.sources import Source

# The longest real policy documents (plans with annexes) stay under 2 MB of text; PDF with pictures under 50 MB.
MAX_BYTES: Final = 64 * 1024 * 1024
MAX_RATIO: Final = 200


def file_bytes(source: "Source") -> bytes:
    """Return a file's bytes, at most MAX_BYTES of them."""
    try:
        with source.path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ReadError(source.name, f"cannot be opened: {error.strerror}", "check the file and its rights") from error
    return within_limit(source.name, data)


def within_limit(name: str, data: bytes) -> bytes:
    """Return the data; raise ReadError if it is longer than a document may be."""
    if len(data) > MAX_BYTES:
        raise ReadError(name, f"is larger than {MAX_BYTES // 1024 // 1024} MB", "split it into its documents")
    return data


def member_bytes(source: "Source") -> bytes:
    """Return the bytes of an archive's member; what its directory says is not believed but measured."""
    try:
        with zipfile.ZipFile(source.path) as archive:
            return unpacked(source.name, archive, source.member)
    except (zipfile.BadZipFile, OSError, KeyError) as error:
        raise ReadError(source.name, "cannot be taken out of its archive", "pack it again") from error


def unpacked(name: str, archive: zipfile.ZipFile, member: str) -> bytes:
    """Return one unpacked member, bounded in size and in compression ratio."""
    entry = archive.getinfo(member)
    if entry.flag_bits & 0x1:
        raise ReadError(name, "is protected by a password", "unpack it first")
    if entry.file_size > MAX_BYTES or entry.file_size > MAX_RATIO * max(entry.compress_size, 1024):
        raise ReadError(name, "unpacks to far more than a document holds", "check where it comes from")
    try:
        with archive.open(entry) as file:
            return within_limit(name, file.read(MAX_BYTES + 1))
    except (RuntimeError, NotImplementedError, EOFError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        raise ReadError(name, "cannot be unpacked", "pack it again") from error
