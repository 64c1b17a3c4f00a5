"""A read-only SPARQL 1.1 endpoint on this machine, with the page beside it.

The web server holds no graph: it hands each query to a keeper, a process that has the graph loaded and answers
in a fresh child under the limits of ``kg.query``. So no query can stop the server or block the others.
"""

import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from kg.errors import KGError

HOST: Final = "127.0.0.1"


def run(folder: Path, port: int, ready: Callable[[str], None] = lambda address: None) -> None:
    """Serve a folder that kg build wrote on 127.0.0.1 until interrupted; raise KGError if it cannot.

    ``ready`` is told the address once it answers; port 0 takes any that is free.
    """
    try:
        import uvicorn

        from kg.serve.application import application
    except ModuleNotFoundError as error:
        raise KGError("kg serve", f"needs {error.name}", "pip install 'policy-kg[serve]'") from error
    from kg.serve.keepers import Keepers

    with _listening(port) as listener, Keepers(folder) as keepers, suppress(KeyboardInterrupt):
        server = uvicorn.Server(uvicorn.Config(application(folder, keepers), log_level="warning"))
        ready(f"http://{HOST}:{listener.getsockname()[1]}/")
        server.run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise KGError(f"port {port}", f"cannot be used ({error.strerror})", "give another --port") from error
    listener.listen()
    return listener
