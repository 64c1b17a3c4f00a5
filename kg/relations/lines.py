"""A sentence made ready for the relation rules: its reading, the names in it, and its context."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Document, Fact, Mention, Outline, Sentence
from kg.tense import Tense, section_tenses

JOINS = frozenset(
    ("、", "和", "及", "与", "以及", "或", "或者", "暨", "/", "—", "——", "－", "-", "→", "”、“", "》、《")
)
COMMAS = frozenset("，,")


@dataclass(frozen=True, slots=True)
class Name:
    """A mention with its range in the reading, and the place of the first name of its coordination."""

    mention: Mention
    start: int
    end: int
    chain: int


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that holds mentions; ``names`` in the order of the text."""

    sentence: Sentence
    text: str
    names: tuple[Name, ...]
    tense: Tense
    heading: bool


def lines(document: Document, outline: Outline, facts: Sequence[Fact], mentions: Sequence[Mention]) -> Iterator[Line]:
    """Yield every sentence that holds a mention."""
    tenses = section_tenses(document, outline, facts)
    starts = [mention.start for mention in mentions]
    for sentence in outline.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first == last:
            continue
        text = sentence.reading(document.text)
        section = outline.sections[sentence.section] if outline.sections else None
        yield Line(
            sentence,
            text,
            _names(text, sentence, mentions[first:last]),
            tenses[sentence.section] if tenses else "",
            heading=section is not None and sentence.start <= section.start and len(text) < 40,
        )


def _names(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Name, ...]:
    found: list[Name] = []
    for mention in mentions:
        start = _position(sentence, mention.start)
        chain = len(found)
        if found and _joined(text[found[-1].end : start].strip("“”《》 "), found[-1].mention, mention):
            chain = found[-1].chain
        found.append(Name(mention, start, start + mention.end - mention.start, chain))
    return tuple(found)


def _joined(between: str, one: Mention, other: Mention) -> bool:
    """Tell whether two names are coordinated; a comma joins only names of one type."""
    return between in JOINS or (between in COMMAS and one.type == other.type)


def _position(sentence: Sentence, offset: int) -> int:
    passed = 0
    for start, end in sentence.pieces:
        if offset < end:
            return passed + max(offset - start, 0)
        passed += end - start
    return passed
