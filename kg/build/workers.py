"""Read and extract documents in worker processes that may die without taking the build with them.

One document's result is a compressed block of JSON lines: first its text, then its rows. It is made in the
worker, kept in the cache and read again at assembly, so what passes between processes is small.
"""

import json
import signal
import sys
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from dataclasses import dataclass
from types import FrameType
from typing import Any

from kg.errors import ReadError
from kg.graph import Row, decode, encode
from kg.model import Document
from kg.pipeline import extract
from kg.read import Source, read
from kg.resolve import claims

Engine = Callable[[Sequence[Source], int, str], Iterator["Outcome"]]

SECONDS_PER_DOCUMENT = 300
BYTES_PER_WORKER = 8 << 30  # address space; a document of 1 MB needs well under a tenth of it
SMALL = 12  # starting processes costs more than extracting so few documents
WINDOW = 4  # documents in flight for each worker: enough to keep it busy, few to repeat if it dies


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its result block, or the message of what is wrong with it."""

    name: str
    block: bytes = b""
    problem: str = ""


def pack(document: Document, rows: Iterable[Row]) -> bytes:
    """Return the result block of one document."""
    text = {
        "id": document.id,
        "text": document.text,
        "furniture": [[part.start, part.end, part.kind] for part in document.furniture],
    }
    lines = [json.dumps(text, ensure_ascii=False, sort_keys=True)]
    lines += [encode(row) for row in rows]
    return zlib.compress("\n".join(lines).encode("utf-8", "surrogatepass"), 3)


def unpack(block: bytes) -> tuple[dict[str, Any], tuple[Row, ...]]:
    """Return the text record and the rows of a result block."""
    text, *rows = zlib.decompress(block).decode("utf-8", "surrogatepass").split("\n")
    return json.loads(text), tuple(decode(row) for row in rows)


def work(source: Source, tagger: str) -> Outcome:
    """Read, extract and resolve one source; whatever goes wrong with it becomes its problem."""
    try:
        with _time_limit(SECONDS_PER_DOCUMENT):
            document = read(source)
            return Outcome(source.name, pack(document, claims(extract(document, tagger))))
    except ReadError as error:
        return Outcome(source.name, problem=str(error))
    except MemoryError:
        return Outcome(source.name, problem=f"{source.name}: needs too much memory (split the document)")
    except TimeoutError:
        return Outcome(
            source.name,
            problem=f"{source.name}: took over {SECONDS_PER_DOCUMENT} seconds (split the document)",
        )
    except Exception as error:
        return Outcome(
            source.name,
            problem=f"{source.name}: a fault of the program: {type(error).__name__}: {error} (please report it)",
        )


def process(sources: Sequence[Source], jobs: int, tagger: str) -> Iterator[Outcome]:
    """Yield the outcome of every source, in the order in which they are done."""
    if jobs == 1 or len(sources) <= SMALL:
        for source in sources:
            yield work(source, tagger)
        return
    yield from _in_parallel(sources, jobs, tagger)


def _in_parallel(sources: Sequence[Source], jobs: int, tagger: str) -> Iterator[Outcome]:
    """Feed a pool; when a worker dies, try what was in flight again, each in a process of its own."""
    waiting = list(reversed(sources))
    pool = _pool(jobs)
    flying: dict[Future[Outcome], Source] = {}
    try:
        while waiting or flying:
            while waiting and len(flying) < jobs * WINDOW:
                source = waiting.pop()
                flying[pool.submit(work, source, tagger)] = source
            done = next(as_completed(flying))
            source = flying.pop(done)
            if done.exception() is None:
                yield done.result()
                continue
            suspects = [source, *flying.values()]
            flying.clear()
            pool.shutdown(wait=True, kill_workers=True)
            for suspect in suspects:
                yield _alone(suspect, tagger)
            pool = _pool(jobs)
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _alone(source: Source, tagger: str) -> Outcome:
    pool = _pool(1)
    try:
        return pool.submit(work, source, tagger).result()
    except Exception:
        return Outcome(source.name, problem=f"{source.name}: ended its worker process (damaged or too large a file)")
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _pool(jobs: int):  # type: ignore[no-untyped-def]  # loky has no types
    from loky import ProcessPoolExecutor

    return ProcessPoolExecutor(max_workers=jobs, initializer=_limit_memory)


def _limit_memory() -> None:
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
