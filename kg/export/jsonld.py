"""JSON-LD 1.1: one node object a subject, with the context inside the file, so that nothing is fetched."""

import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from kg.graph import Graph
from kg.rdf.blocks import Blocks
from kg.rdf.terms import HOME, TYPE, Names

_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([a-z]+)|\^\^<([^>]*)>)?', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u0000|(.))")
_CHARACTERS: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
Node = dict[str, Any]


def export(graph: Graph, base: str = HOME) -> bytes:
    """Return the graph as JSON-LD in UTF-8."""
    names = Names(base)
    prefixes = names.prefixes()
    compact = compactor(prefixes)
    nodes: dict[str, Node] = {}
    for subject, pairs in Blocks(graph, names):
        node = nodes.setdefault(subject, {"@id": compact(subject[1:-1])})
        for property, term in pairs:
            is_type = property == TYPE
            key, value = ("@type", compact(term[1:-1])) if is_type else (compact(property[1:-1]), _value(term, compact))
            values = node.setdefault(key, [])
            if value not in values:
                values.append(value)
    document = {"@context": {"@version": 1.1, **prefixes}, "@graph": list(nodes.values())}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def compactor(prefixes: Mapping[str, str]) -> Callable[[str], str]:
    """Return a function that writes an IRI with a prefix where JSON-LD reads it back as the same IRI."""
    by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}

    def compact(iri: str) -> str:
        slash = iri.rfind("/")
        for cut in (iri.rfind("#") + 1, slash + 1, iri.rfind("/", 0, max(slash, 0)) + 1):
            prefix = by_namespace.get(iri[:cut])
            if prefix is not None and not iri.startswith("//", cut):
                return f"{prefix}:{iri[cut:]}"
        return iri

    return compact


def _value(term: str, compact: Callable[[str], str]) -> dict[str, str]:
    """Return a term of N-Triples as a value object."""
    if term[0] == "<":
        return {"@id": compact(term[1:-1])}
    found = _LITERAL.fullmatch(term)
    assert found is not None, term
    value = {"@value": _ESCAPE.sub(lambda match: _CHARACTERS.get(match[1], "\0"), found[1])}
    if found[2]:
        return {**value, "@language": found[2]}
    return {**value, "@type": compact(found[3])} if found[3] else value
