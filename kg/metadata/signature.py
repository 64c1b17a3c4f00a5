"""The signature: the bodies that sign and the date, at the end of the text or before an annex."""

import re
from dataclasses import dataclass
from typing import Final

from kg.metadata.dates import DATE
from kg.metadata.genre import of_title
from kg.metadata.lines import Line
from kg.metadata.names import closed, is_names, split_names

# Behind the date nothing follows but a note, or a title that was run into the line.
BEHIND: Final = re.compile(r"\s*(?:附件.*|[（(].*|(?P<title>[^，。；：]{5,100}))?\Z")
SEALED: Final = re.compile(r"[（(].{2,30}代章[）)]")
MOST_LINES: Final = 12


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, in the order of the lines, and when; either may be missing."""

    issuers: tuple[Line, ...]
    date: Line | None


def find_signature(lines: list[Line], annex: str) -> Signature:
    """Return the first signature: bodies and a date below them; without a date, bodies that end the text.

    ``annex`` is the title of the text that is printed below: a line is cut where it runs into it.
    """
    cut = [_cut(line, annex) for line in lines]
    for at, line in enumerate(cut):
        if at == 0 or not (hit := _closing_date(line.text)):
            continue
        before = line.part(0, hit.start())
        issuers = _issuers_above(cut[:at] + ([before] if before.text else []))
        if issuers or _closes(cut, at, line.text != lines[at].text):
            return Signature(issuers, line.part(*hit.span()))
    return Signature(_undated(cut), None)


def _closes(lines: list[Line], at: int, before_annex: bool) -> bool:
    """Say whether a date without names above it is the signature's: before the annex, or at the very end."""
    alone = DATE.fullmatch(lines[at].text) is not None
    return alone and (before_annex or len(lines) - at <= 2) and lines[at - 1].text[-1] in "。！"


def _cut(line: Line, annex: str) -> Line:
    at = _folded(line.text).find(_folded(annex), 1) if len(annex) > 6 else -1
    return line.part(0, at) if at > 0 else line


def _folded(text: str) -> str:
    return text.translate(str.maketrans("()", "（）"))


def _closing_date(text: str) -> re.Match[str] | None:
    """Return the date that a line consists of, or that it ends with behind names."""
    if len(text) > 150 and not re.match(DATE, text):
        return None
    hit = DATE.search(text)
    behind = BEHIND.match(text, hit.end()) if hit else None
    if hit is None or behind is None or (behind["title"] and not of_title(behind["title"])):
        return None
    before = text[: hit.start()].strip()
    return hit if not before or is_names(before) else None


def _issuers_above(lines: list[Line]) -> tuple[Line, ...]:
    """Return the bodies of the lines that directly precede, up to the first other line."""
    found: list[Line] = []
    for line in reversed(lines[-MOST_LINES:]):
        if SEALED.fullmatch(line.text):
            continue
        if not is_names(line.text):
            break
        found[:0] = _names(line)
    return tuple(found)


def _names(line: Line) -> list[Line]:
    if closed(line.text) != line.text:
        return [line]
    return [line.part(at := line.text.index(name), at + len(name)) for name in split_names(line.text)]


def _undated(lines: list[Line]) -> tuple[Line, ...]:
    """Return the bodies of the last lines, or of the lines right below the title."""
    last = [line for line in lines if not re.match(r"[（(]此件", line.text)]
    if len(last) > 2 and (issuers := _issuers_above(last)):
        return issuers
    block: list[Line] = []
    for line in lines[1:6]:
        if not is_names(line.text):
            break
        block.extend(_names(line))
    return tuple(block)
