"""The map of the graph, types and how they relate, as a pyvis network with fixed places."""

from collections import Counter
from math import cos, pi, sin

from pyvis.network import Network

from kg.explore.encode import NODE_TYPES, TASK
from kg.graph import Graph

# Half axes of the ellipse in pixels: it fills the drawing of a 1280 × 720 window.
WIDE, HIGH = 330.0, 225.0
# Round the ellipse, so that types which often relate stand near each other.
ORDER = (
    "GovernmentBody",
    "Policy",
    "Program",
    "Project",
    "Fund",
    "Award",
    "Event",
    "Place",
    "Person",
    "TalentCategory",
    "Organization",
    "ResearchInstitution",
    "Platform",
    "Field",
    "Enterprise",
    "EnterpriseCategory",
    "Indicator",
    TASK,
)
OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": True, "tooltipDelay": 200, "hideEdgesOnDrag": False, "keyboard": False},
    "nodes": {"shape": "custom"},
    "edges": {"smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.5}}},
}


def overview(graph: Graph) -> Network:
    """Return the network of types that occur, each with its number of nodes, and statements between them."""
    types: dict[str, str] = {row.id: row.type for row in graph.entities.values()}
    ends = Counter((_type(types, row.subject), _type(types, row.object)) for row in graph.statements.values())
    counts = Counter[str](types.values())
    counts[TASK] = len({end for row in graph.statements.values() for end in (row.subject, row.object)} - types.keys())
    network = Network(directed=True)
    network.options = OPTIONS
    present = [name for name in ORDER if counts[name]]
    for place, name in enumerate(present):
        angle = 2 * pi * place / len(present) - pi / 2
        x, y = round(WIDE * cos(angle), 1), round(HIGH * sin(angle), 1)
        network.add_node(NODE_TYPES.index(name), label=name, x=x, y=y, value=counts[name])
    for (subject, object_), count in sorted(ends.items()):
        network.add_edge(NODE_TYPES.index(subject), NODE_TYPES.index(object_), value=count)
    return network


def _type(types: dict[str, str], id: str) -> str:
    return types.get(id, TASK)
