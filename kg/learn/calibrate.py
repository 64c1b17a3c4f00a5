"""Turn margins into confidences: how often what was found with such a margin was right, never falling."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCKS: Final = 40


def isotonic(pairs: Sequence[tuple[int, bool]]) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Return ascending margins and the confidence at each, from (margin, right) pairs.

    The pairs are pooled into equal blocks, and neighbours that fall are pooled again (pool adjacent
    violators: Ayer et al., 1955). Raises ValueError without pairs.
    """
    if not pairs:
        raise ValueError("no pairs to calibrate on")
    ordered = sorted(pairs)
    margins = np.array_split(np.array([margin for margin, _ in ordered]), min(BLOCKS, len(ordered)))
    right = np.array_split(np.array([right for _, right in ordered], dtype=np.float64), min(BLOCKS, len(ordered)))
    pools: list[tuple[float, float, int]] = []
    for block, hits in zip(margins, right, strict=True):
        pool = (float(np.mean(block)), float(np.mean(hits)), len(block))
        while pools and pools[-1][1] >= pool[1]:
            pool = _joined(pools.pop(), pool)
        pools.append(pool)
    return (
        np.array([round(margin) for margin, _, _ in pools], dtype=np.int32),
        np.array([round(share, 3) for _, share, _ in pools]),
    )


def _joined(one: tuple[float, float, int], other: tuple[float, float, int]) -> tuple[float, float, int]:
    count = one[2] + other[2]
    return (one[0] * one[2] + other[0] * other[2]) / count, (one[1] * one[2] + other[1] * other[2]) / count, count
