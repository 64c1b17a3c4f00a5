"""Ladders of classes: 科技型中小企业—高新技术企业, 市级众创空间升级为省级众创空间.

A dash between two of one type, or 升级为, says nothing else.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from kg.model import Relation
from kg.relations.lines import Line

RUNGS: Final = frozenset(("EnterpriseCategory", "Platform", "TalentCategory"))
STEP: Final = re.compile(
    r"[”“\"\s]*(?:[—–－-]{1,3}|→|->|(?:升级|晋升|升格|晋级|跃升|成长|发展)[为成]|(?:发展|成长)?成为)[”“\"\s]*"
)


def laddered(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield each step of a ladder upwards; done where its section reports, else planned."""
    for line in lines:
        for lower, upper in pairwise(line.names):
            alike = lower.mention.type == upper.mention.type and lower.mention.type in RUNGS
            if alike and lower.mention.text != upper.mention.text and STEP.fullmatch(line.text, lower.end, upper.start):
                yield Relation(
                    lower.mention,
                    "upgradesTo",
                    upper.mention,
                    "A" if line.tense == "done" else "P",
                    line.sentence.start,
                    line.sentence.end,
                    "laddered",
                    confidence=0.9,
                )
