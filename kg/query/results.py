"""Write the result of a query in the media types of SPARQL 1.1, inside the process that answers it.

The writers of Oxigraph itself cannot stop after a number of rows; these do, and keep the order of the rows.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast
from xml.sax.saxutils import escape, quoteattr

from kg.query.store import names_of
from kg.rdf.write import Shortener, header, text_of

if TYPE_CHECKING:
    import pyoxigraph

    from kg.query.run import Limits

Answer: TypeAlias = tuple[str, bytes, bool]
Solution: TypeAlias = Sequence[Any]

RESULTS: Final = "application/sparql-results"
# Media type to the name of its writer; the first of each is the default.
ROWS: Final[Mapping[str, str]] = {
    f"{RESULTS}+json": "json",
    "application/json": "json",
    f"{RESULTS}+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
TRUTH: Final[Mapping[str, str]] = dict(list(ROWS.items())[:4])
TRIPLES: Final[Mapping[str, str]] = {
    "text/turtle": "TURTLE",
    "application/n-triples": "N_TRIPLES",
    "application/rdf+xml": "RDF_XML",
    "application/ld+json": "JSON_LD",
}
NAMESPACE: Final = "http://www.w3.org/2005/sparql-results#"


def accepted(header: str, offered: Iterable[str]) -> str:
    """Return the media type that an Accept header asks for most, or "" if it takes none of those that are offered.

    Between equal wishes the one that the header names first wins, then the one that is offered first.

    >>> accepted("text/csv;q=0.5, application/*", ROWS)
    'application/sparql-results+json'
    """
    wishes = [_wish(part) for part in header.split(",") if part.strip()] or [("*/*", 1.0)]
    weight, _, _, kind = min((*_rank(kind, wishes), place, kind) for place, kind in enumerate(offered))
    return kind if weight < 0 else ""


def _wish(part: str) -> tuple[str, float]:
    kind, *parameters = (word.strip().lower() for word in part.split(";"))
    weight = next((word[2:] for word in parameters if word.startswith("q=")), "1")
    try:
        return kind, float(weight)
    except ValueError:
        return kind, 0.0


def _rank(kind: str, wishes: Sequence[tuple[str, float]]) -> tuple[float, int]:
    """Return minus the weight of the most specific wish for a media type, and its place in the header."""
    for range_ in (kind, kind.partition("/")[0] + "/*", "*/*"):
        for place, (name, weight) in enumerate(wishes):
            if name == range_:
                return -weight, place
    return 0.0, 0


def respond(store: "pyoxigraph.Store", text: str, limits: "Limits", accept: str) -> Answer:
    """Return media type, body, and whether rows beyond the limit were left out.

    Where the Accept header takes none of the media types that the form of the query has, the media type is "" and
    the body lists them.
    """
    import pyoxigraph

    prefixes = names_of(store).prefixes()
    result = store.query(text, prefixes=prefixes)
    if isinstance(result, pyoxigraph.QueryTriples):
        return _negotiated(accept, TRIPLES, lambda kind: _triples(result, kind, prefixes, limits.rows))
    if isinstance(result, pyoxigraph.QueryBoolean):
        return _negotiated(accept, TRUTH, lambda kind: (BOOLEANS[kind](bool(result)), False))
    return _negotiated(accept, ROWS, lambda kind: _rows(result, kind, limits.rows))


def _negotiated(accept: str, offered: Mapping[str, str], write: Callable[[str], tuple[str, bool]]) -> Answer:
    kind = accepted(accept, offered)
    if not kind:
        return "", ", ".join(offered).encode(), False
    text, cut = write(offered[kind])
    return kind, text.encode(), cut


def _rows(result: "pyoxigraph.QuerySolutions", kind: str, limit: int) -> tuple[str, bool]:
    names = [variable.value for variable in result.variables]
    found = list(islice(result, limit + 1))
    return WRITERS[kind](names, found[:limit]), len(found) > limit


def _triples(result: "pyoxigraph.QueryTriples", kind: str, prefixes: Mapping[str, str], limit: int) -> tuple[str, bool]:
    import pyoxigraph

    found = list(islice(result, limit + 1))
    kept = sorted(found[:limit], key=str)
    if kind == "TURTLE":
        return _turtle(kept, prefixes), len(found) > limit
    body = cast(bytes, pyoxigraph.serialize(kept, format=getattr(pyoxigraph.RdfFormat, kind)))
    return body.decode() + "\n" * (kind == "JSON_LD"), len(found) > limit


def _turtle(triples: Iterable["pyoxigraph.Triple"], prefixes: Mapping[str, str]) -> str:
    """Return Turtle as graph.ttl is written; Oxigraph's own lists the prefixes in another order on every run."""
    short = Shortener(prefixes)
    parts = []
    for subject, group in groupby(triples, key=lambda triple: str(triple.subject)):
        pairs = [(str(triple.predicate), str(triple.object)) for triple in group]
        parts.append(text_of((subject, pairs), short))
    body = "\n".join(parts)
    used = {name: namespace for name, namespace in prefixes.items() if f"{name}:" in body}
    return f"{header(used)}\n{body}"


def _json_rows(names: Sequence[str], rows: Iterable[Solution]) -> str:
    bindings = [
        {name: _json_term(term) for name, term in zip(names, row, strict=True) if term is not None} for row in rows
    ]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": bindings}}, ensure_ascii=False) + "\n"


def _json_term(term: Any) -> dict[str, str]:
    kind, marks = _parts(term)
    return {"type": kind, "value": term.value, **marks}


def _parts(term: Any) -> tuple[str, dict[str, str]]:
    """Return the kind of a term in the result formats, and its language or datatype."""
    import pyoxigraph

    if isinstance(term, pyoxigraph.NamedNode):
        return "uri", {}
    if isinstance(term, pyoxigraph.BlankNode):
        return "bnode", {}
    if term.language:
        return "literal", {"xml:lang": term.language}
    plain = term.datatype.value.endswith("#string")
    return "literal", {} if plain else {"datatype": term.datatype.value}


def _xml_rows(names: Sequence[str], rows: Iterable[Solution]) -> str:
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in names)
    parts = []
    for row in rows:
        bound = ((name, term) for name, term in zip(names, row, strict=True) if term is not None)
        parts.append("".join(f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>" for name, term in bound))
    results = "".join(f"<result>{part}</result>\n" for part in parts)
    return _xml(f"<head>{head}</head>\n<results>\n{results}</results>")


def _xml_term(term: Any) -> str:
    kind, marks = _parts(term)
    given = "".join(f" {name}={quoteattr(value)}" for name, value in marks.items())
    return f"<{kind}{given}>{escape(term.value, {chr(13): '&#13;'})}</{kind}>"


def _xml(body: str) -> str:
    from kg.export.xml import text

    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="{NAMESPACE}">{text(body)}</sparql>\n'


def _csv_rows(names: Sequence[str], rows: Iterable[Solution]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([_csv_term(term) for term in row] for row in rows)
    return out.getvalue()


def _csv_term(term: Any) -> str:
    if term is None:
        return ""
    value: str = term.value
    return f"_:{value}" if _parts(term)[0] == "bnode" else value


def _tsv_rows(names: Sequence[str], rows: Iterable[Solution]) -> str:
    lines = ["\t".join(f"?{name}" for name in names)]
    lines += ["\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in rows]
    return "\n".join(lines) + "\n"


WRITERS: Final[Mapping[str, Callable[[Sequence[str], Iterable[Solution]], str]]] = {
    "json": _json_rows,
    "xml": _xml_rows,
    "csv": _csv_rows,
    "tsv": _tsv_rows,
}
BOOLEANS: Final[Mapping[str, Callable[[bool], str]]] = {
    "json": lambda truth: json.dumps({"head": {}, "boolean": truth}) + "\n",
    "xml": lambda truth: _xml(f"<head/><boolean>{str(truth).lower()}</boolean>"),
}
