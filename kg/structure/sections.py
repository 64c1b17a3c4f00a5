"""Build the tree of sections from the numbering: which markers open a section, and under which.

A marker at the start of a line opens one. Inside a line it must also be in sequence (二 after 一), or be the
first of a list behind a heading that runs on without a stop.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from kg.model import Document, Section
from kg.structure.annex import printed_title
from kg.structure.chunks import chunk_numbers
from kg.structure.numbering import RANKS, Marker, markers
from kg.structure.outline import mark_outline
from kg.structure.ranges import Ranges

# A heading is read up to the first stop; a longer one is cut at its first comma.
HEADING: Final = re.compile(r"[ \t\u3000\xa0、.．,，:：]*(?P<heading>[^。；;！!？?\r\n]{0,120})")
# Chapters and annexes may have theirs on the next line.
BELOW: Final = re.compile(r"\s*(?P<heading>[^。；;！!？?，,：:\r\n]{0,60})(?=[\r\n]|\Z)")
LABEL_END: Final = re.compile(r"[:：]")
COMMA: Final = re.compile(r"[，,]")
LONGEST_HEADING: Final = 60
# Between a heading that runs on and the first number under it there is no stop and no more than this.
RUN_ON: Final = re.compile(r"[^。；;！!？?：:\r\n]{0,40}\Z")
# A list of responsible bodies that lost its line has no stop either: 责任单位：省财政厅（二）…
NO_STOP: Final = re.compile(r"(?:单位|部门|处室)[：:][^。；;\r\n]{2,200}\Z")
# A flattened law may have lost so many articles that a site did not copy.
ARTICLES_LOST: Final = 3
# So far a list goes on looking for its next number.
LOOK_AHEAD: Final = 40


@dataclass
class Reader:
    """The state while the markers of one text are read: the open sections and the numbers reached.

    ``reached`` counts inside the open section; ``passed`` goes on counting through those that closed, as articles do
    through chapters and some lists through their headings (二、…（十二）).
    """

    text: str
    markers: list[Marker]
    opened: list[tuple[Marker, int]] = field(default_factory=list)
    reached: dict[str, int] = field(default_factory=dict)
    passed: dict[str, int] = field(default_factory=dict)
    stack: list[tuple[Marker, int]] = field(default_factory=list)
    nested: set[tuple[str, str]] = field(default_factory=set)

    def read(self) -> list[tuple[Marker, int]]:
        """Return the markers that open a section, each with the index of its parent."""
        for at, marker in enumerate(self.markers):
            if self._opens(at, marker):
                self._open(at, marker)
        return self.opened

    def _opens(self, at: int, marker: Marker) -> bool:
        last = self.reached.get(marker.style, 0)
        following = marker.value == last + 1 or (not last and marker.rank <= RANKS["paren"] and self._passes(marker))
        if marker.style == "first":
            return self._is_spoken(marker, last)
        if marker.style == "article":
            return self._is_article(at, marker, following)
        if marker.before == "line":
            return True
        if marker.before == "stop":
            return following or marker.value == 1
        return following and self._runs_on(at, marker)

    def _passes(self, marker: Marker) -> bool:
        return marker.value == self.passed.get(marker.style, 0) + 1

    def _is_article(self, at: int, marker: Marker, following: bool) -> bool:
        """Tell the number of an article from a reference to one (根据第五条规定)."""
        spaced = self.text[marker.end : marker.end + 1].isspace()
        if marker.before == "line":
            return following or spaced or marker.value == 1
        last = self.passed.get("article", 0)
        if spaced:
            return last < marker.value <= last + ARTICLES_LOST + 1
        return following and marker.before == "stop" and self._goes_on(at, marker)

    def _is_spoken(self, marker: Marker, last: int) -> bool:
        if marker.before not in ("line", "stop"):
            return False
        return last > 0 or (marker.value == 1 and "其次" in self.text[marker.end : marker.end + 2000])

    def _runs_on(self, at: int, marker: Marker) -> bool:
        """Say whether only a heading without a stop stands between the last number and this one."""
        if not self.opened:
            return False
        if marker.style == "digit" and marker.value == 1 and not self._goes_on(at, marker):
            return False
        since = self.opened[-1][0].end
        if marker.before == "space":
            return marker.start - since <= 400
        if marker.value > 1 and (marker.style == "paren" or NO_STOP.search(self.text, since, marker.start)):
            return True
        return RUN_ON.fullmatch(self.text, since, marker.start) is not None

    def _goes_on(self, at: int, marker: Marker) -> bool:
        """Say whether the next number of a list follows before a marker of a higher rank."""
        for other in self.markers[at + 1 : at + LOOK_AHEAD]:
            if other.style == marker.style and other.before in ("line", "stop"):
                return other.value == marker.value + 1
            if other.rank < marker.rank and other.before == "line":
                return False
        return False

    def _open(self, at: int, marker: Marker) -> None:
        """Open a section: close those of the same or a deeper rank, and start their counts anew."""
        same = next((depth for depth, (top, _) in enumerate(self.stack) if top.style == marker.style), None)
        if same is not None:
            del self.stack[same:]
        if marker.rank <= RANKS["comma"]:
            self.nested.clear()
        while self.stack and not self._holds(at, marker):
            self.stack.pop()
        parent = self.stack[-1][1] if self.stack else 0
        styles = {opened.style for opened, _ in self.stack}
        self.reached = {
            style: value for style, value in self.reached.items() if RANKS[style] <= marker.rank or style in styles
        }
        self.reached[marker.style] = marker.value or self.reached.get(marker.style, 0) + 1
        if marker.style == "annex":
            self.passed.clear()
        self.passed[marker.style] = self.reached[marker.style]
        self.opened.append((marker, parent))
        self.stack.append((marker, len(self.opened)))

    def _holds(self, at: int, marker: Marker) -> bool:
        """Say whether the innermost open section holds the one that a marker opens.

        It does by rank; and 第一，holds （一） where 第二，follows after the list that （一） begins.
        """
        top = self.stack[-1][0]
        if top.rank < marker.rank:
            return True
        if top.style not in ("ordinal", "spoken", "first") or marker.rank <= RANKS["comma"]:
            return False
        pair = (top.style, marker.style)
        if marker.value == 1 and self._returns(at, marker, top):
            self.nested.add(pair)
        return pair in self.nested

    def _returns(self, at: int, marker: Marker, top: Marker) -> bool:
        for other in self.markers[at + 1 : at + LOOK_AHEAD]:
            if other.style == top.style and other.before in ("line", "stop"):
                return other.value == top.value + 1
            if other.rank < marker.rank and other.before == "line":
                return False
        return False


def sections(document: Document) -> tuple[Section, ...]:
    """Return the sections in the order of the text; the first is the head, before any number."""
    text = document.text
    ignored = Ranges([(item.start, item.end) for item in document.furniture] + chunk_numbers(text))
    found = [marker for marker in markers(text) if not ignored.holds(marker.start)]
    if (start := printed_title(text)) is not None:
        found.append(Marker(start, start, "annex", 0, "line"))
        found.sort(key=lambda marker: marker.start)
    return mark_outline(text, _sections(text, Reader(text, found).read()))


def _sections(text: str, opened: list[tuple[Marker, int]]) -> list[Section]:
    ends = [marker.start for marker, _ in opened] + [len(text)]
    found = [Section(0, -1, 0, "", "", 0, ends[0])]
    for index, (marker, parent) in enumerate(opened, 1):
        level = found[parent].level + 1
        title = heading(text, marker, ends[index])
        found.append(Section(index, parent, level, text[marker.start : marker.end], title, marker.start, ends[index]))
    return found


def heading(text: str, marker: Marker, end: int) -> str:
    """Return the words of a heading: to the first stop, and where that is long to the first comma."""
    below = marker.rank <= RANKS["chapter"] and text[marker.end - 1] not in "：:"
    hit = (below and BELOW.match(text, marker.end, end)) or HEADING.match(text, marker.end, end)
    words = hit["heading"].strip() if hit else ""
    stop = text[hit.end() : hit.end() + 1] if hit else ""
    if marker.style == "article" and (stop in "。；;" or words[-1:] in "：:"):
        return _bracketed(words)
    words = LABEL_END.split(words, 1)[0]
    return words if len(words) <= LONGEST_HEADING else _clause(words)


def _bracketed(words: str) -> str:
    """Return the title that some laws put in brackets behind the number of an article."""
    hit = re.match(r"[【\[［（(]([^】\]）)]{1,30})[】\]）)]", words)
    return hit[1] if hit else ""


def _clause(words: str) -> str:
    clause = COMMA.split(words, 1)[0]
    return clause if len(clause) <= LONGEST_HEADING else clause[:LONGEST_HEADING] + "…"
