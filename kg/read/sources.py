"""List what there is to read: files, folders of them, and the members of zip archives."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadError

FORMATS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".mht": "html",
    ".docx": "docx",
    ".doc": "doc",
    ".wps": "doc",
    ".rtf": "doc",
    ".pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: its name as shown in output, its path, and its name inside an archive (or empty)."""

    name: str
    path: Path
    member: str = ""

    @property
    def format(self) -> str:
        """Return txt, md, html, docx, doc or pdf by the name's ending."""
        return FORMATS.get(Path(self.member or self.path.name).suffix.lower(), "txt")

    def data(self) -> bytes:
        """Return the bytes of the file; raise ReadError if it is gone, unreadable or over the limit."""
        from kg.read.limits import file_bytes, member_bytes

        return member_bytes(self) if self.member else file_bytes(self)


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield every document under the paths, in the order of names; raise ReadError for a path that is not there."""
    for path in paths:
        if path.is_dir():
            yield from _folder(path)
        elif path.suffix.lower() == ".zip":
            yield from _archive(path, path.name)
        elif path.is_file():
            yield Source(_shown(path.name), path)
        else:
            raise ReadError(_shown(str(path)), "is no file or folder", "check the path")


def _folder(folder: Path) -> Iterator[Source]:
    for directory, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(directory, name)
            shown = _shown(path.relative_to(folder).as_posix())
            if path.suffix.lower() == ".zip":
                yield from _archive(path, shown)
            elif path.suffix.lower() in FORMATS and not name.startswith((".", "~$")):
                yield Source(shown, path)


def _archive(path: Path, shown: str) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = sorted(archive.infolist(), key=lambda member: _member_name(member))
    except (zipfile.BadZipFile, OSError) as error:
        raise ReadError(shown, "is no zip archive that can be opened", "pack it again") from error
    for member in members:
        name = _member_name(member)
        if not member.is_dir() and Path(name).suffix.lower() in FORMATS:
            yield Source(f"{shown}/{name}", path, member.filename)


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
