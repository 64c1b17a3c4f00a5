"""Write an extraction as one JSON object: mentions, relations, figures and metadata with their offsets.

    {"source": "NAME.txt", "mentions": [{"start", "end", "type", "text", "finder", "confidence"}],
     "relations": [{"subject", "predicate", "object", "modality", "start", "end", …}],
     "observations": [{"indicator", "value", "unit", "status", "comparator", "period", "start", "end", …}],
     "metadata": {"title": [...], "issuer": [...], "number": [...], "date": [...], …}}

Offsets count code points of the text as read; ``@`` is the document's own actor, ``§`` its section's task.
"""

from typing import Any

from kg.model import Extraction, Fact, Figure, Mention, Relation


def to_json(extraction: Extraction) -> dict[str, Any]:
    """Return the extraction as plain values, ready for ``json.dumps``."""
    return {
        "source": extraction.document.source,
        "id": extraction.document.id,
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "relations": [_relation(relation) for relation in extraction.relations],
        "observations": [_figure(figure) for figure in extraction.figures],
        "metadata": _metadata(extraction.facts),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "type": mention.type,
        "text": mention.text,
        "finder": mention.finder,
        "confidence": mention.confidence,
    }


def _relation(relation: Relation) -> dict[str, Any]:
    return {
        "subject": relation.subject.text,
        "predicate": relation.predicate,
        "object": relation.object.text,
        "modality": relation.modality,
        "start": relation.start,
        "end": relation.end,
        "rule": relation.rule,
        "role": relation.role,
        "stage": relation.stage,
        "confidence": relation.confidence,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "value": figure.value,
        "unit": figure.unit,
        "status": figure.status,
        "comparator": figure.comparator,
        "period": figure.period,
        "force": figure.force,
        "start": figure.start,
        "end": figure.end,
        "value_start": figure.value_start,
        "value_end": figure.value_end,
        "rule": figure.rule,
        "confidence": figure.confidence,
    }


def _metadata(facts: tuple[Fact, ...]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for fact in facts:
        told.setdefault(fact.key, []).append(fact.value)
    return told
