"""What a sentence turns to: 聚焦新能源、新材料等领域. Said where no decider relates the fields."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Actor, Argument, Relation
from kg.relations.lines import Line

FOCUS: Final = re.compile(r"聚焦(?:在|于)?[“\"]?")
CARRIED: Final = re.compile(r"[，,]?(?:应当?|要|将|重点|主要|进一步|持续)*")
CARRIERS: Final = frozenset(("GovernmentBody", "ResearchInstitution", "Platform", "Program", "Project"))


def focused(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield each field of the coordination after the word, by the name just before it, else by the document's actor."""
    for line in lines:
        for word in FOCUS.finditer(line.text):
            first = next((name for name in line.names if name.start == word.end()), None)
            if first is None:
                continue
            for name in line.names:
                if name.chain == first.chain and name.start >= first.start and name.mention.type == "Field":
                    yield Relation(
                        _subject(line, word.start()),
                        "focusesOn",
                        name.mention,
                        "A" if line.tense == "done" else "P",
                        line.sentence.start,
                        line.sentence.end,
                        "focused",
                        confidence=0.7,
                    )


def _subject(line: Line, at: int) -> Argument:
    for name in line.names:
        if name.mention.type in CARRIERS and name.end <= at and CARRIED.fullmatch(line.text, name.end, at):
            return name.mention
    return Actor()
