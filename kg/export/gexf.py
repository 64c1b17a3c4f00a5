"""GEXF, for Gephi: entities and tasks as nodes, statements as edges."""

import io
import re

import networkx as nx

from kg.export.xml import clean
from kg.graph import Graph

# networkx writes the day of the run; the same graph has to give the same bytes.
_TODAY = re.compile(rb' lastmodifieddate="[^"]*"')


def export(graph: Graph) -> bytes:
    """Return the graph as GEXF 1.2 in UTF-8."""
    out = io.BytesIO()
    nx.write_gexf(clean(graph), out, version="1.2draft")
    return _TODAY.sub(b"", out.getvalue())
