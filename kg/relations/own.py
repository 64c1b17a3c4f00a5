"""What a document says of itself: 根据…，制定本办法; 本办法由…负责解释. 本办法 is the policy that its title names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from kg.model import Actor, Argument, Fact, Mention, Relation
from kg.relations.lines import Line, Name

SELF: Final = r"本(?:暂行|实施|管理|指导性)?(?:办法|细则|条例|规定|方案|意见|措施|规划|计划|指南|规程|制度)"
ISSUED: Final = re.compile(rf"(?:制定|制订|出台|编制|修订)了?{SELF}")
EXPLAINED: Final = re.compile(rf"{SELF}由([^，。；]+?)负责解释")
GROUNDS: Final = re.compile(r"根据|依据|依照|按照")
POLICIES: Final = frozenset(("Policy", "Program"))
BODIES: Final = frozenset(("GovernmentBody", "Organization"))


def of_itself(lines: Iterable[Line], facts: Sequence[Fact], mentions: Sequence[Mention]) -> Iterator[Relation]:
    """Yield who issued the document's own policy, on what basis, and who explains it."""
    policy = titled(facts, mentions)
    if policy is None:
        return
    for line in lines:
        if issued := ISSUED.search(line.text):
            yield _relation(Actor(), "issues", policy, line)
            for name in grounds(line, issued.start()):
                yield _relation(policy, "basedOn", name.mention, line)
        elif explained := EXPLAINED.search(line.text):
            for name in line.names:
                if name.mention.type in BODIES and explained.start(1) <= name.start and name.end <= explained.end(1):
                    yield _relation(name.mention, "responsibleFor", policy, line)


def titled(facts: Sequence[Fact], mentions: Sequence[Mention]) -> Mention | None:
    """Return the longest policy that the document's title names, or None."""
    titles = [(fact.start, fact.end) for fact in facts if fact.key == "title" and fact.start < fact.end]
    named = [
        mention
        for mention in mentions
        if mention.type in POLICIES and any(start <= mention.start and mention.end <= end for start, end in titles)
    ]
    return max(named, key=lambda mention: mention.end - mention.start, default=None)


def grounds(line: Line, end: int) -> Iterator[Name]:
    """Yield the policies that 根据 governs before a position: its first name and what is coordinated with it."""
    chains: set[int] = set()
    for found in GROUNDS.finditer(line.text, 0, end):
        following = [name for name in line.names if found.end() <= name.start < found.end() + 3]
        chains.update(name.chain for name in following)
    for name in line.names:
        if name.chain in chains and name.mention.type in POLICIES and name.end <= end:
            yield name


def _relation(subject: Argument, predicate: str, target: Mention, line: Line) -> Relation:
    sentence = line.sentence
    return Relation(subject, predicate, target, "A", sentence.start, sentence.end, "of_itself", confidence=0.9)
