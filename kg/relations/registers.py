"""Lists of the recognised: under a line that announces a list of a class, each entry was recognised as it.

2023年度省级众创空间名单 / 1. 青澜创客空间 / 2. 瓷都众创 gives: 青澜创客空间 recognizedAs 省级众创空间.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Mention, Modality, Relation
from kg.relations.lines import Line

ANNOUNCES: Final = re.compile(r"名单|公示|认定|通过|公布|入选|备案")
REJECTS: Final = re.compile(r"撤销|撤消|取消|未通过|不合格|不予")
CLASSES: Final = frozenset(
    ("EnterpriseCategory", "Platform", "Award", "TalentCategory", "Program", "ResearchInstitution")
)
ENTRIES: Final = frozenset(("Enterprise", "ResearchInstitution", "Organization", "Platform", "Person"))
LEFT_OVER: Final = 8  # characters beside the name: a number, a place
LEAST: Final = 3  # entries that make a list


def registers(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield recognizedAs for each entry of a list of at least three."""
    announced: tuple[Mention, Modality] | None = None
    waiting: list[Line] = []
    for line in lines:
        if _is_entry(line):
            waiting.append(line)
            continue
        yield from _recognized(announced, waiting)
        waiting = []
        announced = _announced(line) or announced
    yield from _recognized(announced, waiting)


def _is_entry(line: Line) -> bool:
    if len(line.names) != 1 or line.names[0].mention.type not in ENTRIES:
        return False
    left_over = line.text.replace(line.names[0].mention.text, "", 1)
    return len(left_over) <= LEFT_OVER and line.text[-1:] not in "。；：:" and not ANNOUNCES.search(left_over)


def _announced(line: Line) -> tuple[Mention, Modality] | None:
    """Return the class that a line announces a list of; one that names the rejected itself announces none."""
    classes = [name.mention for name in line.names if name.mention.type in CLASSES]
    if not classes or not ANNOUNCES.search(line.text):
        return None
    if not REJECTS.search(line.text):
        return classes[-1], "A"
    named = any(name.mention.type in ENTRIES and name.mention not in classes for name in line.names)
    return None if named else (classes[-1], "N")


def _recognized(announced: tuple[Mention, Modality] | None, entries: list[Line]) -> Iterator[Relation]:
    if announced is None or len(entries) < LEAST:
        return
    kind, modality = announced
    for line in entries:
        sentence, name = line.sentence, line.names[0].mention
        yield Relation(
            name,
            "recognizedAs",
            kind,
            modality,
            sentence.start,
            sentence.end,
            "registers",
            confidence=0.85,
            stage="认定",
        )
