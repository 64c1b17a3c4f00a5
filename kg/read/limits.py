"""Bounds on what one file may cost, checked before its bytes are unpacked."""

import zipfile
import zlib
from pathlib import Path
from typing import Final

from kg.errors import ReadError

# The longest real policy documents (plans with annexes) stay under 2 MB of text, PDF with pictures under 50 MB.
MAX_BYTES: Final = 64 * 1024 * 1024
# Text packs to a tenth, the XML of Word to a thirtieth; a bomb to a thousandth.
MAX_RATIO: Final = 200


def file_bytes(name: str, path: Path) -> bytes:
    """Return a file's bytes, at most MAX_BYTES of them; raise ReadError if it is longer or cannot be opened."""
    try:
        with path.open("rb") as file:
            return within_limit(name, file.read(MAX_BYTES + 1))
    except OSError as error:
        raise ReadError(name, f"cannot be opened: {error.strerror}", "check the file and its rights") from error


def within_limit(name: str, data: bytes) -> bytes:
    """Return the data; raise ReadError if it is longer than a document may be."""
    if len(data) > MAX_BYTES:
        raise ReadError(name, f"is larger than {MAX_BYTES // 1024 // 1024} MB", "split it into its documents")
    return data


def member_bytes(name: str, path: Path, member: str) -> bytes:
    """Return the bytes of an archive's member; raise ReadError."""
    try:
        with zipfile.ZipFile(path) as archive:
            return unpacked(name, archive, member)
    except (zipfile.BadZipFile, OSError, KeyError) as error:
        raise ReadError(name, "cannot be taken out of its archive", "pack it again") from error


def unpacked(name: str, archive: zipfile.ZipFile, member: str) -> bytes:
    """Return one unpacked member, bounded in size and ratio, whatever the archive's directory claims."""
    entry = archive.getinfo(member)
    if entry.flag_bits & 0x1:
        raise ReadError(name, "is protected by a password", "unpack it first")
    if entry.file_size > MAX_BYTES or entry.file_size > MAX_RATIO * max(entry.compress_size, 1024):
        raise ReadError(name, "unpacks to far more than a document holds", "check where it comes from")
    try:
        with archive.open(entry) as file:
            return within_limit(name, file.read(MAX_BYTES + 1))
    except (RuntimeError, NotImplementedError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise ReadError(name, "cannot be unpacked", "pack it again") from error
