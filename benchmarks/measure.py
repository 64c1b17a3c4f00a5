"""Time a call in CPU seconds: the least of several runs, since noise only ever adds."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured, our figure and the peer's (0 for none) in the unit.

    ``ratio`` is how many times better ours is.
    """

    name: str
    unit: str
    ours: float
    peer_name: str = ""
    peer: float = 0.0
    more_is_better: bool = True

    @property
    def ratio(self) -> str:
        """Return ours against the peer, as times better."""
        if not self.peer or not self.ours:
            return "–"
        better = self.ours / self.peer if self.more_is_better else self.peer / self.ours
        return f"{better:.1f}×"


def cpu_seconds(call: Callable[[], T], runs: int = 3) -> tuple[float, T]:
    """Return the least CPU time of several calls, in seconds, and the last result."""
    least = float("inf")
    for _ in range(runs):
        begun = time.process_time()
        result = call()
        least = min(least, time.process_time() - begun)
    return least, result
