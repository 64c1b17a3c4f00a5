"""Check a graph against the shapes of ``ontology/shapes.ttl``: the same verdicts, without a SHACL processor.

Each check is a function from a row to whether it is in order; its name is that of the shape. Which classes a
predicate may join is read from ``ontology/policy.ttl``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kg.bodies import INSTITUTIONS, JOINT, LONGEST
from kg.graph import Graph, Row
from kg.labels import labels
from kg.model import DocumentRecord, Entity, Evidence, Observation, Statement, is_decimal
from kg.ontology import ends

# A ? within a name is what an encoding left of a middle dot; at its end it ends a sentence.
CLAUSE: Final = re.compile(r"[。；;！!\n\r]|[？?]\Z")
# A fraction or a ratio (1/4, 1:10) is a number too, though no decimal.
FRACTION: Final = re.compile(r"[0-9.]+[/:][0-9.]+")
LADDERS: Final = ("EnterpriseCategory", "Platform", "TalentCategory")
DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
QUOTED: Final = 30  # characters of a quote in a message


@dataclass(frozen=True, slots=True)
class Violation:
    """A row that breaks a shape: the shape's name, the row's id, what is wrong, and where it was read."""

    shape: str
    id: str
    message: str
    place: str

    def __str__(self) -> str:
        return f"{self.message}（{self.place}）" if self.place else self.message


def type_of(graph: Graph, id: str) -> str:
    """Return the class of a row, or "" if there is no such row."""
    if id in graph.entities:
        return graph.entities[id].type
    return "Section" if id in graph.sections else "Document" if id in graph.documents else ""


def has_evidence(graph: Graph, row: Statement) -> bool:
    return bool(row.evidence or row.derived_from)


def domain(graph: Graph, row: Statement) -> bool:
    return type_of(graph, row.subject) in ends().get(("domain", row.predicate), ())


def range_(graph: Graph, row: Statement) -> bool:
    return type_of(graph, row.object) in ends().get(("range", row.predicate), ())


def same_class(graph: Graph, row: Statement) -> bool:
    if row.predicate != "upgradesTo":
        return True
    ends = {type_of(graph, row.subject), type_of(graph, row.object)}
    return len(ends) == 1 and ends <= set(LADDERS)


def two_ends(graph: Graph, row: Statement) -> bool:
    return row.subject != row.object


def confidence(graph: Graph, row: Statement | Observation | Evidence) -> bool:
    return 0.0 <= row.confidence <= 1.0


def figure_has_evidence(graph: Graph, row: Observation) -> bool:
    return bool(row.evidence)


def value_state(graph: Graph, row: Observation) -> bool:
    number = is_decimal(row.value) or FRACTION.fullmatch(row.value) is not None
    return {"given": number, "masked": not number, "not stated": row.value == ""}[row.state]


def no_clause(graph: Graph, row: Entity) -> bool:
    return 0 < len(row.label) <= LONGEST and not CLAUSE.search(row.label)


def one_body(graph: Graph, row: Entity) -> bool:
    return row.type not in INSTITUTIONS or not JOINT.search(row.label)


def is_date(graph: Graph, row: DocumentRecord) -> bool:
    if not row.date:
        return True
    found = DATE.fullmatch(row.date)
    try:
        return found is not None and bool(date(*(int(part or 1) for part in found.groups())))
    except ValueError:
        return False


def quote(graph: Graph, row: Evidence) -> bool:
    return row.end > row.start and len(row.quote) == row.end - row.start


def quote_of_document(graph: Graph, row: Evidence) -> bool:
    return row.document in graph.documents


Check = tuple[str, Callable[[Graph, Any], bool], str]

CHECKS: Final[dict[type[Any], tuple[Check, ...]]] = {
    DocumentRecord: (("date", is_date, "日期不是日期"),),
    Entity: (
        ("no-clause", no_clause, "名称是一句话，不是名称"),
        ("one-body", one_body, "名称里有几个机构，应分开"),
    ),
    Evidence: (
        ("quote", quote, "引文与起止位置不符"),
        ("quote-of-document", quote_of_document, "引文没有所在文件"),
        ("confidence", confidence, "可信度不在 0 到 1 之间"),
    ),
    Observation: (
        ("figure-has-evidence", figure_has_evidence, "指标数值没有依据"),
        ("value-state", value_state, "数值与“有无数值”的说明不符"),
        ("confidence", confidence, "可信度不在 0 到 1 之间"),
    ),
    Statement: (
        ("has-evidence", has_evidence, "陈述没有依据"),
        ("domain", domain, "主语的类型不合此关系"),
        ("range", range_, "宾语的类型不合此关系"),
        ("two-ends", two_ends, "两端相同"),
        ("same-class", same_class, "升级的两端不是同一类"),
        ("confidence", confidence, "可信度不在 0 到 1 之间"),
    ),
}


def flaws(graph: Graph, row: Row) -> list[str]:
    """Return the message of every shape that a row breaks."""
    return [message for _, holds, message in CHECKS.get(type(row), ()) if not holds(graph, row)]


def validate(graph: Graph) -> list[Violation]:
    """Return every violation, in the order of rows and shapes."""
    found = [(row, check) for row in graph.rows() for check in CHECKS.get(type(row), ()) if not check[1](graph, row)]
    if not found:
        return []
    where = _first_marks(graph)
    return [
        Violation(shape, row.id, f"{message}：{describe(graph, row)}", place(graph, row, where))
        for row, (shape, _, message) in found
    ]


def describe(graph: Graph, row: Row) -> str:
    """Return a row as a reader knows it."""
    match row:
        case Statement():
            ends = [graph.entities[id].label if id in graph.entities else id for id in (row.subject, row.object)]
            types = [labels().get(type_of(graph, id), "无") for id in (row.subject, row.object)]
            return f"{ends[0]}〔{types[0]}〕 {labels().get(row.predicate, row.predicate)} {ends[1]}〔{types[1]}〕"
        case Observation():
            return f"{row.indicator} {row.written or row.value}"
        case Entity():
            return row.label
        case DocumentRecord():
            return row.date
        case _:
            return row.id


def place(graph: Graph, row: Row, where: dict[str, str]) -> str:
    """Return where a row was read: source file, section, offset and the beginning of the quote."""
    if isinstance(row, DocumentRecord):
        return row.source
    cited: tuple[str, ...] = ()
    if isinstance(row, Evidence):
        cited = (row.id,)
    elif isinstance(row, Statement | Observation):
        cited = row.evidence
    elif row.id in where:
        cited = (where[row.id],)
    evidence = next((graph.evidence[id] for id in cited if id in graph.evidence), None)
    return "" if evidence is None else _where(graph, evidence)


def _where(graph: Graph, row: Evidence) -> str:
    document = graph.documents.get(row.document)
    words = row.quote[:QUOTED] + ("…" if len(row.quote) > QUOTED else "")
    parts = (document.source if document else row.document, row.anchor, row.path, f"第 {row.start} 字起", f"“{words}”")
    return "，".join(part for part in parts if part)


def _first_marks(graph: Graph) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in graph.evidence.values():
        for mark in row.marks:
            found.setdefault(mark.entity, row.id)
    return found
