"""Clues as numbers: each clue is a name and values, hashed to a slot of a table of fixed size."""

import zlib
from functools import cache
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

BITS: Final = 20
SLOTS: Final = 1 << BITS
Slots: TypeAlias = NDArray[np.int32]
Values: TypeAlias = NDArray[Any]

_GOLDEN: Final = np.uint64(0x9E3779B97F4A7C15)  # multipliers of splitmix64
_MIXER: Final = np.uint64(0xBF58476D1CE4E5B9)
_FOLD: Final = np.uint64(29)
_REST: Final = np.uint64(64 - BITS)


class Columns:
    """Collects clues column by column; slot 0 is no clue."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.columns: list[Slots] = []

    def add(self, name: str, *values: Values, where: Values | None = None) -> None:
        """Add the clue ``name`` with these values for the rows ``where`` it is known.

        Values with a second axis give as many clues of that name a row.
        """
        mixed: Any = _salt(self.mark + name)
        for value in values:
            mixed = (value.astype(np.uint64) ^ mixed) * _GOLDEN
            mixed ^= mixed >> _FOLD
        mixed *= _MIXER
        slots = np.maximum((mixed >> _REST).astype(np.int32), 1)
        if where is not None:
            slots = np.where(where, slots, 0)
        self.columns.append(slots if slots.ndim == 2 else slots[:, None])

    def table(self) -> Slots:
        """Return the slots, rows × clues."""
        return np.hstack(self.columns)


@cache
def _salt(name: str) -> np.uint64:
    return np.uint64(zlib.crc32(name.encode()) * 2654435761 % 2**64)
