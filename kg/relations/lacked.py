"""What a document says is missing: 缺乏高层次人才, 中试基地缺失. Annotated lacks are too few for a decider."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from kg.model import Actor, Argument, Relation
from kg.relations.lines import Line, Name
from kg.relations.tokens import word_list

WANTED: Final = {"TalentCategory": "cultivates", "Platform": "establishes"}
OWNERS: Final = frozenset(("EnterpriseCategory", "Enterprise", "Organization", "ResearchInstitution", "Place"))


def lacked(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield the talent and the platforms that somebody lacks, every member of a coordination."""
    before, after = _lacks()
    for line in lines:
        for chain in {name.chain for name in line.names}:
            members = [name for name in line.names if name.chain == chain]
            word = before.search(line.text, 0, members[0].start)
            if word is None and not after.match(line.text, members[-1].end):
                continue
            owner = _owner(line, word.start() if word else members[0].start)
            for name in members:
                if predicate := WANTED.get(name.mention.type):
                    yield _relation(line, owner, predicate, name)


def _owner(line: Line, at: int) -> Argument:
    """Return whose lack it is: a name just before the word, else the document's actor."""
    for name in line.names:
        if (
            name.mention.type in OWNERS
            and name.end <= at
            and re.fullmatch(r"[^，,。；;：:、]{0,4}", line.text[name.end : at])
        ):
            return name.mention
    return Actor()


def _relation(line: Line, owner: Argument, predicate: str, name: Name) -> Relation:
    sentence = line.sentence
    return Relation(owner, predicate, name.mention, "N", sentence.start, sentence.end, "lacked", confidence=0.7)


@cache
def _lacks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = word_list("lacked")
    before, after = ("|".join(map(re.escape, lists[side])) for side in ("before", "after"))
    return re.compile(rf"(?:{before})[^，,。；;：:、的对]{{0,6}}$"), re.compile(
        rf"[^，,。；;：:、的]{{0,3}}(?:{after})(?!的)"
    )
