"""Refuse a query that would do more than read the graph.

The parsed form is judged, not the text, so that words in names and quotes do no harm. The depth of nesting alone is
counted in the text: it must be known before any parser runs, because deep nesting exhausts a parser's stack.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from kg.errors import QueryError

DEPTH: Final = 60
LENGTH: Final = 100_000
REMEDY: Final = "kg ask lists questions that work; https://www.w3.org/TR/sparql11-query/ has the syntax"


def check(text: str, prefixes: Collection[str] = ()) -> None:
    """Raise QueryError unless the text is one SPARQL query that reads nothing but the graph.

    ``prefixes`` are those that are bound without a PREFIX line.
    """
    if len(text) > LENGTH:
        raise QueryError("the query", f"is longer than {LENGTH} characters", "ask for less at once")
    if depth(text) > DEPTH:
        raise QueryError("the query", f"is nested more than {DEPTH} deep", "write it with fewer brackets")
    nodes = list(_nodes(_parse(text)))
    _check_prefixes(nodes, prefixes)
    for node in nodes:
        if node.name == "ServiceGraphPattern":
            raise QueryError("the query", "asks another server (SERVICE)", "query the graph of this folder only")
        if "datasetClause" in node:
            raise QueryError("the query", "names another source (FROM)", "leave out FROM: there is one graph")


def _check_prefixes(nodes: Sequence[Any], bound: Collection[str]) -> None:
    known = {dict.get(node, "prefix", "") for node in nodes if node.name == "PrefixDecl"} | set(bound)
    unknown = {dict.get(node, "prefix", "") for node in nodes if node.name == "pname"} - known
    if unknown:
        raise QueryError("the query", f"has no prefix {min(unknown)}:", f"bound are {' '.join(sorted(known))}")


def load() -> None:
    """Load the parser, so that this is not counted as time of a query."""
    from rdflib.plugins.sparql import parser

    assert parser


def depth(text: str) -> int:
    """Return how deep brackets are nested, at most; those in names and quotes count too."""
    deepest = level = 0
    for character in text:
        if character in "{([":
            level += 1
            deepest = max(deepest, level)
        elif character in "})]":
            level -= 1
    return deepest


def _parse(text: str) -> Any:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    try:
        return parseQuery(text)
    except ParseBaseException as error:
        if _is_update(text):
            raise QueryError("the query", "would change the graph", "SELECT, ASK, CONSTRUCT or DESCRIBE") from None
        where = f"line {error.lineno}, column {error.col}"
        raise QueryError("the query", f"is no SPARQL at {where}: {_near(error)}", REMEDY) from None
    except (RecursionError, ValueError, TypeError) as error:
        raise QueryError("the query", f"is no SPARQL that can be read ({error})", REMEDY) from None


def _near(error: Any) -> str:
    return error.line[max(error.col - 1, 0) :][:40].strip() or "the end"


def _is_update(text: str) -> bool:
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        return bool(parseUpdate(text).request)
    except (ParseBaseException, RecursionError, ValueError, TypeError, AttributeError):
        return False


def _nodes(node: Any) -> Iterator[Any]:
    """Yield every node of a parse tree, without recursion."""
    from rdflib.plugins.sparql.parserutils import CompValue

    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, CompValue):
            yield here
            waiting.extend(here.values())
        elif not isinstance(here, str) and hasattr(here, "__iter__"):
            waiting.extend(here)
