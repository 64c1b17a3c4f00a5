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


class Columns:
    """Collects clues column by column for a number of rows; slot 0 is no clue."""

    def __init__(self, mark: str, rows: int) -> None:
        self.mark, self.rows = mark, rows
        self.columns: list[Slots] = []

    def add(self, name: str, *values: Values, where: Values | None = None) -> None:
        """Add the clue ``name`` with these values for the rows ``where`` it is known."""
        mixed = np.full(self.rows, _salt(self.mark + name), dtype=np.uint64)
        for value in values:
            mixed ^= value.astype(np.uint64)
            mixed *= _GOLDEN
            mixed ^= mixed >> np.uint64(29)
        mixed *= _MIXER
        slots = np.maximum((mixed >> np.uint64(64 - BITS)).astype(np.int32), 1)
        self.columns.append(slots if where is None else np.where(where, slots, 0))

    def table(self) -> Slots:
        """Return the slots, rows × clues."""
        return np.column_stack(self.columns) if self.columns else np.zeros((self.rows, 0), np.int32)


@cache
def _salt(name: str) -> np.uint64:
    return np.uint64(zlib.crc32(name.encode()) * 2654435761 % 2**64)
