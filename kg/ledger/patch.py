"""Which triples a change of a ledger takes away and adds."""

from collections.abc import Iterator
from typing import TypeAlias

from kg.ledger.update import Touched
from kg.ledger.views import Kept
from kg.rdf.blocks import Block, Blocks
from kg.rdf.ladders import UPGRADE, ladders
from kg.rdf.terms import Names
from kg.rdf.write import triples

Link: TypeAlias = tuple[str, str, str]  # subject, predicate, object


def patch(before: Kept, after: Kept, touched: Touched) -> tuple[set[str], set[str]]:
    """Return the triples that are gone and those that have come, as lines of N-Triples."""
    drawn, links = _drawn(before, after, touched), _links(before, after, touched)
    old, new = (
        {line for block in _blocks(graph, touched, drawn, links) for line in triples(block)}
        for graph in (before, after)
    )
    return old - new, new - old


def _links(before: Kept, after: Kept, touched: Touched) -> list[Link]:
    """Return the ends and predicates of all statements that were touched."""
    ids = [*touched.ids("statement"), *touched.ids("inferred")]
    rows = (graph.statements[id] for graph in (before, after) for id in ids if id in graph.statements)
    return sorted({(row.subject, row.predicate, row.object) for row in rows})


def _drawn(before: Kept, after: Kept, touched: Touched) -> set[str]:
    """Return the documents whose ladders are drawn anew: those touched, and those that draw what has a new name."""
    found = set(touched.ids("document"))
    renamed = f"SELECT document FROM statement WHERE predicate = '{UPGRADE}' AND ? IN (subject, object)"
    for id in touched.ids("entity"):
        old, new = before.entities.get(id), after.entities.get(id)
        if old and new and old.label != new.label:
            found.update(document for (document,) in after.ledger.all(renamed, id))
    return found


def _blocks(graph: Kept, touched: Touched, drawn: set[str], links: list[Link]) -> Iterator[Block]:
    """Yield the blocks of all that was touched; those of subjects without the triples of their statements."""
    blocks = Blocks(graph, Names())
    yield from blocks.concepts()
    for link in links:  # more than one statement may give one triple
        rows = graph.statements_where("WHERE subject = ? AND predicate = ? AND object = ?", *link)
        plain = filter(None, (blocks.plain(row) for row in rows))
        yield from ((subject, [(predicate, end)]) for subject, predicate, end in plain)
    for id in touched.ids("entity"):
        if id in graph.entities:
            yield blocks.entity(graph.entities[id], ())
    for id in (*touched.ids("statement"), *touched.ids("inferred")):
        if id in graph.statements:
            yield blocks.statement(graph.statements[id])
    for id in touched.ids("observation"):
        if id in graph.observations:
            yield blocks.observation(graph.observations[id])
    for id in touched.ids("document"):
        if id in graph.documents:
            yield blocks.document(graph.documents[id], ())
        yield from (blocks.section(row, ()) for row in graph.sections_of(id))
        yield from (block for row in graph.evidence_of(id) for block in blocks.evidence(row))
    for id in touched.ids("evidence"):
        if id in graph.evidence:
            yield from blocks.evidence(graph.evidence[id])
    for document in sorted(drawn):
        upgrades = graph.ledger.all(
            "SELECT DISTINCT id FROM statement WHERE document = ? AND predicate = ? ORDER BY id", document, UPGRADE
        )
        for evidence, found in ladders(graph.statements[id] for (id,) in upgrades):
            if evidence.startswith(f"{document}:"):
                yield from blocks.drawn(evidence, found)
