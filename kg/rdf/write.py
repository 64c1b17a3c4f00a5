"""Write a graph as Turtle or N-Triples: text that is the same on every run."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from kg.graph import Graph
from kg.rdf.blocks import Block, Blocks
from kg.rdf.terms import HOME, TYPE, Names

if TYPE_CHECKING:
    import pyoxigraph

# The local names that Turtle writes as they are (letters, digits, Han, CJK marks) or with one escape (@ / #).
_LOCAL = re.compile(
    r"(?:[A-Za-z0-9_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u03c9\u3001-\u3029\u3400-\u9fff\uff01-\uff5e]"
    r"|%[0-9A-F]{2})(?:[A-Za-z0-9_@/#:\-\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u03c9\u3001-\u3029"
    r"\u3400-\u9fff\uff01-\uff5e]|%[0-9A-F]{2})*"
)
_ESCAPED = re.compile("[@/#]")
KNOWN = 1_000_000  # terms kept: some hundred MB
_NUMBER = re.compile(r'"(-?[0-9]+|-?[0-9]*\.[0-9]+)"\^\^<[^>]*#(integer|decimal)>')


def _escape(match: re.Match[str]) -> str:
    return "\\" + match[0]


class Shortener(dict[str, str]):
    """Terms of N-Triples to what Turtle writes for them: prefixed names, bare numbers; made when first asked for."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes = {namespace: prefix for prefix, namespace in prefixes.items()}

    def __missing__(self, term: str) -> str:
        short = self._name(term) if term[0] == "<" else self._literal(term)
        if len(self) < KNOWN:
            self[term] = short
        return short

    def _name(self, term: str) -> str:
        iri = term[1:-1]
        slash = iri.rfind("/")
        for cut in (iri.rfind("#") + 1, slash + 1, iri.rfind("/", 0, max(slash, 0)) + 1):
            prefix = self.prefixes.get(iri[:cut])
            if prefix is not None and _LOCAL.fullmatch(iri, cut):
                return f"{prefix}:{_ESCAPED.sub(_escape, iri[cut:])}"
        return term

    def _literal(self, term: str) -> str:
        cut = term.rfind('"') + 1
        if not term.startswith("^^", cut):
            return term
        number = _NUMBER.fullmatch(term)
        if number and (number[2] == "integer") == ("." not in number[1]):
            return number[1]
        return term[: cut + 2] + self._name(term[cut + 2 :])


def turtle(graph: Graph, base: str = HOME) -> bytes:
    """Return the graph as Turtle in UTF-8, a block a subject. Raise DataError if the base is no absolute IRI."""
    return "".join(turtle_lines(graph, base)).encode()


def turtle_lines(graph: Graph, base: str = HOME) -> Iterator[str]:
    """Yield the blocks of the Turtle file one by one."""
    names = Names(base)
    short = Shortener(names.prefixes())
    yield header(names.prefixes())
    for block in Blocks(graph, names):
        yield "\n" + text_of(block, short)


def header(prefixes: Mapping[str, str]) -> str:
    """Return the prefix lines."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items())


def text_of(block: Block, short: Shortener, indent: str = "") -> str:
    """Return one block of Turtle: the subject, then a property a line with its values."""
    lines: list[str] = []
    last = ""
    for property, term in block[1]:
        if property == last:
            lines[-1] += f", {short[term]}"
        else:
            lines.append(f"{'a' if property == TYPE else short[property]} {short[term]}")
        last = property
    joint = f" ;\n{indent}    "
    return f"{indent}{short[block[0]]} {joint.join(lines)} .\n"


def ntriples(graph: Graph, base: str = HOME) -> str:
    """Return the graph as N-Triples, one triple a line, in the order of the Turtle file."""
    return "".join(ntriples_lines(graph, base))


def ntriples_lines(graph: Graph, base: str = HOME) -> Iterator[str]:
    """Yield the triples of the N-Triples file one by one."""
    for block in Blocks(graph, Names(base)):
        yield from triples(block)


def triples(block: Block) -> Iterable[str]:
    """Return the triples of a block as lines of N-Triples, each once."""
    subject, pairs = block
    return dict.fromkeys([f"{subject} {property} {term} .\n" for property, term in pairs])


def quads(graph: Graph, base: str = HOME) -> "list[pyoxigraph.Quad]":
    """Return the graph as the quads of an Oxigraph store, all in the default graph."""
    import pyoxigraph

    return list(pyoxigraph.parse(ntriples(graph, base), pyoxigraph.RdfFormat.N_TRIPLES))
