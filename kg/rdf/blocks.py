"""Turn each row of a graph into one or more blocks: a subject with its properties and values, as terms.

Every writer (Turtle, TriG, N-Triples) prints blocks; their order and that of the values in them is fixed, so
that the same graph gives the same bytes.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, TypeAlias

from kg import ontology
from kg.graph import Graph
from kg.model import (
    PREDICATES,
    TYPES,
    DocumentRecord,
    Entity,
    Evidence,
    Observation,
    SectionRecord,
    Statement,
    is_decimal,
)
from kg.rdf.fields import (
    CLASSES,
    DECIMAL,
    FIELDS,
    INTEGER,
    MODALITIES,
    OBJECT,
    OBSERVATION,
    PREDICATE,
    SEQUENCE,
    STATES,
    STATUSES,
    SUBJECT,
    Field,
)
from kg.rdf.ladders import UPGRADE, Steps, ladders
from kg.rdf.terms import (
    DCT,
    ELI,
    GENRE,
    LABEL,
    LEVEL,
    OA,
    PKG,
    PLAN,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    TYPE,
    VOID,
    Names,
    literal,
    segment,
)
from kg.validate import flaws

Block: TypeAlias = tuple[str, list[tuple[str, str]]]

_TITLES = re.compile("《([^《》]+)》")
HEADLESS: Final = "（无标题）"
_RESOURCE: Final = (TYPE, f"<{OA}SpecificResource>")
_POSITION: Final = (TYPE, f"<{OA}TextPositionSelector>")
_QUOTE: Final = (TYPE, f"<{OA}TextQuoteSelector>")
_SELECTOR, _EXACT, _START, _END = (f"<{OA}{name}>" for name in ("hasSelector", "exact", "start", "end"))
_NAMES, _MARK_IN, _FLAW = f"<{PKG}names>", f"<{PKG}markIn>", f"<{PKG}flaw>"
_CODES: Final = (*MODALITIES.values(), *STATUSES.values(), *STATES.values())
# Longer ones first.
MULTIPLES: Final = {"万亿": 10**12, "百万": 10**6, "亿": 10**8, "万": 10**4, "千": 10**3}


def _values(row: Any, fields: Sequence[Field], names: Names) -> Iterator[tuple[str, str]]:
    """Yield property and term of every field that has a value."""
    for field in fields:
        value = getattr(row, field.name)
        if field.many:
            yield from _many(field, value, names)
        elif value != "" or field.always:
            yield field.property, field.write(value, names)


def _many(field: Field, values: Sequence[Any], names: Names) -> Iterator[tuple[str, str]]:
    terms = [field.write(value, names) for value in values]
    ordered = sorted(set(terms))
    for term in ordered:
        yield field.property, term
    if terms != ordered:
        yield SEQUENCE, literal(" ".join([field.name, *(str(ordered.index(term)) for term in terms)]))


def _row(kind: str, row: Any, names: Names) -> Block:
    pairs = [(TYPE, CLASSES[kind]), *_values(row, FIELDS[kind], names)]
    return f"<{names.iri(kind, row.id)}>", pairs


class Blocks:
    """The blocks of one graph. Referenced ids are documents or sections where the graph has such rows."""

    def __init__(self, graph: Graph, names: Names) -> None:
        self.graph, self.names = graph, names
        self.terms: dict[str, str] = {}

    def reference(self, id: str) -> str:
        """Return the term of a statement's subject or object."""
        if id in self.graph.documents:
            return f"<{self.names.iri('document', id)}>"
        if id in self.graph.sections:
            return f"<{self.names.iri('section', id)}>"
        return self.entity_term(id)

    def plain(self, row: Statement) -> tuple[str, str, str] | None:
        """Return the plain triple: ``pkg:`` if done, ``plan:`` if planned, none if negated."""
        if row.modality == "N":
            return None
        predicate = f"<{PKG if row.modality == 'A' else PLAN}{segment(row.predicate)}>"
        return self.reference(row.subject), predicate, self.reference(row.object)

    def linked(self, block: Block, id: str, statements: Sequence[Statement] | None = None) -> Block:
        """Add the plain triples that go out from a row."""
        rows = self.graph.outgoing(id) if statements is None else statements
        triples = [triple for row in rows if (triple := self.plain(row))]
        block[1].extend(dict.fromkeys((predicate, object) for _, predicate, object in sorted(triples)))
        return block

    def dataset(self) -> Block:
        """Describe the whole: its vocabulary and the base of its IRIs."""
        title = literal("科技政策知识图谱", "@zh")
        pairs = [
            (TYPE, f"<{VOID}Dataset>"),
            (f"<{DCT}title>", title),
            (f"<{VOID}vocabulary>", f"<{PKG[:-1]}>"),
        ]
        return f"<{self.names.base}>", pairs

    def concepts(self) -> Iterator[Block]:
        """Yield the levels and genres that are used, with their labels."""
        genres, levels = self.graph.genres(), self.graph.levels()
        for namespace, kind, values in ((GENRE, "Genre", genres), (LEVEL, "Level", levels)):
            for value in sorted(values):
                pairs = [(TYPE, f"<{PKG}{kind}>"), (LABEL, literal(value, "@zh"))]
                yield f"<{namespace}{segment(value)}>", pairs

    def vocabulary(self) -> Iterator[Block]:
        """Yield what the questions need of the ontology, so that the file can be asked without it: labels, and the
        classes that each predicate joins.
        """
        predicates = (*PREDICATES, *(name for _, name in ontology.pairs(ontology.INVERSE)))
        for name in (*TYPES, "Document", "Section", *predicates, *_CODES):
            yield f"<{PKG}{name}>", [(LABEL, literal(ontology.labels(tag)[name], f"@{tag}")) for tag in ("zh", "en")]
        for property in (f"{RDFS}subClassOf", f"{SCHEMA}domainIncludes", f"{SCHEMA}rangeIncludes"):
            for name, value in ontology.pairs(property):
                if ":" not in name + value:  # of our own
                    yield f"<{PKG}{name}>", [(f"<{property}>", f"<{PKG}{value}>")]

    def document(self, row: DocumentRecord, statements: Sequence[Statement] | None = None) -> Block:
        """Return a document, with the names in 《》 of its title: by these other documents cite it."""
        block = _row("document", row, self.names)
        if (f"{GENRE}{segment(row.genre)}", "true") in ontology.pairs("binding"):
            block[1].insert(1, (TYPE, f"<{ELI}LegalResource>"))
        block[1].append((LABEL, literal(row.title or row.source, "@zh")))
        quoted = sorted(set(_TITLES.findall(row.title)))
        block[1].extend((f"<{DCT}alternative>", literal(name, "@zh")) for name in quoted)
        return self.linked(block, row.id, statements)

    def section(self, row: SectionRecord, statements: Sequence[Statement] | None = None) -> Block:
        block = _row("section", row, self.names)
        block[1].append((LABEL, literal(row.number + row.heading or HEADLESS, "@zh")))
        return self.linked(block, row.id, statements)

    def entity(self, row: Entity, statements: Sequence[Statement] | None = None) -> Block:
        pairs = [(TYPE, f"<{PKG}{row.type}>")]
        if row.kind:
            pairs.append((TYPE, f"<{SKOS}Concept>"))
        pairs.extend(_values(row, FIELDS["entity"], self.names))
        return self.linked((f"<{self.names.iri('entity', row.id)}>", pairs), row.id, statements)

    def statement(self, row: Statement) -> Block:
        subject, pairs = _row("statement", row, self.names)
        if row.derived_from:
            pairs.insert(1, (TYPE, f"<{PKG}InferredStatement>"))
        pairs.append((SUBJECT, self.reference(row.subject)))
        pairs.append((PREDICATE, f"<{PKG}{segment(row.predicate)}>"))
        pairs.append((OBJECT, self.reference(row.object)))
        pairs.extend((_FLAW, literal(message, "@zh")) for message in flaws(self.graph, row))
        return subject, pairs

    def observation(self, row: Observation) -> Block:
        subject, pairs = _row("observation", row, self.names)
        pairs.insert(1, (TYPE, OBSERVATION))
        if is_decimal(row.value):
            pairs.extend(base_value(row))
        return subject, pairs

    def evidence(self, row: Evidence) -> Iterator[Block]:
        """Yield the quote, its two selectors, and a mark for each name in it."""
        subject, pairs = _row("evidence", row, self.names)
        stem = subject[:-1]
        position, quote = f"{stem}/position>", f"{stem}/quote>"
        pairs[1:1] = [_RESOURCE]
        pairs += [(_SELECTOR, position), (_SELECTOR, quote)]
        yield subject, pairs
        yield position, _position(row.start, row.end)
        yield quote, [_QUOTE, (_EXACT, literal(row.quote))]
        for index, mark in enumerate(row.marks):
            named = [(_NAMES, self.entity_term(mark.entity)), (_MARK_IN, subject)]
            yield f"{stem}/mark-{index}>", _position(mark.start, mark.end) + named

    def entity_term(self, id: str) -> str:
        """Return the term of an entity; most are named many times."""
        term = self.terms.get(id)
        if term is None:
            term = self.terms[id] = f"<{self.names.iri('entity', id)}>"
        return term

    def ladder(self, number: int, evidence: str, steps: Steps) -> Iterator[Block]:
        """Yield a ladder with its steps as members, and the cells of its list, which have names of their own."""
        name = f"{self.names.iri('ladder', evidence)}/{number}"
        ends = [self.reference(id) for id in steps]
        called = " → ".join(self.graph.entities[id].label if id in self.graph.entities else id for id in steps)
        pairs = [(TYPE, f"<{PKG}Ladder>"), (LABEL, literal(called, "@zh"))]
        pairs.extend((f"<{SKOS}member>", end) for end in ends)
        pairs.append((f"<{SKOS}memberList>", f"<{name}/1>"))
        pairs.append((f"<{PKG}evidence>", f"<{self.names.iri('evidence', evidence)}>"))
        yield f"<{name}>", pairs
        for place, end in enumerate(ends, 1):
            rest = f"<{RDF}nil>" if place == len(ends) else f"<{name}/{place + 1}>"
            yield f"<{name}/{place}>", [(f"<{RDF}first>", end), (f"<{RDF}rest>", rest)]

    def ladders(self) -> Iterator[tuple[str, Block]]:
        """Yield the blocks of every ladder, each with the quote that draws it."""
        for evidence, found in ladders(self.graph.stating(UPGRADE)):
            yield from ((evidence, block) for block in self.drawn(evidence, found))

    def drawn(self, evidence: str, found: Sequence[Steps]) -> Iterator[Block]:
        """Yield the blocks of the ladders that one quote draws."""
        for number, steps in enumerate(found, 1):
            yield from self.ladder(number, evidence, steps)

    def unknown(self) -> Iterator[Block]:
        """Yield the plain triples of subjects that have no row of their own."""
        graph = self.graph
        for id in graph.subjects():
            if id in graph.entities or id in graph.sections or id in graph.documents:
                continue
            block = self.linked((self.reference(id), []), id)
            if block[1]:
                yield block

    def __iter__(self) -> Iterator[Block]:
        """Yield every block, kind by kind, each in the order of ids."""
        graph = self.graph
        yield self.dataset()
        yield from self.vocabulary()
        yield from self.concepts()
        yield from (self.document(row) for row in graph.documents.values())
        yield from (self.section(row) for row in graph.sections.values())
        yield from (self.entity(row) for row in graph.entities.values())
        yield from self.unknown()
        yield from (self.statement(row) for row in graph.statements.values())
        yield from (self.observation(row) for row in graph.observations.values())
        yield from (block for _, block in self.ladders())
        for row in graph.evidence.values():
            yield from self.evidence(row)


def _position(start: int, end: int) -> list[tuple[str, str]]:
    return [_POSITION, (_START, f'"{start}"{INTEGER}'), (_END, f'"{end}"{INTEGER}')]


def base_value(row: Observation) -> Iterator[tuple[str, str]]:
    """Yield value and unit without multiples (3.5 亿元 → 350000000 元), so that figures can be compared."""
    multiple = next((name for name in MULTIPLES if row.unit.startswith(name)), "")
    unit = row.unit.removeprefix(multiple)
    if not multiple or not unit:
        multiple, unit = "", row.unit
    value = Decimal(row.value) * MULTIPLES.get(multiple, 1)
    yield f"<{PKG}baseValue>", literal(f"{value:f}", DECIMAL)
    if unit:
        yield f"<{PKG}baseUnit>", literal(unit)
