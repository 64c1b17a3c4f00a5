"""Plain text and Markdown: the text exactly as decoded, line ends as in the file."""

from typing import Final

from kg.errors import ReadError
from kg.read.document import Extract
from kg.read.encoding import decode

# Text has line ends and tabs and hardly another control character; a picture or a program is full of them.
CONTROLS: Final = "".join(chr(code) for code in range(32) if chr(code) not in "\t\n\r\f\v\x1a\x1b")
MOST_CONTROLS: Final = 0.02
SAMPLE: Final = 65536


def extract(name: str, data: bytes) -> Extract:
    """Return the decoded text; raise ReadError for what is no text."""
    text, encoding = decode(data)
    sample = text[:SAMPLE]
    strange = len(sample) - len(sample.translate({ord(sign): None for sign in CONTROLS + "\ufffd"}))
    if strange > MOST_CONTROLS * len(sample) + 2:
        raise ReadError(name, "is no text in any encoding that Chinese documents use", "save it as UTF-8")
    return Extract(text, encoding)
