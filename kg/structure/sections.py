"""Build the tree of sections from the numbering: which markers open a section, and under which.

A marker at the start of a line opens one. Inside a line it must also be in sequence (二 after 一), or be the
first of a list behind a heading that runs on without a stop.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from kg.model import Document, Furniture, Section
from kg.structure.chunks import chunk_numbers
from kg.structure.numbering import Marker, markers
from kg.structure.outline import mark_outline

# A heading is read up to the first stop; a longer one is cut at its first comma.
HEADING = re.compile(r"[\s、.．,，:：]*(?P<heading>[^。；;！!？?\r\n]{0,120})")
LONGEST_HEADING = 60
# Between a heading that runs on and the first number under it there is no stop and no more than this.
RUN_ON = re.compile(r"[^。；;！!？?：:\r\n]{0,40}\Z")


@dataclass
class Reader:
    """The state while the markers of one text are read: the open sections and the numbers reached."""

    text: str
    opened: list[tuple[Marker, int]] = field(default_factory=list)
    reached: dict[str, int] = field(default_factory=dict)
    stack: list[tuple[int, int]] = field(default_factory=list)

    def opens(self, marker: Marker) -> bool:
        """Say whether a marker opens a section here."""
        last = self.reached.get(marker.style, 0)
        following = marker.value == last + 1
        if marker.style == "first":
            return self._spoken(marker, last)
        if marker.before == "line":
            return self._at_line(marker, following)
        if marker.style == "bullet":
            return False
        if marker.before == "stop":
            return following or marker.value == 1
        return following and self._runs_on(marker)

    def _spoken(self, marker: Marker, last: int) -> bool:
        if marker.before not in ("line", "stop"):
            return False
        if marker.value == 1:
            return "其次" in self.text[marker.end : marker.end + 2000]
        return last > 0

    def _at_line(self, marker: Marker, following: bool) -> bool:
        if marker.style == "article":
            return following or marker.value == 1 or self.text[marker.end : marker.end + 1].isspace()
        return True

    def _runs_on(self, marker: Marker) -> bool:
        """Say whether only a heading without a stop stands between the last number and this one."""
        if not self.opened or (marker.style == "digit" and marker.before == "none" and marker.value == 1):
            return False
        since = self.opened[-1][0].end
        if marker.before == "space":
            since = max(since, marker.start - 400)
            return marker.start - since <= 400
        return RUN_ON.fullmatch(self.text, since, marker.start) is not None

    def open(self, marker: Marker) -> None:
        """Open a section: close those of the same or a deeper rank, and start their counts anew."""
        while self.stack and self.stack[-1][0] >= marker.rank:
            self.stack.pop()
        parent = self.stack[-1][1] if self.stack else 0
        self.reached = {style: value for style, value in self.reached.items() if _rank(style) <= marker.rank}
        self.reached[marker.style] = marker.value or self.reached.get(marker.style, 0) + 1
        self.opened.append((marker, parent))
        self.stack.append((marker.rank, len(self.opened)))


def _rank(style: str) -> int:
    from kg.structure.numbering import RANKS

    return RANKS[style]


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in the order of the text; the first is the head, before any number."""
    reader = Reader(document.text)
    ignored = Ranges([(item.start, item.end) for item in document.furniture] + chunk_numbers(document.text))
    for marker in markers(document.text):
        if not ignored.holds(marker.start) and reader.opens(marker):
            reader.open(marker)
    return mark_outline(document.text, _sections(document.text, reader.opened, document.furniture))


class Ranges:
    """Ranges that can be asked whether they hold a position."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self.starts = [start for start, _ in self.ranges]

    def holds(self, position: int) -> bool:
        """Say whether the position lies in one of the ranges."""
        at = bisect_right(self.starts, position) - 1
        return at >= 0 and position < self.ranges[at][1]


def _sections(text: str, opened: list[tuple[Marker, int]], furniture: tuple[Furniture, ...]) -> list[Section]:
    ends = [marker.start for marker, _ in opened] + [len(text)]
    found = [Section(0, -1, 0, "", "", 0, ends[0])]
    for index, (marker, parent) in enumerate(opened, 1):
        level = found[parent].level + 1
        number = text[marker.start : marker.end]
        title = heading(text, marker, ends[index])
        found.append(Section(index, parent, level, number, title, marker.start, ends[index]))
    return found


def heading(text: str, marker: Marker, end: int) -> str:
    """Return the words of a heading: to the first stop, and where that is long to the first comma."""
    hit = HEADING.match(text, marker.end, end)
    words = hit["heading"].strip() if hit else ""
    stop = text[hit.end() : hit.end() + 1] if hit else ""
    if marker.style == "article" and stop in "。；;：:":
        return _bracketed(words)
    words = re.split(r"[:：]", words)[0]
    return words if len(words) <= LONGEST_HEADING else _clause(words)


def _bracketed(words: str) -> str:
    """Return the title that some laws put in brackets behind the number of an article."""
    hit = re.match(r"[【\[（(]([^】\]）)]{1,30})[】\]）)]", words)
    return hit[1] if hit else ""


def _clause(words: str) -> str:
    clause = re.split(r"[，,]", words)[0]
    return clause if len(clause) <= LONGEST_HEADING else clause[:LONGEST_HEADING] + "…"
