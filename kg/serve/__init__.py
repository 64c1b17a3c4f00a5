"""A read-only SPARQL 1.1 endpoint on this machine, with the page beside it.

The web server holds no graph: it hands each query to a keeper, a process that has the graph loaded and answers
in a fresh child under the limits of ``kg.query``. So no query can stop the server or block the others.
"""

from pathlib import Path

from kg.errors import KGError


def run(folder: Path, port: int) -> None:
    """Serve a folder that kg build wrote on 127.0.0.1 until interrupted; raise KGError if it cannot."""
    try:
        import uvicorn

        from kg.serve.application import application
    except ModuleNotFoundError as error:
        raise KGError("kg serve", f"needs {error.name}", "pip install 'policy-kg[serve]'") from error
    from kg.serve.keepers import Keepers

    with Keepers(folder) as keepers:
        uvicorn.run(application(folder, keepers), host="127.0.0.1", port=port, log_level="warning")
