"""Progress: a bar with rate and time left on a terminal, plain lines otherwise."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kg.build import Progress

EVERY = 10.0  # seconds between plain lines


@contextmanager
def progress() -> Iterator[Progress]:
    """Yield a function that takes the number done, the number in all, and the name of the last one."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("读取 reading", total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total)


def _plain() -> Progress:
    begun = last = time.monotonic()

    def show(done: int, total: int, name: str) -> None:
        nonlocal last
        now = time.monotonic()
        if done and (done == total or now - last >= EVERY):
            last = now
            rate = done / max(now - begun, 1e-6)
            left = (total - done) / rate
            print(f"{done}/{total} {name} ({rate:.1f}/s, {left:.0f} s left)", file=sys.stderr)

    return show
