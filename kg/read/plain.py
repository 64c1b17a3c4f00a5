"""Plain text and Markdown: the text exactly as decoded, line ends as in the file."""

import re
from typing import Final

from kg.errors import ReadError
from kg.read.document import Extract
from kg.read.encoding import decode, is_likely

# Text has line ends and tabs and hardly another control character; a picture or a program is full of them.
CONTROL: Final = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\ufffd]")
MOST_CONTROLS: Final = 0.02
SAMPLE: Final = 65536


def extract(name: str, data: bytes) -> Extract:
    """Return the decoded text; raise ReadError for what is no text."""
    text, encoding = decode(data)
    sample = text[:SAMPLE]
    strange = len(CONTROL.findall(sample)) > MOST_CONTROLS * len(sample) + 2
    if strange or (encoding.startswith("utf-16") and not is_likely(sample)):
        raise ReadError(name, "is no text in any encoding that Chinese documents use", "save it as UTF-8")
    return Extract(text, encoding)
