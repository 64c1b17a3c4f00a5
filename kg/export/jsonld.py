"""JSON-LD 1.1: one node object a subject, with the context inside the file, so that nothing is fetched."""

import json
import re
from typing import Any, Final

from kg.graph import Graph
from kg.rdf.blocks import Blocks
from kg.rdf.terms import HOME, TYPE, Names

_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([a-z]+)|\^\^<([^>]*)>)?', re.DOTALL)
_ESCAPE: Final = re.compile(r"\\(?:u0000|(.))")
_CHARACTERS: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


def export(graph: Graph, base: str = HOME) -> bytes:
    """Return the graph as JSON-LD in UTF-8."""
    names = Names(base)
    nodes: dict[str, dict[str, Any]] = {}
    for subject, pairs in Blocks(graph, names):
        node = nodes.setdefault(subject, {"@id": subject[1:-1]})
        for property, term in pairs:
            key, value = ("@type", term[1:-1]) if property == TYPE else (property[1:-1], _value(term))
            values = node.setdefault(key, [])
            if value not in values:
                values.append(value)
    document = {"@context": {"@version": 1.1}, "@graph": list(nodes.values())}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _value(term: str) -> dict[str, str]:
    """Return a term of N-Triples as a value object."""
    if term[0] == "<":
        return {"@id": term[1:-1]}
    found = _LITERAL.fullmatch(term)
    assert found is not None, term
    value = {"@value": _ESCAPE.sub(lambda match: _CHARACTERS.get(match[1], "\0"), found[1])}
    if found[2]:
        return {**value, "@language": found[2]}
    return {**value, "@type": found[3]} if found[3] else value
