"""Processes that keep the graph loaded and answer one query at a time, each in a child that may be killed."""

import os
import queue
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from kg.errors import KGError, QueryError
from kg.query import store
from kg.query.run import CONTEXT, DEFAULT, Failure, Limits, Source, isolated

COUNT: Final = 4
POLL: Final = 1.0  # seconds between looks at whether the server is still there


class Keepers:
    """The idle keepers; they are forked from one loaded graph, whose memory they share."""

    def __init__(self, folder: Path, limits: Limits = DEFAULT, count: int = COUNT) -> None:
        loaded: Source = store.load(folder) if CONTEXT.get_start_method() == "fork" else folder
        self.idle: queue.Queue[Connection] = queue.Queue()
        self.processes: list[Any] = []
        for _ in range(count):
            ours, theirs = CONTEXT.Pipe()
            process = CONTEXT.Process(target=_keep, args=(theirs, loaded, limits, os.getpid()))
            process.start()
            theirs.close()
            self.processes.append(process)
            self.idle.put(ours)

    def answer(self, text: str, finish: Callable[..., Any]) -> Any:
        """Return what ``finish`` makes of the result; wait for a keeper to be idle. Raise QueryError."""
        connection = self.idle.get()
        try:
            connection.send((text, finish))
            outcome = connection.recv()
        finally:
            self.idle.put(connection)
        if isinstance(outcome, Failure):
            raise QueryError(outcome.name, outcome.problem, outcome.remedy)
        return outcome

    def __enter__(self) -> "Keepers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.processes:
            process.terminate()
            process.join()


def _keep(connection: Connection, source: Source, limits: Limits, server: int) -> None:
    """Answer until the server is gone."""
    while os.getppid() == server:
        try:
            if not connection.poll(POLL):
                continue
            text, finish = connection.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        try:
            outcome = isolated(source, text, limits, finish)
        except KGError as error:
            outcome = Failure(error.name, error.problem, error.remedy)
        connection.send(outcome)
