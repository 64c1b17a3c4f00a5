"""List what there is to read: files, folders of them, and the members of zip archives."""

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.read.limits import file_bytes, member_bytes

FORMATS: Final = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".docx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".rtf": "doc",
    ".pdf": "pdf",
}


MOST_MEMBERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its name as shown in output, its path, and its name inside an archive (or empty).

    ``fault`` says why it cannot be read, where that is known before it is opened.
    """

    name: str
    path: Path
    member: str = ""
    fault: str = ""

    @property
    def format(self) -> str:
        """Return txt, md, html, docx, doc or pdf by the name's ending."""
        return FORMATS.get(Path(self.member or self.path.name).suffix.lower(), "txt")

    def data(self) -> bytes:
        """Return the bytes of the file; raise ReadError if it is gone, unreadable or over the limit."""
        if self.fault:
            raise ReadError(self.name, self.fault, "put the file itself there")
        return member_bytes(self.name, self.path, self.member) if self.member else file_bytes(self.name, self.path)


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield every document under the paths, in the order of names; raise ReadError for a path that is not there.

    A broken archive or a link out of its folder is yielded as a source that cannot be read.
    """
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix.lower() == ".zip":
            yield from _archive(path, _shown(path.name))
        elif path.is_file():
            yield Source(_shown(path.name), path)
        else:
            raise ReadError(_shown(str(path)), "is no file or folder", "check the path")


def _folder(folder: Path) -> Iterator[Source]:
    for directory, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(directory, name)
            if not name.startswith((".", "~$")) and path.suffix.lower() in (*FORMATS, ".zip"):
                yield from _file(folder, path)


def _file(folder: Path, path: Path) -> Iterator[Source]:
    shown = _shown(path.relative_to(folder).as_posix())
    if path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        yield Source(shown, path, fault="is a link that leads out of its folder")
    elif path.exists() and not stat.S_ISREG(path.stat().st_mode):
        yield Source(shown, path, fault="is no regular file")
    elif path.suffix.lower() == ".zip":
        yield from _archive(path, shown)
    else:
        yield Source(shown, path)


def _archive(path: Path, shown: str) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=_member_name)
    except (zipfile.BadZipFile, OSError, ValueError):
        yield Source(shown, path, fault="is no zip archive that can be opened")
        return
    if len(members) > MOST_MEMBERS:
        yield Source(shown, path, fault=f"holds more than {MOST_MEMBERS} files")
        return
    for member in members:
        name = _member_name(member)
        if not member.is_dir() and Path(name).suffix.lower() in FORMATS:
            yield Source(f"{shown}/{_shown(name)}", path, member.filename)


def _member_name(member: zipfile.ZipInfo) -> str:
    """Return the member's name; archives made on Chinese Windows hold it in GBK, which zipfile reads as CP437."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _shown(name: str) -> str:
    """Return a name that can be printed and stored, also where the file system's is no UTF-8."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
