"""Bring the kept results together: one entry a text, with every source that holds it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.build.cache import Cache
from kg.build.workers import unpack
from kg.graph import Row
from kg.model import DocumentRecord

Texts = dict[str, dict[str, Any]]


def collect(keys: Mapping[str, str], cache: Cache) -> tuple[Texts, list[tuple[Row, ...]]]:
    """Return the texts by document id and the rows of each document, both in the order of ids.

    Of exact copies (the same text from several sources) the first by name is the source; the record
    names the others.
    """
    texts: Texts = {}
    rows: dict[str, tuple[Row, ...]] = {}
    names: dict[str, list[str]] = {}
    for name, key in sorted(keys.items()):
        block = cache.get(key)
        if block is None:
            continue
        text, found = unpack(block)
        names.setdefault(text["id"], []).append(name)
        texts.setdefault(text["id"], {**text, "source": name})
        rows.setdefault(text["id"], found)
    ordered = sorted(rows)
    return {id: texts[id] for id in ordered}, [_named(rows[id], names[id]) for id in ordered]


def _named(rows: tuple[Row, ...], names: list[str]) -> tuple[Row, ...]:
    return tuple(
        replace(row, source=names[0], copies=tuple(names[1:])) if isinstance(row, DocumentRecord) else row
        for row in rows
    )
