"""A sentence made ready for the relation rules: its reading, words, mentions in order, and context."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import rjieba

from kg.model import Document, Mention, Outline, Sentence
from kg.tense import Tense, section_tenses

JOINS = frozenset(
    ("、", "和", "及", "与", "以及", "或", "或者", "，", ",", "暨", "/", "—", "－", "-", "”、“", "》、《")
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word outside the mentions, by its range in the reading."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True, slots=True)
class Name:
    """A mention with its range in the reading, and the chain of coordinated names that it stands in."""

    mention: Mention
    start: int
    end: int
    chain: int


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity, so that clues can be kept by line
class Line:
    """A sentence for the relation rules; ``words`` leave out what lies inside names."""

    sentence: Sentence
    text: str
    names: tuple[Name, ...]
    words: tuple[Word, ...]
    tense: Tense
    heading: bool
    path: str

    def before(self, position: int) -> int:
        """Return the number of words that end at or before a position."""
        return bisect_right(self.words, position, key=lambda word: word.end)

    def after(self, position: int) -> int:
        """Return the index of the first word that begins at or after a position."""
        return bisect_left(self.words, position, key=lambda word: word.start)


def lines(document: Document, outline: Outline, mentions: Sequence[Mention]) -> Iterator[Line]:
    """Yield every sentence that holds a mention."""
    tenses = section_tenses(document, outline)
    starts = [mention.start for mention in mentions]
    for sentence in outline.sentences:
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        if first == last:
            continue
        text = sentence.reading(document.text)
        names = _names(text, sentence, mentions[first:last])
        section = outline.sections[sentence.section] if outline.sections else None
        yield Line(
            sentence,
            text,
            names,
            _words(text, names),
            tenses[sentence.section] if tenses else "",
            heading=section is not None and sentence.start <= section.start and len(text) < 40,
            path=section.heading[:30] if section is not None else "",
        )


def _names(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Name, ...]:
    found: list[Name] = []
    for mention in mentions:
        start = _position(sentence, mention.start)
        end = start + mention.end - mention.start
        chain = len(found)
        if found and text[found[-1].end : start].strip("“”《》 ") in JOINS:
            chain = found[-1].chain
        found.append(Name(mention, start, end, chain))
    return tuple(found)


def _position(sentence: Sentence, offset: int) -> int:
    passed = 0
    for start, end in sentence.pieces:
        if offset < end:
            return passed + max(offset - start, 0)
        passed += end - start
    return passed


def _words(text: str, names: Sequence[Name]) -> tuple[Word, ...]:
    """Cut what lies between the names into words; names are left out so that no word crosses their ends."""
    found: list[Word] = []
    edges = [0, *(edge for name in names for edge in (name.start, name.end)), len(text)]
    for index, (start, end) in enumerate(pairwise(edges)):
        if index % 2 == 0 and start < end:
            position = start
            for word, tag in rjieba.tag(text[start:end]):
                found.append(Word(position, position + len(word), word, tag))
                position += len(word)
    return tuple(found)
