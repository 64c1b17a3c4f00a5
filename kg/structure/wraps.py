"""Tell a line that was wrapped in mid-sentence from one that ends."""

import re

from kg.structure.numbering import MARKER

# A line that ends with one of these ends its sentence or its list item.
TERMINAL = '。！？；：!?;:…—》）)”"】]'
LABEL = re.compile(r"\S{1,10}[:：]")
INNER = re.compile(r"[，,。；、;]")
# A shorter line is a heading, a name or a cell of a table.
SHORTEST = 25
# A numbered line without a stop that is no longer is a heading, however many commas it has.
LONGEST_HEADING = 45

Span = tuple[int, int]


def continues(text: str, line: Span, following: Span) -> bool:
    """Say whether a line goes on in the following one.

    It does where it breaks off after a comma, or is long, has punctuation and no end, and the next line has
    punctuation but neither number nor label. A gap of more than one empty line always ends it.
    """
    start, end = line
    gap = text[end : following[0]]
    if not gap.isspace() and not _chunk(gap):
        return False
    if gap.count("\n") > 2 or text[end - 1] in TERMINAL:
        return False
    if not _chunk(gap) and (MARKER.match(text, following[0]) or LABEL.match(text, *following)):
        return False
    if text[end - 1] in "，,、" or _chunk(gap):
        return True
    if end - start <= LONGEST_HEADING and MARKER.match(text, start) and "。" not in text[start:end]:
        return False
    return end - start >= SHORTEST and _has_stop(text, line) and _has_stop(text, following)


def _chunk(gap: str) -> bool:
    """Say whether only a page's number was left out between two lines."""
    return re.fullmatch(r"\s+\d{1,3}、", gap) is not None


def _has_stop(text: str, line: Span) -> bool:
    return INNER.search(text, *line) is not None
