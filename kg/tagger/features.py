"""Turn readings into rows of a table: what each character shows of itself and its surroundings.

All readings of a batch lie in one flat array with gaps between them. Every character has ``COLUMNS``
row numbers: n-grams, the word that holds it with its part of speech, brackets, the shape of the sentence,
and the finders' candidates. A row number is a hash of what was seen; row 0 stands for nothing seen.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from zlib import crc32

import numpy as np
import rjieba
from numpy.typing import NDArray

from kg.mentions.sight import Sight
from kg.mentions.spans import Span
from kg.resources import resource

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]

GAP: Final = 4  # the widest reach of a convolution, so that no reading sees its neighbour
SLOTS: Final = 3  # candidates that one character can show
NGRAMS: Final = ((0,), (-1, 0), (0, 1), (-1, 0, 1), (0, 1, 2), (-2, -1, 0))
WORDS: Final = 8  # word, part of speech, the words before and after, a pair of words; three classes of words
SHAPES: Final = 2  # brackets with the kind of character; the sentence
CANDIDATES: Final = len(NGRAMS) + WORDS + SHAPES  # where the candidates' columns begin
COLUMNS: Final = CANDIDATES + 2 * SLOTS

MIX: Final = np.uint64(0x9E3779B97F4A7C15)
STEP: Final = np.uint64(0x100000001B3)
BRACKETS: Final = ("《》", "“”", "()（）")
OPENINGS: Final = tuple(
    (re.compile(pattern), kind)
    for kind, pattern in enumerate(
        (
            r"[一二三四五六七八九十]+、",
            r"[(（][一二三四五六七八九十]+[)）]",
            r"[(（]?\d+[)）.．、]",
            r"第[一二三四五六七八九十百零\d]+[章节条款]",
            r"[一二三四五六七八九十]+(是|要)",
            r"[(（\[【]?(责任|牵头|配合|参与|参加|主办|承办|协办|支持|指导|组织|实施)(单位|部门)",
        ),
        1,
    )
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a batch: ``of`` gives each position's word; the others are by word.

    ``first`` and ``last`` are positions, ``names`` and ``speech`` hashes of the word and its part of speech.
    """

    of: Ints
    first: Ints
    last: Ints
    names: Ints
    speech: Ints
    verbs: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Batch:
    """Readings laid flat: their first positions and lengths, and the row numbers (positions × COLUMNS).

    ``codes`` are the folded code points of all positions, line ends in the gaps.
    """

    starts: Ints
    lengths: Ints
    rows: NDArray[np.int32]
    codes: Ints
    words: Words

    def inside(self) -> NDArray[np.float32]:
        """Return 1 where a reading lies and 0 in the gaps."""
        mask = np.zeros(len(self.rows), dtype=np.float32)
        for start, length in zip(self.starts.tolist(), self.lengths.tolist(), strict=True):
            mask[start : start + length] = 1
        return mask


def describe(sights: Sequence[Sight], size: int) -> Batch:
    """Return the batch with the rows of all characters in a table of ``size`` rows (a power of two)."""
    readings = [sight.text for sight in sights]
    gap = "\n" * GAP
    codes = _folded(gap + "".join(reading + gap for reading in readings))
    lengths = np.array([len(reading) for reading in readings], dtype=np.int64)
    starts = GAP + np.concatenate(([0], np.cumsum(lengths + GAP)[:-1])).astype(np.int64)
    words, alike = _words(codes)
    columns = _ngrams(codes) + _by_word(words, alike) + [_brackets(codes, starts), _sentences(codes, readings, starts)]
    rows = np.zeros((len(codes), COLUMNS), dtype=np.int32)
    for column, hashes in enumerate(columns):
        rows[:, column] = _row(hashes, column, size)
    _propose(rows, [sight.candidates for sight in sights], starts, size)
    return Batch(starts, lengths, rows, codes, words)


def _folded(text: str) -> Ints:
    """Return code points with full width folded and all digits alike."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.int64)
    codes = np.where((codes >= 0xFF01) & (codes <= 0xFF5E), codes - 0xFEE0, codes)
    codes = np.where((codes >= 0xD800) & (codes <= 0xDFFF), 0xFFFD, codes)
    return np.where((codes >= 0x30) & (codes <= 0x39), 0x30, codes)


def _row(hashes: Hashes, salt: int, size: int) -> NDArray[np.int64]:
    """Map hashes to rows 1 … size - 1 by the upper bits, which a multiplication mixes best."""
    mixed = (hashes + np.uint64(salt + 1) * STEP) * MIX
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return 1 + ((mixed >> np.uint64(32)) % np.uint64(size - 1)).astype(np.int64)


def _ngrams(codes: Ints) -> list[Hashes]:
    return [_chain([_shifted(codes, offset) for offset in offsets]) for offsets in NGRAMS]


def _chain(parts: Sequence[Ints]) -> Hashes:
    total = np.zeros(len(parts[0]), dtype=np.uint64)
    for part in parts:
        total = total * STEP + part.astype(np.uint64)
    return total


def _shifted(values: Ints, offset: int) -> Ints:
    """Return the value ``offset`` places further on; 10 (a line end) beyond the edges."""
    result = np.full_like(values, 10)
    if offset > 0:
        result[:-offset] = values[offset:]
    elif offset < 0:
        result[-offset:] = values[:offset]
    else:
        result[:] = values
    return result


def _words(codes: Ints) -> tuple[Words, Ints]:
    """Return the words of a batch, and the class of each."""
    text = codes.astype(np.uint32).tobytes().decode("utf-32-le")
    tagged = rjieba.tag(text)
    lengths = np.array([len(word) for word, _ in tagged], dtype=np.int64)
    speech = np.array([_tag_hash(tag) for _, tag in tagged], dtype=np.int64)
    verbs = np.array([tag == "v" and len(word) > 1 for word, tag in tagged], dtype=bool)
    classes = word_classes()
    alike = np.array([classes.get(word, 0) for word, _ in tagged], dtype=np.int64)
    first = np.cumsum(lengths) - lengths
    of = np.repeat(np.arange(len(lengths)), lengths)
    powers = STEP ** (np.arange(len(codes)) - first[of]).astype(np.uint64)
    names = np.add.reduceat(codes.astype(np.uint64) * powers, first).astype(np.int64)
    return Words(of, first, first + lengths - 1, names, speech, verbs), alike


def _by_word(words: Words, alike: Ints) -> list[Hashes]:
    """Hash the word of each character, its part of speech and its neighbours, with the place in the word."""
    at = np.arange(len(words.of))
    place = 2 * (at == words.first[words.of]) + (at == words.last[words.of])
    names, speech = words.names, words.speech
    before, after = _shifted(names, -1), _shifted(names, 1)
    per_word = (
        [names],
        [speech],
        [before, speech],
        [after, speech],
        [_shifted(speech, -1), speech, _shifted(speech, 1)],
        [alike],
        [_shifted(alike, -1)],
        [_shifted(alike, 1)],
    )
    return [_chain([_chain(parts).astype(np.int64)[words.of], place]) for parts in per_word]


@cache
def word_classes() -> dict[str, int]:
    """Return the class of each word that stands in like company as others (data/lexicon/word_classes.tsv)."""
    lines = resource("data/lexicon/word_classes.tsv").read_text(encoding="utf-8").splitlines()
    return {word: int(number) for word, number in (line.split("\t") for line in lines if not line.startswith("#"))}


@cache
def _tag_hash(tag: str) -> int:
    return crc32(tag.encode())


def _brackets(codes: Ints, starts: Ints) -> Hashes:
    """Hash what encloses a character, by kind of bracket, together with its own kind."""
    state = [_kind(codes)]
    for marks in BRACKETS:
        pairs = [(ord(marks[i]), ord(marks[i + 1])) for i in range(0, len(marks), 2)]
        depth = np.cumsum(sum((codes == a).astype(np.int64) - (codes == b) for a, b in pairs))
        # An unclosed bracket of one reading must not reach into the next.
        base = np.zeros(len(codes), dtype=np.int64)
        base[starts] = np.diff(depth[starts - 1], prepend=0)
        state.append((depth - np.cumsum(base) > 0).astype(np.int64))
    return _chain(state)


def _kind(codes: Ints) -> Ints:
    """Tell Chinese characters, digits, letters, masks, marks and gaps apart."""
    kind = np.full(len(codes), 5, dtype=np.int64)
    kind[(codes >= 0x3400) & (codes <= 0x9FFF)] = 1
    kind[codes == 0x30] = 2
    kind[((codes >= 0x41) & (codes <= 0x5A)) | ((codes >= 0x61) & (codes <= 0x7A))] = 3
    kind[np.isin(codes, (ord("X"), ord("*"), ord("×"), ord("某")))] = 4
    kind[codes == 10] = 0
    return kind


def _sentences(codes: Ints, readings: Sequence[str], starts: Ints) -> Hashes:
    """Hash how the sentence opens and ends and about how long it is: headings differ from text."""
    shapes = np.zeros(len(codes), dtype=np.uint64)
    for reading, start in zip(readings, starts.tolist(), strict=True):
        opening = next((kind for pattern, kind in OPENINGS if pattern.match(reading)), 0)
        ending = 1 + "。;；:：".find(reading[-1:]) if reading else 0
        size = min(len(reading) // 12, 5)
        shapes[start : start + len(reading)] = 1 + size + 8 * (ending + 8 * opening)
    return shapes


def _propose(rows: NDArray[np.int32], candidates: Sequence[Sequence[Span]], starts: Ints, size: int) -> None:
    """Write the candidates' rows: type with finder, and type alone, each with the place in the range."""
    found = [
        (base + span.start, span.end - span.start, name_hash(f"{span.type}/{span.finder}"), name_hash(span.type))
        for base, spans in zip(starts.tolist(), candidates, strict=True)
        for span in spans
    ]
    if not found:
        return
    first, length, named, typed = np.array(found, dtype=np.int64).T
    within = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    at = np.repeat(first, length) + within
    place = 2 * (within == 0) + (within == np.repeat(length, length) - 1)
    order = np.argsort(at, kind="stable")
    rank = np.arange(len(order)) - np.searchsorted(at[order], at[order])
    order, rank = order[rank < SLOTS], rank[rank < SLOTS]
    for half, values in enumerate((named, typed)):
        hashes = _chain([np.repeat(values, length)[order], place[order]])
        rows[at[order], CANDIDATES + 2 * rank + half] = _row(hashes, CANDIDATES + half, size)


@cache
def name_hash(name: str) -> int:
    """Return the hash of a name."""
    return crc32(name.encode())
