"""Write an extraction as one JSON object: mentions, relations, figures and metadata with their offsets.

    {"source": "NAME.txt", "mentions": [{"start", "end", "type", "text", "finder", "confidence"}],
     "relations": [{"subject", "predicate", "object", "modality", "start", "end", …}],
     "observations": [{"indicator", "value", "unit", "status", "comparator", "period", "start", "end", …}],
     "metadata": {"title": [...], "issuer": [...], "number": [...], "date": [...], …}}

Offsets count code points of the text as read; ``@`` is the document's own actor, ``§`` its section's task.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.errors import WriteError
from kg.model import Extraction, Fact, Figure, Mention, Relation
from kg.pipeline import extract, read_all


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


def write(paths: Sequence[Path], output: Path, tagger: str, min_confidence: float) -> list[str]:
    """Extract every file into a file of JSON lines; return the problems of those that could not be read."""
    problems: list[str] = []
    temporary = output.with_name(output.name + ".part")
    try:
        with temporary.open("w", encoding="utf-8", newline="\n") as lines:
            for document in read_all(paths, problems):
                told = to_json(confident(extract(document, tagger), min_confidence))
                lines.write(json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n")
        temporary.replace(output)
    except OSError as error:
        raise WriteError(str(output), f"cannot be written: {error.strerror}", "choose another file") from error
    finally:
        temporary.unlink(missing_ok=True)
    return problems


def confident(extraction: Extraction, least: float) -> Extraction:
    """Leave out mentions, relations and figures below a confidence."""
    return replace(
        extraction,
        mentions=tuple(item for item in extraction.mentions if item.confidence >= least),
        relations=tuple(item for item in extraction.relations if item.confidence >= least),
        figures=tuple(item for item in extraction.figures if item.confidence >= least),
    )
