"""A Word 97, WPS or RTF file: converted by LibreOffice where it is installed, then read as .docx."""

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from kg.errors import ReadError
from kg.read import docx
from kg.read.document import Extract

PROGRAMS: Final = ("soffice", "libreoffice")
SECONDS: Final = 120
# A .docx with a password is an OLE file that holds this stream.
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")


def extract(name: str, data: bytes) -> Extract:
    """Return the text of a converted file; raise ReadError where it has a password or no program can convert it."""
    if ENCRYPTED in data:
        raise ReadError(name, "is protected by a password", "save it without one")
    program = next((path for path in map(shutil.which, PROGRAMS) if path), None)
    if program is None:
        raise ReadError(name, "is a Word 97 file, which needs LibreOffice", "install LibreOffice, or save it as .docx")
    return docx.extract(name, _converted(name, data, program))


def _converted(name: str, data: bytes, program: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "document.doc")
        path.write_bytes(data)
        # A profile of its own: no macro settings of the user, no lock of a running LibreOffice.
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"]
        try:
            subprocess.run(
                [*command, "--convert-to", "docx", "--outdir", folder, str(path)],
                capture_output=True, timeout=SECONDS, check=True,
            )  # fmt: skip
            return Path(folder, "document.docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise ReadError(name, "could not be converted by LibreOffice", "save it as .docx") from error
