"""Do several things with what is in memory at the same time, each in a copy of this process."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any, Final

Task = Callable[[], None]

# A copy of the process has the graph without sending it; other systems than Linux cannot copy one safely.
COPIES: Final = sys.platform == "linux"
DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG of prctl(2)


def together(tasks: Sequence[Task], jobs: int) -> None:
    """Do all tasks, at most ``jobs`` at a time in the order given; raise the first error of any.

    Where an error, Ctrl-C or a kill ends this process, the copies end with it.
    """
    if jobs < 2 or not COPIES:
        for task in tasks:
            task()
        return
    context: Any = multiprocessing.get_context("fork")
    waiting, running = list(reversed(tasks)), dict[Connection, Any]()
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                receiver, sender = context.Pipe(duplex=False)
                process = context.Process(target=_do, args=(waiting.pop(), sender, os.getpid()))
                process.start()
                sender.close()
                running[receiver] = process
            for receiver in wait(list(running)):
                assert isinstance(receiver, Connection)
                error = _outcome(receiver)
                running.pop(receiver).join()
                receiver.close()
                if error is not None:
                    raise error
    finally:
        for process in running.values():
            process.kill()
            process.join()


def _outcome(receiver: Connection) -> BaseException | None:
    """Return the error of a task, or None."""
    try:
        error: BaseException | None = receiver.recv()
    except EOFError:
        return MemoryError("a process that wrote results was ended, probably for want of memory")
    return error


def _do(task: Task, sender: Connection, parent: int) -> None:
    import ctypes

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:  # it died before this process could say so
        os._exit(1)
    try:
        task()
    except Exception as error:
        sender.send(error)
    else:
        sender.send(None)
