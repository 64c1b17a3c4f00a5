"""Which triples a change of a ledger takes away and adds."""

from collections.abc import Iterator

from kg.ledger.update import Touched
from kg.ledger.views import Kept
from kg.rdf.blocks import Block, Blocks
from kg.rdf.ladders import UPGRADE, ladders
from kg.rdf.terms import Names
from kg.rdf.write import triples


def patch(before: Kept, after: Kept, touched: Touched) -> tuple[set[str], set[str]]:
    """Return the triples that are gone and those that have come, as lines of N-Triples."""
    drawn = _drawn(before, after, touched)
    old, new = (
        {line for block in _blocks(graph, touched, drawn) for line in triples(block)} for graph in (before, after)
    )
    return old - new, new - old


def _drawn(before: Kept, after: Kept, touched: Touched) -> set[str]:
    """Return the documents whose ladders are drawn anew: those touched, and those that draw what has a new name."""
    found = set(touched.ids("document"))
    renamed = f"SELECT document FROM statement WHERE predicate = '{UPGRADE}' AND ? IN (subject, object)"
    for id in touched.ids("entity"):
        old, new = before.entities.get(id), after.entities.get(id)
        if old and new and old.label != new.label:
            found.update(document for (document,) in after.ledger.all(renamed, id))
    return found


def _blocks(graph: Kept, touched: Touched, drawn: set[str]) -> Iterator[Block]:
    blocks = Blocks(graph, Names())
    yield from blocks.concepts()
    for id in dict.fromkeys([*touched.ids("entity"), *touched.ids("subject")]):
        if id in graph.entities:
            yield blocks.entity(graph.entities[id])
        elif id in graph.sections:
            yield blocks.section(graph.sections[id])
        elif id in graph.documents:
            yield blocks.document(graph.documents[id])
    for id in (*touched.ids("statement"), *touched.ids("inferred")):
        if id in graph.statements:
            yield blocks.statement(graph.statements[id])
    for id in touched.ids("observation"):
        if id in graph.observations:
            yield blocks.observation(graph.observations[id])
    for id in touched.ids("document"):
        if id in graph.documents:
            yield blocks.document(graph.documents[id])
        yield from (blocks.section(row) for row in graph.sections_of(id))
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
