"""Recognise an outline at the head of a document that only repeats the headings of the body."""

import re
from dataclasses import replace

from kg.model import Section

FEWEST = 3


def mark_outline(text: str, sections: list[Section]) -> tuple[Section, ...]:
    """Mark the sections of an outline: a run of bare headings at the head that the body opens again."""
    if len(sections) < 2 * FEWEST:
        return tuple(sections)
    keys = [_key(section) for section in sections]
    again = next((at for at in range(2, len(keys)) if keys[at] == keys[1]), 0)
    run = sections[1:again]
    repeated = set(keys[again:])
    known = sum(_key(section) in repeated for section in run)
    if again == 0 or known < max(FEWEST, len(run) // 3) or not all(_bare(text, part) for part in run[:-1]):
        return tuple(sections)
    return _with_body(text, [replace(part, outline=0 < part.index < again) for part in sections], again)


def _with_body(text: str, sections: list[Section], again: int) -> tuple[Section, ...]:
    """End the outline with its last heading: what follows up to the first number is the body's head."""
    last = sections[again - 1]
    end = text.find("\n", last.start, last.end)
    if end < 0 or not text[end : last.end].strip():
        return tuple(sections)
    head = Section(again, -1, 0, "", "", end, last.end)
    moved = [
        replace(part, index=part.index + 1, parent=part.parent + (part.parent >= again)) for part in sections[again:]
    ]
    return (*sections[: again - 1], replace(last, end=end), head, *moved)


def _key(section: Section) -> str:
    return re.sub(r"\W|_", "", section.number + section.heading)


def _bare(text: str, section: Section) -> bool:
    """Say whether a section is its heading alone, without a stop and on one line."""
    words = text[section.start : section.end].strip()
    return "\n" not in words and "。" not in words
