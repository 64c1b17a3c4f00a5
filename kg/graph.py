"""The graph: documents, sections, entities, statements, observations and evidence, by id.

``graph.jsonl`` is its file: one JSON object a line with sorted keys, ``row`` telling the kind of the row,
lines in the order of kind and id. Every later command reads this file.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from sys import intern
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from kg.errors import DataError
from kg.model import (
    DocumentRecord,
    Entity,
    Evidence,
    Mark,
    Observation,
    SectionRecord,
    Statement,
)

if TYPE_CHECKING:
    import networkx as nx

Row: TypeAlias = DocumentRecord | SectionRecord | Entity | Statement | Observation | Evidence

KINDS: dict[str, type[Any]] = {
    "document": DocumentRecord,
    "entity": Entity,
    "evidence": Evidence,
    "observation": Observation,
    "section": SectionRecord,
    "statement": Statement,
}
NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a graph holds."""

    documents: int
    entities: int
    statements: int
    observations: int
    evidence: int


@dataclass
class Graph:
    """All rows, by kind and id; each mapping is sorted by id."""

    documents: Mapping[str, DocumentRecord] = field(default_factory=dict)
    sections: Mapping[str, SectionRecord] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(default_factory=dict)
    observations: Mapping[str, Observation] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Graph":
        """Collect rows into a graph, sorted by id."""
        places: dict[type[Row], dict[str, Any]] = {kind: {} for kind in NAMES}
        for row in sorted(rows, key=lambda row: row.id):
            places[type(row)][row.id] = row
        return cls(*(places[kind] for kind in get_args(Row)))

    def rows(self) -> Iterator[Row]:
        """Yield every row in the order of the file."""
        yield from self.documents.values()
        yield from self.entities.values()
        yield from self.evidence.values()
        yield from self.observations.values()
        yield from self.sections.values()
        yield from self.statements.values()

    def counts(self) -> Counts:
        """Return how much the graph holds."""
        counted = (self.documents, self.entities, self.statements, self.observations, self.evidence)
        return Counts(*(len(rows) for rows in counted))

    def outgoing(self, subject: str) -> Sequence[Statement]:
        """Return the statements with a subject, in the order of ids."""
        return self._by_subject.get(subject, ())

    def subjects(self) -> Iterator[str]:
        """Yield the subjects of all statements, in order."""
        return iter(sorted(self._by_subject))

    def stating(self, predicate: str) -> Iterator[Statement]:
        """Yield the statements with a predicate, in the order of ids."""
        return (row for row in self.statements.values() if row.predicate == predicate)

    def genres(self) -> set[str]:
        """Return the genres of documents."""
        return {row.genre for row in self.documents.values()} - {""}

    def levels(self) -> set[str]:
        """Return the levels of documents and entities."""
        return {row.level for rows in (self.documents, self.entities) for row in rows.values()} - {""}

    @cached_property
    def _by_subject(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = {}
        for row in self.statements.values():
            found.setdefault(row.subject, []).append(row)
        return found

    def networkx(self) -> "nx.MultiDiGraph[str]":
        """Return entities and tasks as nodes and statements as edges keyed by statement id."""
        import networkx as nx  # here, because most commands do without and it takes long to import

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for entity in self.entities.values():
            graph.add_node(entity.id, label=entity.label, type=entity.type)
        for row in self.statements.values():
            for end in (row.subject, row.object):
                if end in self.sections and end not in graph:
                    graph.add_node(end, label=self.sections[end].heading, type="Section")
            graph.add_edge(row.subject, row.object, key=row.id, predicate=row.predicate, modality=row.modality)
        return graph


def kind_of(row: Row) -> str:
    """Return the name of a row's kind."""
    return NAMES[type(row)]


def encode(row: Row) -> str:
    """Return one line of ``graph.jsonl``, without its line end."""
    values = {"row": kind_of(row), **{name: getattr(row, name) for name in row.__slots__}}
    return _JSON.encode(values)


def _plain(mark: Mark) -> dict[str, Any]:
    return {"start": mark.start, "end": mark.end, "entity": mark.entity}


_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain)


def decode(line: str) -> Row:
    """Return the row of one line; raise ValueError, KeyError or TypeError if it is none."""
    values = json.loads(line)
    make = KINDS[values.pop("row")]
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(_mark(item) if isinstance(item, dict) else intern(item) for item in value)
        elif isinstance(value, str):
            values[name] = intern(value)  # ids, paths and rules recur in thousands of rows: a third of the memory
    row: Row = make(**values)
    return row


def _mark(values: dict[str, Any]) -> Mark:
    return Mark(values["start"], values["end"], intern(values["entity"]))


def dump(graph: Graph) -> Iterator[str]:
    """Yield the lines of ``graph.jsonl``."""
    for row in graph.rows():
        yield encode(row) + "\n"


def select(graph: Graph, min_confidence: float) -> Graph:
    """Return the graph without statements and observations below a confidence, and what they alone held."""
    if min_confidence <= 0:
        return graph
    statements = [row for row in graph.statements.values() if row.confidence >= min_confidence]
    observations = [row for row in graph.observations.values() if row.confidence >= min_confidence]
    left: list[Statement | Observation] = [*statements, *observations]
    cited = {key for row in left for key in row.evidence}
    claims: list[Statement | Observation] = [*graph.statements.values(), *graph.observations.values()]
    dropped = {key for row in claims for key in row.evidence} - cited
    evidence = [row for row in graph.evidence.values() if row.id not in dropped]
    kept = {mark.entity for row in evidence for mark in row.marks}
    kept |= {end for row in statements for end in (row.subject, row.object)}
    kept |= {end for row in observations for end in (*row.about, row.scope)}
    kept |= {end for row in graph.documents.values() for end in (row.place, row.actor, *row.issuers)}
    entities = [row for row in graph.entities.values() if row.id in kept]
    return Graph.of(
        [
            *graph.documents.values(),
            *graph.sections.values(),
            *entities,
            *statements,
            *observations,
            *evidence,
        ]
    )


def load(path: Path) -> Graph:
    """Read ``graph.jsonl``; raise DataError with the first line that is no row."""
    rows: list[Row] = []
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    rows.append(decode(line))
                except (ValueError, KeyError, TypeError) as error:
                    raise DataError(f"{path}:{number}", "is not a line of a graph", "run kg build again") from error
    except OSError as error:
        raise DataError(str(path), "cannot be opened", "run kg build first") from error
    return Graph.of(rows)
