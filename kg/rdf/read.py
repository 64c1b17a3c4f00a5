"""Read a graph back from RDF: the inverse of ``kg.rdf.write``, for any syntax that Oxigraph reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph import KINDS, Graph, Row
from kg.model import TYPES, Mark
from kg.rdf.fields import CLASSES, FIELDS, OBJECT, PREDICATE, SEQUENCE, SUBJECT, Field, chinese, plain
from kg.rdf.terms import OA, PKG, SKOS, TYPE, VOID, Names, literal

Values: TypeAlias = Mapping[str, Sequence[str]]
Nodes: TypeAlias = Mapping[str, Values]

REMEDY: Final = "write it again with kg export"
SYNTAXES: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def read(path: Path) -> Graph:
    """Return the graph of an RDF file that kg wrote; the suffix tells the syntax.

    Raise DataError for an unknown suffix, a syntax error, or a file without the dataset's description.
    """
    syntax = SYNTAXES.get(path.suffix)
    if syntax is None:
        raise DataError(str(path), "has no suffix of an RDF syntax", f"use one of {' '.join(SYNTAXES)}")
    try:
        return graph_of(ox.parse(path=str(path), format=syntax), str(path))
    except (OSError, SyntaxError) as error:
        raise DataError(str(path), f"is no RDF: {error}", REMEDY) from error


def graph_of(quads: Iterable[ox.Quad], name: str = "the RDF") -> Graph:
    """Return the graph that quads hold, whatever named graphs they are in."""
    nodes = _nodes(quads)
    bases = [subject for subject, values in nodes.items() if f"{VOID}Dataset" in values.get(TYPE[1:-1], ())]
    if len(bases) != 1:
        raise DataError(name, f"holds {len(bases)} graphs of kg", "read one file that kg export wrote")
    try:
        return Graph.of(_rows(nodes, Names(bases[0])))
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise DataError(name, f"lacks a part of the graph ({error})", REMEDY) from error


def _nodes(quads: Iterable[ox.Quad]) -> dict[str, dict[str, list[str]]]:
    nodes: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        node = nodes.setdefault(cast(ox.NamedNode, quad.subject).value, {})
        values = node.setdefault(quad.predicate.value, [])
        value = cast("ox.NamedNode | ox.Literal", quad.object).value
        if value not in values:
            values.append(value)
    return nodes


def _rows(nodes: Nodes, names: Names) -> Iterator[Row]:
    kinds = {term[1:-1]: kind for kind, term in CLASSES.items()}
    kinds |= {PKG + name: "entity" for name in TYPES}
    for iri, values in nodes.items():
        types = values.get(TYPE[1:-1], ())
        kind = next((kinds[type] for type in types if type in kinds), "")
        if kind:
            yield _row(kind, iri, values, nodes, names)


def _row(kind: str, iri: str, values: Values, nodes: Nodes, names: Names) -> Row:
    found: dict[str, Any] = {"id": names.id(iri)}
    found |= {field.name: _value(field, values, names) for field in FIELDS[kind]}
    if kind == "entity":
        types = values[TYPE[1:-1]]
        found["type"] = next(type[len(PKG) :] for type in types if type.startswith(PKG))
        found["kind"] = f"{SKOS}Concept" in types
    elif kind == "statement":
        found["subject"], found["object"] = (names.id(values[term[1:-1]][0]) for term in (SUBJECT, OBJECT))
        found["predicate"] = values[PREDICATE[1:-1]][0][len(PKG) :]
    elif kind == "evidence":
        found |= _selected(iri, nodes, names)
    return cast(Row, KINDS[kind](**found))


def _value(field: Field, values: Values, names: Names) -> Any:
    given = values.get(field.property[1:-1], ())
    if not field.many:
        return field.read(given[0], names) if given else ""
    items = tuple(field.read(value, names) for value in _ordered(field, given))
    sequence = next((s for s in values.get(SEQUENCE[1:-1], ()) if s.split(" ")[0] == field.name), None)
    return items if sequence is None else tuple(items[int(index)] for index in sequence.split(" ")[1:])


def _ordered(field: Field, values: Sequence[str]) -> list[str]:
    """Sort values as the writer did: by their terms."""
    return sorted(values, key=lambda value: _sort_key(field, value))


def _sort_key(field: Field, value: str) -> str:
    if field.write in (plain, chinese):
        return literal(value, "@zh" if field.write is chinese else "")
    return f"<{value}>"


def _selected(iri: str, nodes: Nodes, names: Names) -> dict[str, Any]:
    position, quote = nodes[f"{iri}/position"], nodes[f"{iri}/quote"]
    marks: list[Mark] = []
    while mark := nodes.get(f"{iri}/mark-{len(marks)}"):
        marks.append(Mark(*_range(mark), names.id(mark[f"{PKG}names"][0])))
    start, end = _range(position)
    return {"start": start, "end": end, "quote": quote[f"{OA}exact"][0], "marks": tuple(marks)}


def _range(values: Values) -> tuple[int, int]:
    return int(values[f"{OA}start"][0]), int(values[f"{OA}end"][0])
