"""Ranges of a text that can be asked whether they hold a position."""

from bisect import bisect_right


class Ranges:
    """Ranges that can be asked whether one of them holds a position."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self.ranges = sorted(ranges)
        self.starts = [start for start, _ in self.ranges]

    def holds(self, position: int) -> bool:
        """Say whether the position lies in one of the ranges."""
        at = bisect_right(self.starts, position) - 1
        return at >= 0 and position < self.ranges[at][1]
