"""Read and extract documents in worker processes that may die without taking the build with them."""

import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from types import FrameType
from typing import TYPE_CHECKING

from kg.build.block import pack
from kg.errors import ReadError
from kg.pipeline import extract
from kg.read import Source, read
from kg.resolve import claims

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

Engine = Callable[[Sequence[Source], int, str], Iterator["Outcome"]]

SECONDS_PER_DOCUMENT = 300
GRACE = 30  # seconds after which a worker that C code keeps from hearing the alarm is ended
BYTES_PER_WORKER = 4 << 30  # address space; a document of 1 MB needs under a fifth of it
SMALL = 12  # starting processes costs more than extracting so few documents,
LIGHT = 200_000  # bytes, if each is as small as this
WINDOW = 4  # documents in flight for each worker: enough to keep it busy, few to repeat if it dies


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its result block, or the message of what is wrong with it."""

    name: str
    block: bytes = b""
    problem: str = ""


def work(source: Source, tagger: str) -> Outcome:
    """Read, extract and resolve one source; whatever goes wrong with it becomes its problem."""
    try:
        with _time_limit(SECONDS_PER_DOCUMENT):
            document = read(source)
            return Outcome(source.name, pack(document, claims(extract(document, tagger))))
    except ReadError as error:
        return Outcome(source.name, problem=str(error))
    except MemoryError:
        return _failed(source, "needs too much memory (split the document)")
    except TimeoutError:
        return _failed(source, f"took over {SECONDS_PER_DOCUMENT} seconds (split the document)")
    except Exception as error:
        return _failed(source, f"a fault of the program: {type(error).__name__}: {error} (please report it)")


def _failed(source: Source, problem: str) -> Outcome:
    return Outcome(source.name, problem=f"{source.name}: {problem}")


def guarded(source: Source, tagger: str) -> Outcome:
    """Do the work, or end this process: C code that does not come back hears no alarm."""
    with open(os.devnull, "w") as silence:  # noqa: PTH123  # no path of the user's
        faulthandler.dump_traceback_later(SECONDS_PER_DOCUMENT + GRACE, exit=True, file=silence)
        try:
            return work(source, tagger)
        finally:
            faulthandler.cancel_dump_traceback_later()


def process(sources: Sequence[Source], jobs: int, tagger: str) -> Iterator[Outcome]:
    """Yield the outcome of every source, in the order in which they are done."""
    if len(sources) <= SMALL and all(_is_light(source) for source in sources):
        for source in sources:
            yield work(source, tagger)
        return
    yield from _in_workers(sources, min(jobs, len(sources)), tagger)


def _is_light(source: Source) -> bool:
    try:
        return source.path.stat().st_size <= LIGHT
    except OSError:
        return True


def _in_workers(sources: Sequence[Source], jobs: int, tagger: str) -> Iterator[Outcome]:
    """Feed a pool; when a worker dies, try what was in flight again, one after the other."""
    waiting = list(reversed(sources))
    pool = _pool(jobs)
    flying: dict[Future[Outcome], Source] = {}
    try:
        while waiting or flying:
            while waiting and len(flying) < jobs * WINDOW:
                source = waiting.pop()
                flying[pool.submit(guarded, source, tagger)] = source
            suspects: list[Source] = []
            for done in wait(flying, return_when=FIRST_COMPLETED).done:
                source = flying.pop(done)
                if done.exception() is None:
                    yield done.result()
                else:
                    suspects.append(source)
            if suspects:
                suspects += flying.values()
                flying.clear()
                pool.shutdown(wait=True, kill_workers=True)
                yield from _one_by_one(suspects, tagger)
                pool = _pool(jobs)
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _one_by_one(sources: Sequence[Source], tagger: str) -> Iterator[Outcome]:
    """Do the work with one document in flight, so that it is known which one ends the worker."""
    pool = _pool(1)
    try:
        for source in sources:
            done: Future[Outcome] = pool.submit(guarded, source, tagger)
            if done.exception() is None:
                yield done.result()
                continue
            yield _failed(source, "ended its worker process (damaged or too large a file)")
            pool.shutdown(wait=True, kill_workers=True)
            pool = _pool(1)
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _pool(jobs: int) -> "ProcessPoolExecutor":
    from loky import ProcessPoolExecutor

    return ProcessPoolExecutor(max_workers=jobs, initializer=_prepare)


def _prepare() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (BYTES_PER_WORKER, BYTES_PER_WORKER))


class _time_limit:  # noqa: N801  # reads as a verb where it is used
    """Raise TimeoutError after some seconds, in the main thread of systems that have alarms."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self.armed = hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()

    def __enter__(self) -> None:
        if self.armed:
            self.before = signal.signal(signal.SIGALRM, self._expire)
            signal.alarm(self.seconds)

    def __exit__(self, *exception: object) -> None:
        if self.armed:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, self.before)

    @staticmethod
    def _expire(number: int, frame: FrameType | None) -> None:
        raise TimeoutError
