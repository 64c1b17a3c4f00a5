"""The endpoint as its clients meet it: a real server, the query tests of the SPARQL 1.1 Protocol, and no way to harm.

The names in ``REFUSED`` and ``CONTENT`` are those of the W3C's protocol tests.
"""

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pyoxigraph
import pytest
import rdflib

from kg.cli import run as kg
from kg.errors import QueryError
from kg.infer import infer
from kg.query import LimitError, Limits
from kg.rdf import turtle
from kg.serve.keepers import Keepers
from tests.samples import sample

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
NAME = "SELECT ?n { ?x a pkg:Fund ; rdfs:label ?n }"
Reply = tuple[int, dict[str, str], bytes]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("serve")
    (out / "graph.ttl").write_bytes(turtle(infer(sample())))
    (out / "graph.html").write_text("<!doctype html><title>图谱</title>", encoding="utf-8")
    return out


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    """A running ``kg serve``, ended by Ctrl-C as a user ends it."""
    command = [sys.executable, "-m", "kg", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None and server.stderr is not None
        yield server.stdout.readline().split(" ")[0]
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 0
        assert "Traceback" not in server.stderr.read()


def ask(address: str, method: str, path: str, body: bytes | str = b"", headers: dict[str, str] | None = None) -> Reply:
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    data = body.encode() if isinstance(body, str) else body
    connection.request(method, path, data or None, headers or {})
    response = connection.getresponse()
    found = response.status, {key.lower(): value for key, value in response.getheaders()}, response.read()
    connection.close()
    return found


def get(address: str, query: str, accept: str = "") -> Reply:
    headers = {"Accept": accept} if accept else {}
    return ask(address, "GET", "/sparql?" + urlencode({"query": query}), headers=headers)


def test_the_page_stands_beside_the_endpoint(address: str) -> None:
    status, headers, body = ask(address, "GET", "/")
    assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "图谱" in body.decode()


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("GET", "/sparql?" + urlencode({"query": NAME}), "", {}),
        ("POST", "/sparql", urlencode({"query": NAME}), FORM),
        ("POST", "/sparql", NAME, DIRECT),
        ("POST", "/sparql", NAME, {"Content-Type": "application/sparql-query; charset=utf-8"}),
    ],
    ids=["query_get", "query_post_form", "query_post_direct", "query_post_direct_charset"],
)
def test_a_query_is_taken_in_each_way_of_the_protocol(
    address: str, method: str, path: str, body: str, headers: dict[str, str]
) -> None:
    status, found, answer = ask(address, method, path, body, headers)
    assert (status, found["content-type"]) == (200, "application/sparql-results+json")
    solutions = pyoxigraph.parse_query_results(answer, format=pyoxigraph.QueryResultsFormat.JSON)
    assert [row["n"].value for row in solutions] == ["创新券"]  # type: ignore[union-attr]


SELECT = "SELECT ?x ?n ?c { ?x a pkg:Fund ; rdfs:label ?n OPTIONAL { ?x pkg:confidence ?c } }"
CONTENT = [
    # query, Accept, media type, syntax for the reader that checks it
    (SELECT, "", "application/sparql-results+json", pyoxigraph.QueryResultsFormat.JSON),
    (SELECT, "application/sparql-results+xml", "application/sparql-results+xml", pyoxigraph.QueryResultsFormat.XML),
    (SELECT, "text/tab-separated-values", "text/tab-separated-values", pyoxigraph.QueryResultsFormat.TSV),
    (SELECT, "text/html, */*;q=0.1", "application/sparql-results+json", pyoxigraph.QueryResultsFormat.JSON),
    (SELECT, "application/xml;q=0.9, application/json;q=0.2", "application/xml", pyoxigraph.QueryResultsFormat.XML),
    ("ASK {}", "", "application/sparql-results+json", pyoxigraph.QueryResultsFormat.JSON),
    ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml", pyoxigraph.QueryResultsFormat.XML),
    ("DESCRIBE FND:创新券", "", "text/turtle", "turtle"),
    ("CONSTRUCT WHERE { ?s rdfs:label ?o }", "application/rdf+xml", "application/rdf+xml", "xml"),
    ("CONSTRUCT WHERE { ?s rdfs:label ?o }", "application/n-triples", "application/n-triples", "nt"),
    ("CONSTRUCT WHERE { ?s rdfs:label ?o }", "application/ld+json", "application/ld+json", "json-ld"),
]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
@pytest.mark.parametrize(("query", "accept", "kind", "syntax"), CONTENT)
def test_the_answer_comes_in_the_media_type_that_was_asked_for(
    address: str, query: str, accept: str, kind: str, syntax: pyoxigraph.QueryResultsFormat | str
) -> None:
    status, headers, body = get(address, query, accept)
    assert (status, headers["content-type"].split(";")[0]) == (200, kind)
    if isinstance(syntax, str):
        assert len(rdflib.Graph().parse(data=body, format=syntax)) > 0
    elif query.startswith("ASK"):
        assert bool(pyoxigraph.parse_query_results(body, format=syntax))
    else:
        rows = list(pyoxigraph.parse_query_results(body, format=syntax))  # type: ignore[arg-type]
        assert [(row["x"].value.rpartition("/")[2], row["n"].value, row["c"]) for row in rows] == [
            ("创新券", "创新券", None)
        ]


def test_rows_as_csv(address: str) -> None:
    assert get(address, SELECT, "text/csv")[2].decode().splitlines()[1].endswith("创新券,创新券,")


FORMED = urlencode({"query": "ASK {}"})
REFUSED = {
    "bad_query_method": ("PUT", "/sparql?" + FORMED, "", {}, 405),
    "bad_multiple_queries": ("GET", f"/sparql?{FORMED}&{FORMED}", "", {}, 400),
    "bad_query_wrong_media_type": ("POST", "/sparql", "ASK {}", {"Content-Type": "text/plain"}, 415),
    "bad_query_missing_form_type": ("POST", "/sparql", FORMED, {}, 415),
    "bad_query_missing_direct_type": ("POST", "/sparql", "ASK {}", {}, 415),
    "bad_query_non_utf8": ("POST", "/sparql", "ASK {}".encode("utf-16"), DIRECT, 400),
    "bad_query_non_utf8_form": ("POST", "/sparql", "query=%D0%C2", FORM, 400),
    "bad_query_syntax": ("GET", "/sparql?query=ASK%20%7B", "", {}, 400),
    "no query": ("GET", "/sparql", "", {}, 400),
    "update": ("POST", "/sparql", urlencode({"update": "DELETE WHERE { ?s ?p ?o }"}), FORM, 400),
    "update as a query": ("POST", "/sparql", "DELETE WHERE { ?s ?p ?o }", DIRECT, 400),
    "load": ("POST", "/sparql", "LOAD <file:///etc/passwd>", DIRECT, 400),
    "service": ("POST", "/sparql", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", DIRECT, 400),
    "from": ("POST", "/sparql", "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", DIRECT, 400),
    "dataset": ("GET", f"/sparql?{FORMED}&default-graph-uri=file:///etc/passwd", "", {}, 400),
    "nesting": ("POST", "/sparql", "SELECT * " + "{" * 20_000, DIRECT, 400),
    "too long": ("POST", "/sparql", "ASK {}" + " " * 2_000_000, DIRECT, 413),
    "not acceptable": ("GET", "/sparql?" + FORMED, "", {"Accept": "image/png, application/json;q=0"}, 406),
    "another host": ("GET", "/sparql?" + FORMED, "", {"Host": "example.com"}, 400),
    "elsewhere": ("GET", "/../graph.ttl", "", {}, 404),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_query_is_refused_with_the_reason(address: str, name: str) -> None:
    method, path, body, headers, expected = REFUSED[name]
    status, _, answer = ask(address, method, path, body, headers)
    assert status == expected
    assert answer.strip()
    assert b"Traceback" not in answer


def test_a_query_in_chinese_comes_through_every_encoding(address: str) -> None:
    text = 'ASK { ?x rdfs:label "创新券"@zh }'
    for path, body, headers in (
        ("/sparql?query=" + quote(text), "", {}),
        ("/sparql", urlencode({"query": text}), FORM),
        ("/sparql", text, DIRECT),
    ):
        assert b'"boolean": true' in ask(address, "POST" if body else "GET", path, body, headers)[2]


def test_a_heavy_query_is_stopped_and_others_are_answered_meanwhile(folder: Path) -> None:
    cross = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    found: list[BaseException] = []

    def heavy() -> None:
        try:
            keepers.answer(cross, "")
        except QueryError as error:
            found.append(error)

    with Keepers(folder, Limits(seconds=2), count=2) as keepers:
        thread = threading.Thread(target=heavy)
        thread.start()
        begun = time.monotonic()
        assert b"true" in keepers.answer("ASK {}", "")[1]
        assert time.monotonic() - begun < 1.5
        thread.join()
        assert isinstance(found[0], LimitError) and "longer than 2 s" in str(found[0])


def test_a_keeper_that_dies_is_replaced(folder: Path) -> None:
    with Keepers(folder, count=1) as keepers:
        os.kill(keepers.processes[0].pid, signal.SIGKILL)
        with pytest.raises(LimitError):
            keepers.answer("ASK {}", "")
        assert b"true" in keepers.answer("ASK {}", "")[1]


def test_a_taken_port_and_a_missing_graph_are_named(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = str(urlsplit(address).port)
    assert kg(["serve", str(tmp_path), "--port", port]) == 1
    assert f"port {port}" in capsys.readouterr().err
    assert kg(["serve", str(tmp_path), "--port", "0"]) == 1
    assert "run kg build first" in capsys.readouterr().err
