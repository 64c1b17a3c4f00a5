"""Find passages that repeat an earlier one nearly word for word, so that copies don't count as evidence.

MinHash with locality-sensitive hashing over shingles of three signs (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, chapter 3). A candidate is compared by its estimated Jaccard similarity,
and must give the same figures: two years' targets in the same words are two statements.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datasketch import MinHash

# Passages share four fifths of their shingles: a changed word, not a changed sentence.
SIMILAR: Final = 0.8
SHINGLE: Final = 3
# A shorter passage is a formula (特此通知) that everyone uses, and no copy.
SHORTEST: Final = 20
PERMUTATIONS: Final = 64
SEED: Final = 1
NO_WORD: Final = re.compile(r"[\W_]+")
NUMBERING: Final = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]")
FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")


def near_copies(passages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each passage that repeats an earlier one the id of the earliest; passages are (id, text).

    Ids must be unique. Memory is about 4 kB a passage that repeats none, whatever its length.
    """
    index = Index()
    copies: dict[str, str] = {}
    for name, text in passages:
        original = index.original(name, text)
        if original != name:
            copies[name] = original
    return copies


class Index:
    """The passages seen so far, by their words and by their sketch."""

    def __init__(self) -> None:
        from datasketch import MinHash, MinHashLSH

        self.empty = MinHash(num_perm=PERMUTATIONS, seed=SEED)
        self.buckets = MinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS)
        self.exact: dict[str, str] = {}
        self.seen: dict[str, tuple[int, MinHash, tuple[str, ...]]] = {}

    def original(self, name: str, text: str) -> str:
        """Return the id of the earliest passage that this one repeats, or its own id."""
        text = NUMBERING.sub("", text, count=1)
        words = NO_WORD.sub("", text)
        if len(words) < SHORTEST:
            return name
        if words not in self.exact:
            self.exact[words] = self._nearest(name, words, tuple(FIGURE.findall(text)))
        return self.exact[words]

    def _nearest(self, name: str, words: str, figures: tuple[str, ...]) -> str:
        sketch = self.empty.copy()
        shingles = {words[at : at + SHINGLE].encode() for at in range(len(words) - SHINGLE + 1)}
        sketch.update_batch(sorted(shingles))
        near: list[str] = [other for other in self.buckets.query(sketch) if self._repeats(other, sketch, figures)]
        if near:
            return min(near, key=lambda other: self.seen[other][0])
        self.buckets.insert(name, sketch, check_duplication=False)
        self.seen[name] = (len(self.seen), sketch, figures)
        return name

    def _repeats(self, other: str, sketch: "MinHash", figures: tuple[str, ...]) -> bool:
        _, earlier, its_figures = self.seen[other]
        return its_figures == figures and earlier.jaccard(sketch) >= SIMILAR
