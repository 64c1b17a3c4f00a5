"""Bring the rows of all documents together: the same graph for every order of the documents."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeVar, cast

from kg.graph import Graph, Row
from kg.model import DocumentRecord, Entity, Evidence, Observation, SectionRecord, Statement
from kg.resolve.canonical import apply, canon
from kg.resolve.claims import furthest, merged
from kg.resolve.judgements import Judgements
from kg.resolve.support import Piece, copies_among, noisy_or, piece

NONE: Final = Judgements()

T = TypeVar("T", DocumentRecord, Entity, Statement, Observation, Evidence, SectionRecord)


class Rows:
    """The rows of all documents so far, grouped by id."""

    def __init__(self) -> None:
        self.groups: dict[type[Row], dict[str, list[Row]]] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Put every row with those of its id."""
        for row in rows:
            self.groups.setdefault(type(row), {}).setdefault(row.id, []).append(row)

    def of(self, kind: type[T]) -> dict[str, list[T]]:
        """Return the groups of one kind of row, by id."""
        return cast("dict[str, list[T]]", self.groups.get(kind, {}))


def assemble(documents: Iterable[Sequence[Row]], judgements: Judgements = NONE) -> Graph:
    """Merge the rows of documents by id, as the judgements say; raise DataError where those contradict each other.

    Entities gather aliases and reasons, statements and observations evidence; their confidence is that of
    all independent evidence together. Time is linear in the number of rows.
    """
    known, rows = canon(judgements), Rows()
    for document in documents:
        rows.add(apply(document, known))
    dates = {id_: group[0].date for id_, group in rows.of(DocumentRecord).items()}
    evidence = {id_: surest(group) for id_, group in rows.of(Evidence).items()}
    claimed: list[Statement | Observation] = [statement(group) for group in rows.of(Statement).values()]
    claimed += [merged(group) for group in rows.of(Observation).values()]
    done: list[Row] = []
    repeated: dict[str, Piece] = {}
    for claim in claimed:
        pieces = [piece(row, dates.get(row.document, "")) for row in (evidence[key] for key in claim.evidence)]
        copies = copies_among(pieces)
        done.append(replace(claim, confidence=noisy_or(pieces, copies)))
        for key, original in copies.items():
            repeated[key] = min(original, repeated.get(key, original))
    done += (replace(row, copy_of=repeated[row.id].id) if row.id in repeated else row for row in evidence.values())
    done += [entity(group) for group in rows.of(Entity).values()]
    done += [group[0] for group in rows.of(DocumentRecord).values()]
    done += [group[0] for group in rows.of(SectionRecord).values()]
    return Graph.of(done)


def statement(rows: Sequence[Statement]) -> Statement:
    """Return one statement with the evidence of all, and the furthest stage told."""
    if len(rows) == 1:
        return rows[0]
    evidence = tuple(sorted({key for row in rows for key in row.evidence}))
    return replace(rows[0], evidence=evidence, stage=furthest(row.stage for row in rows))


def surest(rows: Sequence[Evidence]) -> Evidence:
    """Return the surest row of one evidence: the same text read from two formats may give two."""
    return rows[0] if len(rows) == 1 else max(rows, key=lambda row: row.confidence)


def entity(rows: Sequence[Entity]) -> Entity:
    """Return one entity with every alias and reason of all; a row without a label adds only these."""
    first = rows[0]
    if all(row == first for row in rows) and first.label:
        return first
    labels = sorted({row.label for row in rows if row.label}, key=lambda label: (len(label), label))
    label = labels[0] if labels else first.id.partition("/")[2].partition("@")[0]
    aliases = {alias for row in rows for alias in (*row.aliases, row.label)} - {label, ""}
    return replace(
        first,
        label=label,
        aliases=tuple(sorted(aliases)),
        kind=any(row.kind for row in rows),
        level=max(row.level for row in rows),
        code=max(row.code for row in rows),
        why=tuple(sorted({why for row in rows for why in row.why})),
    )
