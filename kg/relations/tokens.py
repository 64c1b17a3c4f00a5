"""The lines of a document as arrays of tokens: words and, as one token each, names.

What clues are made of is looked up in these arrays for all pairs of a document at once.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

import numpy as np
import rjieba
import yaml
from numpy.typing import NDArray

from kg.model import TYPES
from kg.relations.lines import Line
from kg.resources import resource

CUES: Final = "data/lexicon/relation_cues.yaml"
STOPS: Final = frozenset("，,；;。：:！？!?")  # end a clause
HARD: Final = frozenset("；;。：:！？!?")  # end a sentence or the half of one
CARRIERS: Final = frozenset(("v", "vn", "vd", "vg", "vi", "p", "c"))  # parts of speech that carry a relation
ACTORS: Final = tuple(
    TYPES.index(name)
    for name in (
        "GovernmentBody",
        "ResearchInstitution",
        "Enterprise",
        "Organization",
        "Place",
        "EnterpriseCategory",
        "TalentCategory",
        "Person",
    )
)
PAD: Final = 4  # edge tokens between lines, so that no look to the left or right leaves its line
NAME: Final = "\ue000"  # stands for a name where words are cut
Ints: TypeAlias = NDArray[np.int64]
Bools: TypeAlias = NDArray[np.bool_]
Word: TypeAlias = tuple[int, int, bool, bool, bool]  # id, id of its cue groups, carries, stop, hard stop


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a document's lines, and where its names, coordinations and lines are among them.

    ``word`` and ``cue`` are ids (of a text, of the cue groups of a word); ``type`` is a name's type, else -1.
    ``clause`` is the stop before a token, ``clause_end`` the stop after it. Of each name: its token ``at``, its
    ``line``, ``kind``, the ``first`` and ``last`` name of its coordination, ids of its ``heads`` and of its ``text``.
    Counts before each token: ``carried`` (carriers, which ``carriers`` lists), ``stops``, ``hards``, ``names`` and
    ``actors``.
    """

    word: Ints
    cue: Ints
    type: Ints
    carrier: Bools
    hard: Bools
    clause: Ints
    clause_end: Ints
    carriers: Ints
    carried: Ints
    stops: Ints
    hards: Ints
    names: Ints
    actors: Ints
    at: Ints
    line: Ints
    kind: Ints
    first: Ints
    last: Ints
    heads: Ints
    text: Ints
    tense: Ints
    heading: Ints
    line_start: Ints
    line_end: Ints


def tokenize(lines: Sequence[Line]) -> Tokens:
    """Return the tokens of lines."""
    words = [_EDGE] * PAD
    types = [-1] * PAD
    at: list[int] = []
    starts, ends = [], []
    for line, cut in zip(lines, _cut(lines), strict=True):
        starts.append(len(words))
        names = iter(line.names)
        for text, tag in cut:
            if text == NAME:
                kind = TYPES.index(next(names).mention.type)
                at.append(len(words))
                types.append(kind)
                words.append((1000 + kind, 2000 + kind, True, False, False))
            elif not text.isspace():
                types.append(-1)
                words.append(_word(text, tag))
        ends.append(len(words))
        words += [_EDGE] * PAD
        types += [-1] * PAD
    return _arrays(lines, words, types, at, starts, ends)


_EDGE: Final[Word] = (zlib.crc32(b"^") + 1, 1, True, True, True)


def _cut(lines: Sequence[Line]) -> list[list[tuple[str, str]]]:
    """Cut the lines into words with their parts of speech, all at once; names are NAME."""
    found: list[list[tuple[str, str]]] = [[]]
    for text, tag in rjieba.tag("\n".join(_masked(line) for line in lines)):
        if "\n" in text:
            found += [[] for _ in range(text.count("\n"))]
        elif NAME in text:
            found[-1] += [(NAME, "")] * text.count(NAME)
        else:
            found[-1].append((text, tag))
    return found[: len(lines)]


_BLANK: Final = str.maketrans({"\n": " ", NAME: " "})


def _masked(line: Line) -> str:
    pieces, end = [], 0
    for name in line.names:
        pieces += [line.text[end : name.start].translate(_BLANK), NAME]
        end = name.end
    return "".join([*pieces, line.text[end:].translate(_BLANK)])


@cache
def _word(text: str, tag: str) -> Word:
    groups = cue_groups().get(text, ())
    cue = identify("+".join(groups)) if groups else identify("_" + tag[:1])
    carries = bool(groups) or tag in CARRIERS or text in STOPS
    return identify(text), cue, carries, text in STOPS, text in HARD


def identify(text: str) -> int:
    """Return the id of a text, the same on every machine."""
    return zlib.crc32(text.encode()) + 1


@cache
def word_list(name: str) -> dict[str, list[str]]:
    """Return a list of the cue file: cues (by group), lack and lacked (before and after a name)."""
    lists: dict[str, list[str]] = yaml.safe_load(resource(CUES).read_text(encoding="utf-8"))[name]
    return lists


@cache
def cue_groups() -> dict[str, tuple[str, ...]]:
    """Return the groups of every cue word: 推动 (grow, support, intend)."""
    groups: dict[str, list[str]] = {}
    for group, words in word_list("cues").items():
        for word in words:
            groups.setdefault(word, []).append(group)
    return {word: tuple(found) for word, found in groups.items()}


def _arrays(
    lines: Sequence[Line], words: list[Word], types: list[int], at: list[int], starts: list[int], ends: list[int]
) -> Tokens:
    table = np.array(words, dtype=np.int64)
    type_ = np.array(types, dtype=np.int64)
    stop = table[:, 3].astype(bool)
    index = np.arange(len(words))
    line = np.repeat(np.arange(len(lines)), [len(each.names) for each in lines])
    first, last = _coordinations(lines)
    texts = [name.mention.text for each in lines for name in each.names]
    return Tokens(
        word=table[:, 0],
        cue=table[:, 1],
        type=type_,
        carrier=table[:, 2].astype(bool),
        hard=table[:, 4].astype(bool),
        clause=np.maximum.accumulate(np.where(stop, index, 0)),
        clause_end=np.minimum.accumulate(np.where(stop, index, len(words) - 1)[::-1])[::-1],
        carriers=np.flatnonzero(table[:, 2]),
        carried=_before(table[:, 2]),
        stops=_before(table[:, 3]),
        hards=_before(table[:, 4]),
        names=_before(type_ >= 0),
        actors=_before(np.isin(type_, ACTORS)),
        at=np.array(at, dtype=np.int64),
        line=line,
        kind=type_[at] if at else type_[:0],
        first=first,
        last=last,
        heads=np.array([_heads(text) for text in texts], dtype=np.int64).reshape(-1, 4),
        text=np.array([identify(text) for text in texts], dtype=np.int64),
        tense=np.array([identify(each.tense) for each in lines], dtype=np.int64),
        heading=np.array([each.heading for each in lines], dtype=np.int64),
        line_start=np.array(starts, dtype=np.int64),
        line_end=np.array(ends, dtype=np.int64),
    )


def _before(marks: Ints | Bools) -> Ints:
    """Return for each token, and for the end, the number of marks before it."""
    return np.concatenate(([0], np.cumsum(marks)))


def _coordinations(lines: Sequence[Line]) -> tuple[Ints, Ints]:
    base, first = 0, []
    for line in lines:
        first += [base + name.chain for name in line.names]
        base += len(line.names)
    firsts = np.array(first, dtype=np.int64)
    last = np.zeros(len(firsts), dtype=np.int64)
    np.maximum.at(last, firsts, np.arange(len(firsts)))
    return firsts, last[firsts]


@cache
def _heads(text: str) -> tuple[int, int, int, int]:
    """Return ids of a name's last one, two and three letters and its first two: what it is, not which."""
    return identify(text[-1:]), identify(text[-2:]), identify(text[-3:]), identify(text[:2])
