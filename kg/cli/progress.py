"""Progress: a bar with rate and time left on a terminal, plain lines otherwise."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.build import Progress

if TYPE_CHECKING:
    from rich.progress import ProgressColumn

EVERY = 10.0  # seconds between plain lines


@contextmanager
def progress() -> Iterator[Progress]:
    """Yield a function that takes the number done, the number in all, and the name of the last one."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(*_columns(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("读取 reading", total=None, rate="")
        begun = time.monotonic()

        def show(done: int, total: int, name: str) -> None:
            if not total:
                bar.update(task, description=name, total=None, rate="")
                return
            rate = f"{done / max(time.monotonic() - begun, 1e-6):.1f}/s" if done else ""
            bar.update(task, completed=done, total=total, rate=rate)

        yield show


def _columns() -> "tuple[ProgressColumn, ...]":
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

    rate = TextColumn("{task.fields[rate]}")
    return TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, TimeRemainingColumn()


def _plain() -> Progress:
    begun = last = time.monotonic()

    def show(done: int, total: int, name: str) -> None:
        nonlocal last
        now = time.monotonic()
        if not total:
            print(name, file=sys.stderr)
        elif done and (done == total or now - last >= EVERY):
            last = now
            rate = done / max(now - begun, 1e-6)
            print(f"{done}/{total} {name} ({rate:.1f}/s, {(total - done) / rate:.0f} s left)", file=sys.stderr)

    return show
