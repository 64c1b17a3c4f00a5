"""The lines of a document that can say what it is: head and signature, without furniture."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.metadata.dates import DATE
from kg.metadata.names import NAME, is_names
from kg.model import Document, Outline

LINE = re.compile(r"[^\r\n]+")
# A signature that lost its lines: …贯彻执行。国务院2016年7月28日（此件公开发布）…
ROLLED = re.compile(
    rf"(?<=[。！）)：:0-9A-Za-z\\s》])(?P<names>{NAME.pattern})\s?(?P<date>{DATE.pattern})(?![前起以至—－-])"
)

# A line that holds a sentence, a name and a date is no shorter.
SHORTEST_ROLLED = 15


@dataclass(frozen=True, slots=True)
class Line:
    """A line of document text, blanks at its ends left out, with its place."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.start + len(self.text)

    def part(self, start: int, end: int) -> "Line":
        """Return a part of the line as a line, trimmed."""
        text = self.text[start:end]
        return Line(self.start + start + len(text) - len(text.lstrip()), text.strip())


def content_lines(document: Document, outline: Outline, folded: str) -> list[Line]:
    """Return the lines of document text in order, folded; an outline that repeats the headings is left out."""
    dropped = [(item.start, item.end) for item in document.furniture]
    repeated = [part for part in outline.sections if part.outline]
    dropped += [(part.start, part.start + len(part.number + part.heading)) for part in repeated]
    dropped.sort(reverse=True)
    found: list[Line] = []
    for hit in LINE.finditer(folded):
        start, end = hit.span()
        while dropped and dropped[-1][1] <= start:
            dropped.pop()
        if dropped and dropped[-1][0] <= start and not document.text[dropped[-1][1] : end].strip():
            continue
        line = Line(start, hit.group()).part(0, end - start)
        if line.text:
            found.extend(_unrolled(line))
    return found


def _unrolled(line: Line) -> list[Line]:
    """Give a signature that was flattened into its paragraph lines of its own."""
    if len(line.text) < SHORTEST_ROLLED:
        return [line]
    hit = next((hit for hit in ROLLED.finditer(line.text) if is_names(hit["names"])), None)
    if hit is None:
        return [line]
    bounds = [0, hit.start("names"), hit.start("date"), hit.end("date"), len(line.text)]
    parts = [line.part(start, end) for start, end in pairwise(bounds)]
    return [part for part in parts if part.text]
