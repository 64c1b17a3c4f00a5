"""TriG: what a document says is in the named graph of that document, what all share is in the default graph.

A statement that several documents support stands in the graph of each.
"""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from kg.graph import Graph
from kg.model import Evidence, Observation, SectionRecord, Statement
from kg.rdf.blocks import Block, Blocks
from kg.rdf.terms import HOME, Names
from kg.rdf.write import Shortener, header, text_of

Part = TypeVar("Part", Evidence, SectionRecord)


def export(graph: Graph, base: str = HOME) -> bytes:
    """Return the graph as TriG in UTF-8."""
    names = Names(base)
    short = Shortener(names.prefixes())
    parts = [header(names.prefixes())]
    blocks = Blocks(graph, names)
    supported, quoted, divided = _by_document(graph), _group(graph.evidence), _group(graph.sections)
    ladders = _ladders(blocks)
    for block in [*_shared(blocks, supported.get("", [])), *ladders.get("", [])]:
        parts.append("\n" + text_of(block, short))
    for id in sorted({*graph.documents, *quoted, *divided}):
        name = names.iri("document", id)
        parts.append(f"\n{short[f'<{name}>']} {{\n")
        parts.extend(text_of(block, short, "  ") for block in _head(blocks, id, divided.get(id, [])))
        parts.extend(text_of(block, short, "  ") for block in _claims(blocks, supported.get(id, [])))
        parts.extend(text_of(block, short, "  ") for block in ladders.get(id, []))
        parts.extend(text_of(block, short, "  ") for row in quoted.get(id, []) for block in blocks.evidence(row))
        parts.append("}\n")
    return "".join(parts).encode()


def _group(rows: Mapping[str, Part]) -> dict[str, list[Part]]:
    found: dict[str, list[Part]] = {}
    for row in rows.values():
        found.setdefault(row.document, []).append(row)
    return found


def _by_document(graph: Graph) -> dict[str, list[Statement | Observation]]:
    """Group statements and figures by the documents of their evidence; "" for those without any."""
    found: dict[str, list[Statement | Observation]] = {}
    claims: list[Statement | Observation] = [*graph.statements.values(), *graph.observations.values()]
    for row in claims:
        documents = {graph.evidence[id].document for id in row.evidence if id in graph.evidence}
        for id in documents or {""}:
            found.setdefault(id, []).append(row)
    return found


def _ladders(blocks: Blocks) -> dict[str, list[Block]]:
    """Group the blocks of ladders by the documents of their quotes; "" for a quote that the graph has not."""
    found: dict[str, list[Block]] = {}
    for evidence, block in blocks.ladders():
        row = blocks.graph.evidence.get(evidence)
        found.setdefault(row.document if row else "", []).append(block)
    return found


def _shared(blocks: Blocks, rows: list[Statement | Observation]) -> Iterator[Block]:
    yield blocks.dataset()
    yield from blocks.vocabulary()
    yield from blocks.concepts()
    for entity in blocks.graph.entities.values():
        yield blocks.entity(entity, ())
    yield from _claims(blocks, rows)


def _head(blocks: Blocks, id: str, sections: list[SectionRecord]) -> Iterator[Block]:
    if id in blocks.graph.documents:
        yield blocks.document(blocks.graph.documents[id], ())
    yield from (blocks.section(row, ()) for row in sections)


def _claims(blocks: Blocks, rows: list[Statement | Observation]) -> Iterator[Block]:
    plain = [triple for row in rows if isinstance(row, Statement) and (triple := blocks.plain(row))]
    for subject, predicate, object in sorted(set(plain)):
        yield subject, [(predicate, object)]
    for row in rows:
        yield blocks.statement(row) if isinstance(row, Statement) else blocks.observation(row)
