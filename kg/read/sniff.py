"""Tell a file's format by its first bytes; its name only decides where they say nothing."""

import re
from typing import Final

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML: Final = re.compile(
    rb"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body|div|table|p|meta)\b", re.I | re.S
)


def format_of(data: bytes, named: str) -> str:
    """Return txt, md, html, docx, doc or pdf; ``named`` is the format that the file's name stands for."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx"
    if head.startswith((OLE, b"{\\rtf")):
        return "doc"
    if HTML.match(head):
        return "html"
    return named if named in ("md", "html") else "txt"
