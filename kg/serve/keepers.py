"""Processes that keep the graph loaded and answer one query at a time, each in a child that may be killed."""

import multiprocessing
import os
import queue
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from kg import ledger
from kg.errors import KGError
from kg.query import LimitError, Limits, guard, respond, store
from kg.query.results import Answer
from kg.query.run import CONTEXT, DEFAULT, LESS, Failure, Source

COUNT: Final = 4
POLL: Final = 1.0  # seconds between looks at whether the server is still there


class Keepers:
    """The idle keepers. The first are forked from one loaded graph, whose memory they share."""

    def __init__(self, folder: Path, limits: Limits = DEFAULT, count: int = COUNT) -> None:
        self.folder, self.limits = folder, limits
        self.idle: queue.Queue[Connection] = queue.Queue()
        self.processes: list[Any] = []
        guard.load()
        loaded: Source = _loaded(folder)
        for _ in range(count):
            self._start(loaded, CONTEXT)

    def _start(self, source: Source, context: Any) -> None:
        ours, theirs = context.Pipe()
        process = context.Process(target=_keep, args=(theirs, source, self.limits, os.getpid()))
        process.start()
        theirs.close()
        self.processes.append(process)
        self.idle.put(ours)

    def answer(self, text: str, accept: str) -> Answer:
        """Answer a query in a media type that is accepted; wait for a keeper to be idle. Raise QueryError."""
        connection = self.idle.get()
        try:
            connection.send((text, accept))
            outcome: Answer | Failure = connection.recv()
        except (EOFError, OSError) as error:
            # A server with threads must not fork: the new keeper starts by itself and loads the graph anew.
            self._start(self.folder, multiprocessing.get_context("spawn"))
            raise LimitError("the query", "ended the process that answered it", LESS) from error
        self.idle.put(connection)
        if isinstance(outcome, Failure):
            raise outcome.error()
        return outcome

    def __enter__(self) -> "Keepers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.terminate()
            process.join()


def _loaded(folder: Path) -> Source:
    """Load a graph into memory for children to share; one that is kept in a ledger is asked on disk."""
    if ledger.there(folder) or CONTEXT.get_start_method() != "fork":
        return folder
    return store.load(folder)


def _keep(connection: Connection, source: Source, limits: Limits, server: int) -> None:
    """Answer until the server is gone."""
    guard.load()
    loaded = _loaded(source) if isinstance(source, Path) else source
    while os.getppid() == server:
        try:
            if not connection.poll(POLL):
                continue
            text, accept = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            outcome: Answer | Failure = respond(loaded, text, accept, limits)
        except KGError as error:
            outcome = Failure.of(error)
        connection.send(outcome)
