"""Sort words into classes by the company they keep: python -m kg.learn.classes FOLDER_OF_TEXTS

The classes tell the tagger that a word it has never seen in annotated documents is used like words that it has.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import rjieba
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize

from kg.resources import resource

LEAST: Final = 6  # occurrences of a word
COMPANY: Final = 6_000  # the commonest words, which the company is counted by
REACH: Final = (-2, -1, 1, 2)
DIMENSIONS: Final = 120
CLASSES: Final = 600
HEAD: Final = """\
# Words by the company they keep, for kg.tagger: a word, a tab, the number of its class.
# Source: made by `python -m kg.learn.classes` from 1,575 public policy documents of ministries, provinces and cities:
# 600 classes by k-means over singular vectors of positive pointwise mutual information (Bullinaria and Levy, 2012).
"""


def classes(lines: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return the class, 1 … CLASSES, of every word that occurs often enough in the segmented lines."""
    counts = Counter(word for line in lines for word in line)
    words = sorted((word for word, count in counts.items() if count >= LEAST), key=lambda w: (-counts[w], w))
    vectors = TruncatedSVD(DIMENSIONS, random_state=0, n_iter=3).fit_transform(_company(lines, words))
    means = MiniBatchKMeans(CLASSES, random_state=0, batch_size=4096, n_init=2, max_iter=40)
    return dict(zip(words, (1 + means.fit_predict(normalize(vectors))).tolist(), strict=True))


def _company(lines: Sequence[Sequence[str]], words: Sequence[str]) -> csr_matrix:
    """Return words × neighbours by place, in positive pointwise mutual information."""
    number = {word: i for i, word in enumerate(words)}
    pairs = list(_neighbours(lines, number))
    rows, columns = np.array(pairs, dtype=np.int64).T
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(words), COMPANY * len(REACH)))
    counts.sum_duplicates()
    found = counts.tocoo()
    by_word: NDArray[np.float64] = np.asarray(counts.sum(1)).ravel()
    # Raised to .75, so that rare neighbours do not rule (Levy, Goldberg and Dagan, 2015).
    by_neighbour: NDArray[np.float64] = np.asarray(counts.sum(0)).ravel() ** 0.75
    information = np.log(found.data * by_neighbour.sum() / (by_word[found.row] * by_neighbour[found.col]))
    kept = information > 0
    return csr_matrix((information[kept], (found.row[kept], found.col[kept])), shape=counts.shape)


def _neighbours(lines: Sequence[Sequence[str]], number: dict[str, int]) -> Iterator[tuple[int, int]]:
    for line in lines:
        numbers = [number.get(word, -1) for word in line]
        for at, word in enumerate(numbers):
            for place, offset in enumerate(REACH):
                near = numbers[at + offset] if 0 <= at + offset < len(numbers) else -1
                if word >= 0 and 0 <= near < COMPANY:
                    yield word, near + COMPANY * place


def segmented(folder: Path) -> list[list[str]]:
    """Return the words of every line of the folder's texts, each line once, numbers as 0."""
    lines = dict.fromkeys(
        re.sub(r"\d+", "0", line.strip())
        for path in sorted(folder.glob("*.txt"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return [list(rjieba.cut(line)) for line in lines if len(line) >= 8]


def main(arguments: Sequence[str]) -> int:
    """Write the word list; return the exit code."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    found = classes(segmented(Path(arguments[0])))
    body = "".join(f"{word}\t{number}\n" for word, number in sorted(found.items()) if not re.search(r"\s|^#", word))
    (resource("data/lexicon") / "word_classes.tsv").write_text(HEAD + body, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
