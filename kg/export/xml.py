"""Prepare a graph for the XML formats, which cannot hold every character."""

import re
from typing import Final

import networkx as nx

from kg.graph import Graph
from kg.labels import labels
from kg.rdf.fields import MODALITIES

_FORBIDDEN: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def text(value: object) -> str:
    """Return a value without the characters that XML 1.0 forbids."""
    return _FORBIDDEN.sub("", str(value))


def clean(graph: Graph) -> "nx.MultiDiGraph[str]":
    """Return nodes and edges with Chinese labels as attributes, fit for XML."""
    named = labels()
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, values in graph.networkx().nodes(data=True):
        type_ = values.get("type", "")
        found.add_node(text(node), label=text(values.get("label", node)), type=type_, type_zh=named.get(type_, ""))
    for row in graph.statements.values():
        found.add_edge(
            text(row.subject),
            text(row.object),
            key=text(row.id),
            statement=text(row.id),
            predicate=row.predicate,
            label=named.get(row.predicate, row.predicate),
            modality=named[MODALITIES[row.modality]],
            confidence=row.confidence,
            quote=text(next((graph.evidence[id].quote for id in row.evidence if id in graph.evidence), "")),
        )
    return found
