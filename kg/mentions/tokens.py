"""Cut a reading into tokens: words of the lexicon, and between them words by part of speech.

Done once a sentence, so that every finder works on the same tokens: one pass of the automaton, one of rjieba.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

import rjieba

from kg.lexicon import lexicon
from kg.model import MentionType

NOUNS = frozenset(
    "n ng nr nrt nrfg ns nt nz j l b i g eng an s vg ag nx".split()
)  # tags of the jieba dictionary whose words may stand inside a name
MASKS = frozenset("*XＸ×某&＆+＋·/-—－.")
OPENING, CLOSING = '“‘「"', '”’」"'


class Token(NamedTuple):
    """A range of the reading with its role (see kg.lexicon; "break" ends every name) and type."""

    start: int
    end: int
    role: str
    type: MentionType | str


Run: TypeAlias = list[Token]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's reading and its tokens, in order and without gaps."""

    text: str
    tokens: list[Token]


@cache
def _payloads() -> tuple[tuple[str, str], ...]:
    roles = {"level": "modifier", "skip": "break", "stop": "break"}
    return tuple((roles.get(entry.role, entry.role), entry.type) for entry in lexicon().entries)


def tokenize(text: str) -> Reading:
    """Return the reading with its tokens."""
    payloads, tokens = _payloads(), []
    matches = lexicon().automaton.find_matches_as_indexes(text)
    words = _words(text)
    at = 0
    for index, start, end in matches:
        if at < start:
            at = _gap(words, at, start, tokens)
        tokens.append(Token(start, end, *payloads[index]))
        at = end
    _gap(words, at, len(text), tokens)
    return Reading(text, tokens)


def _words(text: str) -> list[tuple[int, int, str]]:
    """Return the words with their roles by part of speech."""
    words, start = [], 0
    for word, tag in rjieba.tag(text):
        end = start + len(word)
        if tag in NOUNS:
            role = "modifier"
        elif tag == "vn":
            role = "action"
        elif tag == "a":
            role = "strip"
        elif word in MASKS:
            role = "modifier"
        else:
            role = "break"
        words.append((start, end, role))
        start = end
    return words


def _gap(words: list[tuple[int, int, str]], start: int, end: int, tokens: list[Token]) -> int:
    """Append the words between two matches, cut to the gap; drop those that are used up."""
    while words and words[0][1] <= start:
        words.pop(0)
    for word_start, word_end, role in words:
        if word_start >= end:
            break
        tokens.append(Token(max(start, word_start), min(end, word_end), role, ""))
    return end
