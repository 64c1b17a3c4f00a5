"""Cypher, for Neo4j and others: run it once on an empty database.

Entities and tasks are nodes with the label of their class; each statement is a relationship with its own id.
"""

from kg.graph import Graph
from kg.labels import labels
from kg.rdf.fields import MODALITIES


def export(graph: Graph) -> bytes:
    """Return one CREATE a node and one MATCH … CREATE a statement, in UTF-8."""
    lines = ["CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:Thing) REQUIRE n.id IS UNIQUE;"]
    for node, values in graph.networkx().nodes(data=True):
        type_ = values.get("type") or "Thing"
        kind = f":{type_}" if type_ != "Thing" else ""
        lines.append(f"CREATE (:Thing{kind} {_map(id=node, name=values.get('label') or node)});")
    for row in graph.statements.values():
        quote = next((graph.evidence[id].quote for id in row.evidence if id in graph.evidence), "")
        properties = _map(
            id=row.id,
            name=labels().get(row.predicate, row.predicate),
            modality=labels()[MODALITIES[row.modality]],
            confidence=row.confidence,
            quote=quote,
        )
        ends = f"MATCH (a:Thing {_map(id=row.subject)}), (b:Thing {_map(id=row.object)})"
        lines.append(f"{ends} CREATE (a)-[:{_name(row.predicate)} {properties}]->(b);")
    return ("\n".join(lines) + "\n").encode()


def _map(**values: object) -> str:
    return "{" + ", ".join(f"{key}: {_literal(value)}" for key, value in values.items() if value != "") + "}"


def _literal(value: object) -> str:
    """Return a number or a quoted string; everything that could end it is escaped.

    >>> _literal("a'b")
    "'a\\\\'b'"
    """
    if isinstance(value, float):
        return f"{value:f}"
    text = str(value).replace("\\", "\\\\").replace("'", "\\'")
    return "'" + text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t").replace("\0", "") + "'"


def _name(predicate: str) -> str:
    if predicate.isascii() and predicate.isidentifier():
        return predicate
    return "`" + predicate.replace("`", "``") + "`"
