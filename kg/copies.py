"""Find passages that repeat an earlier one nearly word for word, so that copies don't count as evidence.

Two passages are near copies if they share four fifths of their shingles (runs of three signs) and give the same
figures: two years' targets in the same words are two statements. Only passages that share one of their first shingles
in a fixed order need to be compared (Bayardo, Ma and Srikant 2007, Scaling up all pairs similarity search).
"""

import re
from collections.abc import Iterable
from typing import Final

# A changed word, not a changed sentence; as a fraction, so that no float rounds.
SIMILAR: Final = (4, 5)
SHINGLE: Final = 3
# A shorter passage is a formula (特此通知) that everyone uses, and no copy.
SHORTEST: Final = 20
NO_WORD: Final = re.compile(r"[\W_]+")
NUMBERING: Final = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")


def near_copies(passages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each passage that repeats an earlier one the id of the earliest; passages are (id, text).

    Ids must be unique. A copy is compared with originals only, so that no chain of small changes joins two texts.
    """
    index = Index()
    copies: dict[str, str] = {}
    for name, text in passages:
        original = index.original(name, text)
        if original != name:
            copies[name] = original
    return copies


class Index:
    """The originals seen so far, by their words and by their first shingles."""

    def __init__(self) -> None:
        self.exact: dict[str, str] = {}
        self.seen: list[tuple[str, set[str], list[str]]] = []
        self.heads: dict[str, list[int]] = {}

    def original(self, name: str, text: str) -> str:
        """Return the id of the earliest passage that this one repeats, or its own id."""
        text = NUMBERING.sub("", text, count=1)
        words = NO_WORD.sub("", text)
        if len(words) < SHORTEST:
            return name
        if words not in self.exact:
            self.exact[words] = self._nearest(name, words, FIGURE.findall(text))
        return self.exact[words]

    def _nearest(self, name: str, words: str, figures: list[str]) -> str:
        shingles = {words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1)}
        # Similar sets miss at most a fifth of either, so that they share one of that many and one.
        head = sorted(shingles)[: len(shingles) - -(-len(shingles) * SIMILAR[0] // SIMILAR[1]) + 1]
        candidates = {number for shingle in head for number in self.heads.get(shingle, ())}
        for number in sorted(candidates):
            earlier, its_shingles, its_figures = self.seen[number]
            if its_figures == figures and _similar(shingles, its_shingles):
                return earlier
        for shingle in head:
            self.heads.setdefault(shingle, []).append(len(self.seen))
        self.seen.append((name, shingles, figures))
        return name


def _similar(left: set[str], right: set[str]) -> bool:
    shared = len(left & right)
    return shared * SIMILAR[1] >= (len(left) + len(right) - shared) * SIMILAR[0]
