"""Cut a reading into tokens: words of the lexicon, and between them words by part of speech.

Done once a sentence, so that every finder works on the same tokens: one pass of the automaton, one of rjieba.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, TypeAlias

import rjieba

from kg.lexicon import lexicon
from kg.model import MentionType

# What a word outside the lexicon may do, by its tag in the jieba dictionary; any other tag ends a name.
BY_TAG = {
    **dict.fromkeys("n ng nr nrt nrfg ns nt nz nx j l b i g eng an s vg ag".split(), "modifier"),  # noqa: SIM905
    "vn": "action",
    "a": "strip",
}
LEVELS = frozenset("省市县区州旗镇乡")
MASKS = frozenset("*＊XＸ×ⅠⅡⅢⅣⅤ")
JOINERS = frozenset("&＆+＋·/-－类")
JOINTS = frozenset("、和与及")
# Words of one letter that jieba tags as nouns or cuts off, but that begin no name.
PARTICLES = frozenset(
    "由经报为以对向在是将及与和等到从请按户期内外前后间时上下共所各每本该此项家名个人次种批届处台套篇件条款获大拟需指至"
)
OPENING, CLOSING = frozenset("“‘「"), frozenset("”’」")


class Token(NamedTuple):
    """A range of the reading, its role (see kg.lexicon; "break" ends every name), its type, and if it is listed."""

    start: int
    end: int
    role: str
    type: MentionType | str
    listed: bool = False


Run: TypeAlias = list[Token]


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence's reading and its tokens, in order and without gaps."""

    text: str
    tokens: list[Token]


@cache
def _payloads() -> tuple[tuple[str, str], ...]:
    roles = {"skip": "modifier", "stop": "break"}
    return tuple((roles.get(entry.role, entry.role), entry.type) for entry in lexicon().entries)


def tokenize(text: str) -> Reading:
    """Return the reading with its tokens."""
    payloads = _payloads()
    tokens: list[Token] = []
    words = _words(text)
    at = 0
    for index, start, end in lexicon().automaton.find_matches_as_indexes(text):
        if at < start:
            _gap(text, words, at, start, tokens)
        tokens.append(Token(start, end, *payloads[index], True))
        at = end
    _gap(text, words, at, len(text), tokens)
    _join_levels(text, tokens)
    return Reading(text, tokens)


def _join_levels(text: str, tokens: list[Token]) -> None:
    """Let levels that are named together be one beginning of a name: 国家级和省级+平台."""
    for index in range(1, len(tokens) - 1):
        token = tokens[index]
        if token.end - token.start == 1 and text[token.start] in JOINTS:
            before, after = tokens[index - 1], tokens[index + 1]
            if before.role == "level" and (after.role == "level" or after.type == "Place"):
                tokens[index] = token._replace(role="level")


def _words(text: str) -> list[tuple[int, int, str]]:
    """Return the words with their roles by part of speech, the last first."""
    words, start = [], 0
    for word, tag in rjieba.tag(text):
        end = start + len(word)
        role = BY_TAG.get(tag, "break")
        if tag == "v" and end - start > 1:
            role = "predicate"
        words.append((start, end, role))
        start = end
    words.reverse()
    return words


def _gap(text: str, words: list[tuple[int, int, str]], start: int, end: int, tokens: list[Token]) -> None:
    """Append the words between two matches, cut to the gap; drop those that are used up."""
    while words and words[-1][1] <= start:
        words.pop()
    while words and words[-1][0] < end:
        word_start, word_end, role = words[-1]
        low, high = max(start, word_start), min(end, word_end)
        if high - low == 1:
            role = _letter(text[low], role)
        elif text[low] in PARTICLES and text[low + 1 : high] in LEVELS:
            tokens.append(Token(low, low + 1, "break", ""))
            low, role = low + 1, "level"
        tokens.append(Token(low, high, role, ""))
        if word_end > end:
            break
        words.pop()


def _letter(letter: str, role: str) -> str:
    if letter in LEVELS:
        return "level"
    if letter in MASKS:
        return "modifier"
    if letter in JOINERS:
        return "strip"
    return "break" if letter in PARTICLES else role
