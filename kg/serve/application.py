"""The web application: ``/sparql`` speaks the SPARQL 1.1 Protocol for queries, ``/`` is the page."""

from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.ledger import there
from kg.query import LimitError
from kg.query.guard import LENGTH
from kg.serve.keepers import Keepers

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
# A page of another site must not reach the graph through a name that it points at this machine.
HOSTS: Final = ["127.0.0.1", "localhost"]


def application(folder: Path, keepers: Keepers) -> Starlette:
    """Return the application for a folder that kg build wrote."""

    async def page(request: Request) -> Response:
        path = folder / "graph.html"
        missing = "the graph is too large for one page: kg view --focus" if there(folder) else "run kg build first"
        return FileResponse(path) if path.exists() else PlainTextResponse(f"graph.html: {missing}\n", 404)

    async def sparql(request: Request) -> Response:
        text = await _query(request)
        accept = request.headers.get("accept", "")
        try:
            kind, body, cut = await run_in_threadpool(keepers.answer, text, accept)
        except LimitError as error:
            raise HTTPException(503, str(error)) from error
        except QueryError as error:
            raise HTTPException(400, str(error)) from error
        if not kind:
            raise HTTPException(406, f"the answer can be had as {body.decode()}")
        headers = {"Vary": "Accept", **({"X-Rows-Cut": "true"} if cut else {})}
        return Response(body, media_type=kind, headers=headers)

    routes = [Route("/", page), Route("/sparql", sparql, methods=["GET", "POST"])]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)])


async def _query(request: Request) -> str:
    """Return the query of a request in one of the three ways of the protocol; raise HTTPException for others."""
    try:
        pairs = _pairs(request.url.query)
        if request.method == "POST":
            pairs += await _posted(request)
    except UnicodeDecodeError as error:
        raise HTTPException(400, "the query is not in UTF-8") from error
    queries = [value for name, value in pairs if name == "query"]
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in pairs):
        raise HTTPException(400, "there is one graph: leave out default-graph-uri and named-graph-uri")
    if any(name == "update" for name, _ in pairs):
        raise HTTPException(400, "this endpoint only reads: it takes no update")
    if len(queries) != 1:
        raise HTTPException(400, f"give one query, not {len(queries)}")
    return queries[0]


def _pairs(text: str) -> list[tuple[str, str]]:
    return parse_qsl(text, keep_blank_values=True, errors="strict")


async def _posted(request: Request) -> list[tuple[str, str]]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind not in (FORM, QUERY):
        raise HTTPException(415, f"POST a query as {FORM} or {QUERY}")
    body = (await _body(request)).decode("utf-8")
    return _pairs(body) if kind == FORM else [("query", body)]


async def _body(request: Request) -> bytes:
    """Return the body; refuse it as soon as it is longer than any query may be."""
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > 12 * LENGTH:  # a Han character is three bytes, nine when percent-encoded
            raise HTTPException(413, f"the query is longer than {LENGTH} characters")
    return b"".join(parts)
