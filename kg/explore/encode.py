"""Turn a graph into the columns that the page reads: lists of values, rows known by their place in them.

Every offset that reaches the page counts UTF-16 units, as JavaScript does.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from kg.explore.spelling import spell
from kg.graph import Graph
from kg.labels import labels
from kg.model import PREDICATES, TYPES, Evidence
from kg.rdf.terms import segment

Columns: TypeAlias = dict[str, Any]
TASK = "Task"  # a section that a 责任单位 line closes: a node of the page, no class of mentions
NODE_TYPES = (*TYPES, TASK)
TWICE = ("inverse", "symmetric")


def encode(graph: Graph, texts: Mapping[str, str]) -> Columns:
    """Return the page's data: ``nodes``, ``documents``, ``statements``, ``observations``, ``evidence`` and names."""
    places = Places(graph)
    return {
        "types": type_names(),
        "predicates": _names(PREDICATES),
        "documents": _documents(graph, places),
        "nodes": _nodes(graph, places),
        "statements": _statements(places),
        "observations": _observations(graph, places),
        "evidence": _evidence(graph, texts, places),
        "unsafe": _unsafe(graph),
    }


class Places:
    """Where each row stands in its column, by id; -1 for what is not there."""

    def __init__(self, graph: Graph) -> None:
        ends = {end for row in graph.statements.values() for end in (row.subject, row.object)}
        self.tasks = [graph.sections[id] for id in sorted(ends & graph.sections.keys())]
        self.node = _index([*graph.entities, *(task.id for task in self.tasks)])
        self.document = _index(graph.documents)
        self.evidence = _index(graph.evidence)
        # What is about something that the graph does not hold cannot be drawn; an inverse, or a symmetric relation
        # from its other end, would only be drawn twice.
        self.statements = [
            row
            for row in graph.statements.values()
            if row.predicate in PREDICATES
            and row.rule not in TWICE
            and row.subject in self.node
            and row.object in self.node
        ]
        self.statement = _index(row.id for row in self.statements)

    def of(self, index: Mapping[str, int], ids: Sequence[str]) -> list[int]:
        """Return the places of ids, leaving out what the graph does not hold."""
        return [index[id] for id in ids if id in index]


def _index(ids: Iterable[str]) -> dict[str, int]:
    return {id: place for place, id in enumerate(ids)}


def _unsafe(graph: Graph) -> str:
    """Return the characters of ids that an IRI cannot carry as they are, for the page's Turtle."""
    used = {char for row in graph.rows() for char in row.id}
    return "".join(sorted(char for char in used if segment(char) != char))


def type_names() -> list[list[str]]:
    """Return [name, Chinese label, English label] of each type of node."""
    return _names(NODE_TYPES)


def _names(names: Sequence[str]) -> list[list[str]]:
    """Return [name, Chinese label, English label] of each name of the ontology."""
    zh, en = {**labels("zh"), TASK: "任务"}, {**labels("en"), TASK: "task"}
    return [[name, zh.get(name, name), en.get(name, name)] for name in names]


def _columns(rows: Sequence[Any], **columns: Callable[[Any], Any]) -> Columns:
    return {name: [value(row) for row in rows] for name, value in columns.items()}


def _documents(graph: Graph, places: Places) -> Columns:
    rows = list(graph.documents.values())
    return _columns(
        rows,
        id=lambda row: row.id,
        title=lambda row: row.title or row.source,
        source=lambda row: row.source,
        number=lambda row: row.number,
        date=lambda row: row.date,
        genre=lambda row: row.genre,
        period=lambda row: "" if row.period == "unknown" else row.period,
        level=lambda row: row.level,
        place=lambda row: places.node.get(row.place, -1),
        actor=lambda row: places.node.get(row.actor, -1),
        issuers=lambda row: places.of(places.node, row.issuers),
        copies=lambda row: list(row.copies),
    )


def _nodes(graph: Graph, places: Places) -> Columns:
    entities = _columns(
        list(graph.entities.values()),
        id=lambda row: row.id,
        label=lambda row: row.label,
        type=lambda row: NODE_TYPES.index(row.type),
        aliases=lambda row: [alias for alias in row.aliases if alias != row.label],
        spelling=lambda row: spell((row.label, *(alias for alias in row.aliases if alias != row.label))),
        kind=lambda row: int(row.kind),
        level=lambda row: row.level,
        scope=lambda row: places.document.get(row.scope, -1),
        code=lambda row: row.code,
        why=lambda row: list(row.why),
    )
    tasks = _columns(
        places.tasks,
        id=lambda row: row.id,
        label=lambda row: (row.number + row.heading) or row.path or row.id,
        type=lambda row: NODE_TYPES.index(TASK),
        aliases=lambda row: [],
        spelling=lambda row: spell([row.heading]),
        kind=lambda row: 0,
        level=lambda row: "",
        scope=lambda row: places.document.get(row.document, -1),
        code=lambda row: "",
        why=lambda row: [row.path] if row.path else [],
    )
    return {name: entities[name] + tasks[name] for name in entities}


def _statements(places: Places) -> Columns:
    return _columns(
        places.statements,
        id=lambda row: row.id,
        subject=lambda row: places.node[row.subject],
        predicate=lambda row: PREDICATES.index(row.predicate),
        object=lambda row: places.node[row.object],
        modality=lambda row: row.modality,
        confidence=lambda row: round(row.confidence, 2),
        evidence=lambda row: places.of(places.evidence, row.evidence),
        role=lambda row: row.role,
        stage=lambda row: row.stage,
        rule=lambda row: row.rule,
        derived=lambda row: places.of(places.statement, row.derived_from),
    )


def _observations(graph: Graph, places: Places) -> Columns:
    rows = list(graph.observations.values())
    return _columns(
        rows,
        indicator=lambda row: row.indicator,
        about=lambda row: places.of(places.node, row.about),
        scope=lambda row: places.node.get(row.scope, -1),
        value=lambda row: row.value,
        written=lambda row: row.written,
        unit=lambda row: row.unit,
        status=lambda row: row.status,
        comparator=lambda row: row.comparator,
        force=lambda row: row.force,
        period=lambda row: "" if row.period == "-" else row.period,
        state=lambda row: row.state,
        confidence=lambda row: round(row.confidence, 2),
        evidence=lambda row: places.of(places.evidence, row.evidence),
    )


def _evidence(graph: Graph, texts: Mapping[str, str], places: Places) -> Columns:
    rows = list(graph.evidence.values())
    shifts = {id: Shift(text) for id, text in sorted(texts.items())}
    return {
        **_columns(
            rows,
            id=lambda row: row.id,
            document=lambda row: places.document.get(row.document, -1),
            start=lambda row: shifts.get(row.document, NO_SHIFT)(row.start),
            end=lambda row: shifts.get(row.document, NO_SHIFT)(row.end),
            path=lambda row: row.path,
            anchor=lambda row: row.anchor,
            rule=lambda row: row.rule,
            confidence=lambda row: round(row.confidence, 2),
            copy=lambda row: places.evidence.get(row.copy_of, -1),
        ),
        "marks": [_marks(row, places) for row in rows],
        # Where the text is there, the quote is a slice of it.
        "quote": [0 if row.document in texts else row.quote for row in rows],
    }


def _marks(row: Evidence, places: Places) -> list[int]:
    """Return start, end and node of each mention, offsets counted in the quote."""
    shift = Shift(row.quote)
    flat: list[int] = []
    for mark in row.marks:
        if mark.entity in places.node:
            flat += (shift(mark.start - row.start), shift(mark.end - row.start), places.node[mark.entity])
    return flat


WIDE = re.compile("[\U00010000-\U0010ffff]")


class Shift:
    """Map offsets in code points to offsets in UTF-16 units."""

    def __init__(self, text: str) -> None:
        # Chinese policy text has next to no characters beyond the basic plane: the list is short or empty.
        self._wide = [hit.start() for hit in WIDE.finditer(text)]

    def __call__(self, offset: int) -> int:
        return offset + bisect_left(self._wide, offset)


NO_SHIFT = Shift("")
