"""Tell a line that was wrapped in mid-sentence from one that ends."""

import re
from typing import Final

from kg.structure.numbering import MARKER

# A line that ends with one of these ends its sentence or its list item.
TERMINAL: Final = '。！？；：!?;:…—》）)”"】]'
LABEL: Final = re.compile(r"\S{1,10}[:：]")
INNER: Final = re.compile(r"[，,。；、;]")
CHUNK: Final = re.compile(r"\s+\d{1,3}、")
# A line that ends with a telephone number or an address does not go on.
NUMBER: Final = re.compile(r"[0-9]{4}\Z|[a-z]{2}\Z")
# A shorter line is a heading, a name or a cell of a table.
SHORTEST: Final = 25
# A numbered line without a stop that is no longer is a heading, however many commas it has.
LONGEST_HEADING: Final = 45

Span = tuple[int, int]


def continues(text: str, line: Span, following: Span, gap: str, page: bool) -> bool:
    """Say whether a line goes on in the following one; ``gap`` is what is between, ``page`` whether a page ends there.

    It does where it breaks off after a comma or in a bracket, or is long, has punctuation and no end, and the
    next line has punctuation but neither number nor label. A gap of more than one empty line ends it.
    """
    if CHUNK.fullmatch(gap):
        return text[line[1] - 1] not in TERMINAL
    if not gap.isspace() or (gap.count("\n") > 2 and not page):
        return False
    if _begins(text, following):
        return False
    return _in_bracket(text, line, following) or _open(text, line, following)


def _begins(text: str, line: Span) -> bool:
    """Say whether a line begins something new: a number, or a label with its colon."""
    return MARKER.match(text, line[0]) is not None or LABEL.match(text, *line) is not None


def _in_bracket(text: str, line: Span, following: Span) -> bool:
    """Say whether a title in 《》 was broken: 关于印发《某某市科技创新 / 券管理办法》的通知."""
    opened = text.rfind("《", *line)
    if opened < 0 or text.find("》", opened, line[1]) >= 0:
        return False
    closed = text.find("》", *following)
    return closed >= 0 and text.find("《", following[0], closed) < 0


def _open(text: str, line: Span, following: Span) -> bool:
    start, end = line
    if text[end - 1] in TERMINAL or (NUMBER.search(text, start, end) and text[following[0]] != "年"):
        return False
    if text[end - 1] in "，,、":
        return True
    if end - start <= LONGEST_HEADING and MARKER.match(text, start) and "。" not in text[start:end]:
        return False
    return end - start >= SHORTEST and _has_stop(text, line) and _has_stop(text, following)


def _has_stop(text: str, line: Span) -> bool:
    return INNER.search(text, *line) is not None
