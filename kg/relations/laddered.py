"""Ladders of classes: 科技型中小企业—高新技术企业—科技领军企业. A dash between two of one type says nothing else."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from kg.model import Relation
from kg.relations.lines import Line

RUNGS: Final = frozenset(("EnterpriseCategory", "Platform", "TalentCategory"))
DASH: Final = re.compile(r"[”“\"\s]*(?:[—–－-]{1,3}|→|->)[”“\"\s]*")


def laddered(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield each step of a ladder upwards; done where its section reports, else planned."""
    for line in lines:
        for lower, upper in pairwise(line.names):
            alike = lower.mention.type == upper.mention.type and lower.mention.type in RUNGS
            if alike and lower.mention.text != upper.mention.text and DASH.fullmatch(line.text, lower.end, upper.start):
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
