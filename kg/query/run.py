"""Run a query in a process of its own, with a limit on time, memory and rows.

A running Oxigraph query cannot be interrupted, and a crash of its parser takes the process with it: only a
process that may be killed keeps its caller safe.
"""

import faulthandler
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from kg.errors import KGError, QueryError
from kg.query import guard, kept, results, store
from kg.rdf.write import Shortener

if TYPE_CHECKING:
    import pyoxigraph


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of time, bytes of memory beyond the loaded graph, and rows of the answer."""

    seconds: float = 30.0
    memory: int = 2 << 30
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Table:
    """An answer: IRIs as prefixed names, literals as their text, ``""`` for no value.

    ``cut`` says that there were more rows than the limit.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    cut: bool = False


DEFAULT: Final = Limits()


class LimitError(QueryError):
    """A query that is in order, but needs more time or memory than it may have."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A QueryError on its way between processes; ``damaged`` if it is the kept store's fault and not the query's."""

    name: str
    problem: str
    remedy: str
    heavy: bool = False
    damaged: bool = False

    @classmethod
    def of(cls, error: KGError) -> "Failure":
        """Take an error apart: exceptions with arguments of their own do not pass between processes."""
        return cls(error.name, error.problem, error.remedy, isinstance(error, LimitError))

    def error(self) -> QueryError:
        """Return the error again."""
        return (LimitError if self.heavy else QueryError)(self.name, self.problem, self.remedy)


Source: TypeAlias = "Path | pyoxigraph.Store"
Finish: TypeAlias = "Callable[[pyoxigraph.Store, str, Limits], Any]"

# A forked process has the loaded graph at once; where there is no fork, the new process loads it.
CONTEXT: Final[Any] = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
LESS: Final = "ask for less at once"
LOADING: Final = 600.0  # seconds for loading, which is not the query's fault


def run(source: Source, text: str, limits: Limits = DEFAULT, *, trusted: bool = False) -> Table:
    """Answer a query over a folder that kg build wrote; raise QueryError for one that is malformed or too heavy."""
    return cast(Table, isolated(source, text, limits, tabulate, trusted))


def respond(source: Source, text: str, accept: str, limits: Limits = DEFAULT) -> results.Answer:
    """Answer a query in a media type of SPARQL 1.1: return the type, the body, and whether rows were left out.

    The type is "" where the query has none that ``accept`` takes; the body then lists those that it has.
    """
    return cast(results.Answer, isolated(source, text, limits, partial(results.respond, accept=accept)))


def isolated(source: Source, text: str, limits: Limits, finish: Finish, trusted: bool = False) -> Any:
    """Run a query in a process and return what ``finish`` makes of it there."""
    outcome = _answered(source, text, limits, finish, trusted)
    if isinstance(outcome, Failure) and outcome.damaged:  # the kept store is gone
        outcome = _answered(source, text, limits, finish, trusted)
    if isinstance(outcome, Failure):
        raise outcome.error()
    return outcome


def _answered(source: Source, text: str, limits: Limits, finish: Finish, trusted: bool) -> Any:
    receiver, sender = CONTEXT.Pipe(duplex=False)
    process = CONTEXT.Process(target=_work, args=(sender, source, text, limits, finish, trusted), daemon=True)
    process.start()
    sender.close()
    try:
        outcome = _receive(receiver, limits)
    except EOFError:
        process.join()
        raise _died(process.exitcode, limits) from None
    finally:
        process.kill()
        process.join()
        receiver.close()
    return outcome


def _receive(receiver: Connection, limits: Limits) -> Any:
    """Wait for the graph to be loaded, then for the answer."""
    for seconds in (LOADING, limits.seconds):
        if not receiver.poll(seconds):
            raise LimitError("the query", f"takes longer than {limits.seconds:g} s", LESS)
        outcome = receiver.recv()
        if outcome is not None:
            break
    return outcome


def _died(code: int | None, limits: Limits) -> LimitError:
    if code == -getattr(signal, "SIGXCPU", 0):
        return LimitError("the query", f"takes longer than {limits.seconds:g} s", LESS)
    problem = f"needs more than {limits.memory >> 20} MB, or more nesting than can be held"
    return LimitError("the query", problem, LESS)


def _work(sender: Connection, source: Source, text: str, limits: Limits, finish: Finish, trusted: bool) -> None:
    """Load, check and answer; every way to fail is sent back as a Failure."""
    outcome: Any
    try:
        graph = kept.open_kept(source) if isinstance(source, Path) else source
        if not trusted:
            guard.load()
        sender.send(None)
        _confine(limits)
        if not trusted:
            guard.check(text, store.names_of(graph).prefixes())
        outcome = finish(graph, text, limits)
    except KGError as error:
        outcome = Failure.of(error)
    except SyntaxError as error:
        outcome = Failure("the query", f"is no SPARQL: {str(error)[:120]}", guard.REMEDY)
    except (OSError, RuntimeError) as error:
        outcome = Failure("the query", f"failed: {error}", guard.REMEDY)
        if isinstance(source, Path) and kept.is_damage(error):
            kept.discard(source)
            outcome = replace(outcome, damaged=True)
    except MemoryError:
        outcome = Failure("the query", f"needs more than {limits.memory >> 20} MB", LESS, heavy=True)
    except Exception as error:
        outcome = Failure("the query", f"failed: {type(error).__name__}: {error}", guard.REMEDY)
    with suppress(BrokenPipeError):
        sender.send(outcome)


def _confine(limits: Limits) -> None:
    """Limit this process: memory and CPU time beyond what it has used, and no new files or connections."""
    try:
        import resource
    except ImportError:
        return
    # What a dying library says is no message for the user.
    faulthandler.disable()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    spent = time.process_time()  # for loading
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent + limits.seconds) + 2,) * 2)
    used = _address_space()
    if used:
        resource.setrlimit(resource.RLIMIT_AS, (used + limits.memory,) * 2)


def _address_space() -> int:
    """Return the bytes of address space of this process, or 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def tabulate(graph: "pyoxigraph.Store", text: str, limits: Limits) -> Table:
    """Return the rows of any form of query as a table.

    Straight from Oxigraph: turning each term into one of rdflib's first takes as long as the query itself.
    """
    import pyoxigraph

    prefixes = store.names_of(graph).prefixes()
    result = graph.query(text, prefixes=prefixes)
    if isinstance(result, pyoxigraph.QueryBoolean):
        return Table(("answer",), (("true" if result else "false",),))
    short = Shortener(prefixes)
    rows = [tuple(_cell(term, short) for term in row) for row in islice(result, limits.rows + 1)]
    cut = len(rows) > limits.rows
    if isinstance(result, pyoxigraph.QueryTriples):  # a set of triples, in no order
        return Table(("subject", "predicate", "object"), tuple(sorted(rows)[: limits.rows]), cut)
    return Table(tuple(variable.value for variable in result.variables), tuple(rows[: limits.rows]), cut)


def _cell(term: Any, short: Shortener) -> str:
    """Return an IRI as a prefixed name, a literal as its text, nothing as ""."""
    if term is None:
        return ""
    return str(term.value) if hasattr(term, "datatype") else short[str(term)]
