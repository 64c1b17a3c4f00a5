"""The rows of the graph that one document supports, computed from it alone."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal, TypeVar

from kg.graph import Row
from kg.model import (
    Actor,
    Argument,
    DocumentRecord,
    Extraction,
    Figure,
    Observation,
    Outline,
    Relation,
    SectionRecord,
    Statement,
    Task,
)
from kg.resolve.normal import redacted
from kg.resolve.quotes import Quotes
from kg.resolve.reading import Reading

SEPARATOR: Final = "\x1f"  # occurs in no id: two different rows never get one hash
Read = TypeVar("Read", Relation, Figure)
STAGES: Final = ("", "意向", "签约", "申报", "公示", "认定", "运行")


def claims(extraction: Extraction) -> tuple[Row, ...]:
    """Return every row that a document supports, sorted; the same for the same extraction."""
    reading = Reading(extraction)
    quotes = Quotes(extraction, reading)
    rows: list[Row] = [_record(extraction, reading), *_sections(extraction)]
    rows += _statements(extraction, reading, quotes)
    rows += _observations(extraction, reading, quotes)
    rows += quotes.evidence()
    rows += reading.entities()
    return tuple(sorted(rows, key=lambda row: (type(row).__name__, row.id)))


def digest(*parts: str) -> str:
    """Return 16 hex digits that stand for the parts."""
    return hashlib.sha256(SEPARATOR.join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def statement_id(subject: str, predicate: str, object_: str, modality: str, role: str = "") -> str:
    """Return the id of a statement: who says it, where and how often makes no difference to it."""
    return "s-" + digest(subject, predicate, object_, modality, *filter(None, (role,)))


def section_id(document: str, index: int) -> str:
    """Return the id of a section, with which a task shares it."""
    return f"{document}#{index}"


def _record(extraction: Extraction, reading: Reading) -> DocumentRecord:
    document, fact = extraction.document, reading.fact
    period = next((fact for fact in extraction.facts if fact.key == "period"), None)
    return DocumentRecord(
        id=document.id,
        source=document.source,
        title=fact("title"),
        number=fact("number"),
        date=fact("date"),
        genre=fact("genre"),
        period=period.value if period else "",
        period_why=period.why if period else "",
        level=fact("level") or reading.home.level,
        place=reading.place(),
        actor=reading.actor(),
        issuers=tuple(dict.fromkeys(reading.body(name) for name in reading.facts("issuer"))),
        addressees=reading.facts("addressee"),
        format=document.format,
        characters=len(document.text),
    )


def _sections(extraction: Extraction) -> Iterator[SectionRecord]:
    outline, document = extraction.outline, extraction.document.id
    for section in outline.sections:
        yield SectionRecord(
            id=section_id(document, section.index),
            document=document,
            parent=section_id(document, section.parent) if section.parent >= 0 else "",
            number=section.number,
            heading=section.heading,
            path=path(outline, section.index),
            start=section.start,
            end=section.end,
        )


def path(outline: Outline, section: int) -> str:
    """Return the headings from the outermost section to this one, joined."""
    return " › ".join(outline.path(section))


def _statements(extraction: Extraction, reading: Reading, quotes: Quotes) -> Iterator[Statement]:
    found: dict[str, list[tuple[Relation, str, str, str]]] = {}
    for relation in _of_body(extraction.outline, extraction.relations, _said):
        subject = _argument(relation.subject, extraction, reading)
        object_ = _argument(relation.object, extraction, reading)
        if subject == object_:
            continue  # 我局 and 县科技局 are one: nothing is said of two things
        key = statement_id(subject, relation.predicate, object_, relation.modality, relation.role)
        evidence = quotes.cite(relation.start, relation.end, relation.rule, relation.confidence)
        found.setdefault(key, []).append((relation, subject, object_, evidence))
    for key, group in found.items():
        relation, subject, object_, _ = group[0]
        yield Statement(
            id=key,
            subject=subject,
            predicate=relation.predicate,
            object=object_,
            modality=relation.modality,
            confidence=max(one.confidence for one, *_ in group),
            evidence=tuple(sorted({evidence for *_, evidence in group})),
            role=relation.role,
            stage=furthest(one.stage for one, *_ in group),
        )


def _of_body(outline: Outline, read: Sequence[Read], said: Callable[[Read], tuple[str, ...]]) -> Iterator[Read]:
    """Yield what was read, without what a table of contents only repeats of the body: it is no second evidence."""
    contents = [(section.start, section.end) for section in outline.sections if section.outline]
    inside = [any(start <= one.start < end for start, end in contents) for one in read]
    body = {said(one) for one, repeated in zip(read, inside, strict=True) if not repeated}
    return (one for one, repeated in zip(read, inside, strict=True) if not (repeated and said(one) in body))


def _said(relation: Relation) -> tuple[str, ...]:
    return relation.subject.text, relation.predicate, relation.object.text


def _counted(figure: Figure) -> tuple[str, ...]:
    return figure.indicator, figure.value, figure.unit


def furthest(stages: Iterable[str]) -> str:
    """Return the stage that is furthest on the way from 意向 to 运行."""
    return max(stages, key=lambda stage: (STAGES.index(stage) if stage in STAGES else 0, stage), default="")


def _argument(argument: Argument, extraction: Extraction, reading: Reading) -> str:
    if isinstance(argument, Actor):
        return reading.actor()
    if isinstance(argument, Task):
        return section_id(extraction.document.id, argument.section)
    return reading.entity(argument)


def _observations(extraction: Extraction, reading: Reading, quotes: Quotes) -> Iterator[Observation]:
    found: dict[str, list[tuple[Figure, Observation]]] = {}
    for figure in _of_body(extraction.outline, extraction.figures, _counted):
        row = _observation(figure, extraction, reading, quotes)
        found.setdefault(row.id, []).append((figure, row))
    for group in found.values():
        yield merged([row for _, row in group])


def _observation(figure: Figure, extraction: Extraction, reading: Reading, quotes: Quotes) -> Observation:
    places = [mention for mention in figure.about if mention.type == "Place"]
    scope = reading.entity(places[0]) if places else reading.place() or reading.actor()
    about = tuple(dict.fromkeys(reading.entity(one) for one in figure.about if one.type != "Place"))
    state = state_of(figure.value)
    # Two struck-out values may differ: each stays an observation of its own.
    own = (extraction.document.id, str(figure.value_start)) if state != "given" else ()
    row = Observation(
        id="",
        indicator=figure.indicator,
        about=about,
        scope=scope,
        value=figure.value,
        written=extraction.document.text[figure.value_start : figure.value_end],
        unit=figure.unit,
        status=figure.status,
        comparator=figure.comparator,
        force=figure.force,
        period="" if figure.period == "-" else figure.period,
        state=state,
        confidence=figure.confidence,
        evidence=(quotes.cite(figure.start, figure.end, figure.rule, figure.confidence),),
    )
    return replace(row, id=observation_id(row, *own))


def observation_id(row: Observation, *own: str) -> str:
    """Return the id of an observation: the same figure of the same things is one, ``own`` sets it apart."""
    said = (row.indicator, row.scope, row.value, row.unit, row.status, row.comparator, row.force, row.period)
    return "o-" + digest(*said, *row.about, *own)


def state_of(value: str) -> Literal["given", "masked", "not stated"]:
    """Say whether a value is given, struck out in the source, or not there."""
    if not value:
        return "not stated"
    return "masked" if redacted(value) else "given"


def merged(rows: Sequence[Observation]) -> Observation:
    """Return one observation with the evidence of all that share its id."""
    first = min(rows, key=lambda row: (row.written, row.evidence))
    evidence = tuple(sorted({key for row in rows for key in row.evidence}))
    return replace(first, evidence=evidence, confidence=max(row.confidence for row in rows))
