"""The web application: ``/sparql`` speaks the SPARQL 1.1 Protocol for queries, ``/`` is the page."""

from functools import partial
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg.errors import QueryError
from kg.query.guard import LENGTH
from kg.serve.keepers import Keepers
from kg.serve.results import respond

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
# A page of another site must not reach the graph through a name that it points at this machine.
HOSTS: Final = ["127.0.0.1", "localhost"]


def application(folder: Path, keepers: Keepers) -> Starlette:
    """Return the application for a folder that kg build wrote."""

    async def page(request: Request) -> Response:
        path = folder / "graph.html"
        return FileResponse(path) if path.exists() else PlainTextResponse("graph.html: run kg build first", 404)

    async def sparql(request: Request) -> Response:
        try:
            text = await _query(request)
        except ValueError as error:
            return PlainTextResponse(str(error), 400)
        finish = partial(respond, accept=request.headers.get("accept", ""))
        try:
            kind, body, cut = await run_in_threadpool(keepers.answer, text, finish)
        except QueryError as error:
            return PlainTextResponse(str(error), 400)
        return Response(body, media_type=kind, headers={"X-Rows-Cut": "true"} if cut else None)

    routes = [Route("/", page), Route("/sparql", sparql, methods=["GET", "POST"])]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)])


async def _query(request: Request) -> str:
    """Return the query of a request in one of the three ways of the protocol; raise ValueError for others."""
    pairs = parse_qsl(request.url.query, keep_blank_values=True)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
        body = (await _body(request)).decode("utf-8")
        if kind == FORM:
            pairs = [*pairs, *parse_qsl(body, keep_blank_values=True)]
        elif kind == QUERY:
            pairs = [*pairs, ("query", body)]
        else:
            raise ValueError(f"POST a query as {FORM} or {QUERY}")
    queries = [value for name, value in pairs if name == "query"]
    if any(name in ("default-graph-uri", "named-graph-uri") for name, _ in pairs):
        raise ValueError("there is one graph: leave out default-graph-uri and named-graph-uri")
    if any(name == "update" for name, _ in pairs):
        raise ValueError("this endpoint only reads: it takes no update")
    if len(queries) != 1:
        raise ValueError(f"give one query, not {len(queries)}")
    return queries[0]


async def _body(request: Request) -> bytes:
    """Return the body; raise ValueError as soon as it is longer than any query may be."""
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > 12 * LENGTH:  # a Han character is three bytes, nine when percent-encoded
            raise ValueError(f"the query is longer than {LENGTH} characters")
    return b"".join(parts)
