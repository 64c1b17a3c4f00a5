"""Where things stand: X位于Y. Annotated documents say it too seldom for a decider to learn it."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Relation
from kg.relations.lines import Line

STANDS: Final = re.compile(r"(?:位于|坐落于|坐落在|地处)了?")
THINGS: Final = frozenset(
    ("ResearchInstitution", "Enterprise", "Organization", "GovernmentBody", "Platform", "Event", "Project")
)

PLACES: Final = frozenset(("Place", "Platform"))  # a park is a place for what stands in it


def located(lines: Iterable[Line]) -> Iterator[Relation]:
    """Yield what stands at a named place, all members of a coordination before the verb included."""
    for line in lines:
        for verb in STANDS.finditer(line.text):
            place = next(
                (name for name in line.names if name.start == verb.end() and name.mention.type in PLACES), None
            )
            last = next((name for name in line.names if name.end == verb.start()), None)
            if place is None or last is None:
                continue
            for name in line.names:
                if name.chain == last.chain and name.end <= verb.start() and name.mention.type in THINGS:
                    sentence = line.sentence
                    yield Relation(
                        name.mention,
                        "locatedIn",
                        place.mention,
                        "A",
                        sentence.start,
                        sentence.end,
                        "located",
                        confidence=0.9,
                    )
