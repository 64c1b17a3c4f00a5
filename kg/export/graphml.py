"""GraphML, for yEd, Cytoscape and igraph: entities and tasks as nodes, statements as edges."""

import io

import networkx as nx

from kg.export.xml import clean
from kg.graph import Graph


def export(graph: Graph) -> bytes:
    """Return the graph as GraphML in UTF-8; an edge's id is that of its statement."""
    out = io.BytesIO()
    nx.write_graphml_xml(clean(graph), out, edge_id_from_attribute="statement")
    return out.getvalue()
