"""Bring the kept results together: one entry a text, with every source that holds it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from kg.build.block import head, rows
from kg.build.cache import Cache, DamagedError
from kg.graph import Row
from kg.model import DocumentRecord

Texts = dict[str, dict[str, Any]]


def collect(keys: Mapping[str, str], cache: Cache) -> tuple[Texts, Iterator[tuple[Row, ...]]]:
    """Return the texts by document id, and the rows of each document as they are asked for, both in the order of ids.

    Of exact copies (the same text from several sources) the first by name is the source; the record
    names the others. Raise DamagedError if a result is gone.
    """
    texts: Texts = {}
    names: dict[str, list[str]] = {}
    for name, key in sorted(keys.items()):
        text = head(_block(cache, key))
        texts.setdefault(text["id"], {**text, "source": name})
        names.setdefault(text["id"], []).append(name)
    ordered = sorted(texts)
    documents = (_named(rows(_block(cache, keys[names[id][0]])), names[id]) for id in ordered)
    return {id: texts[id] for id in ordered}, documents


def _block(cache: Cache, key: str) -> bytes:
    block = cache.get(key)
    if block is None:
        raise DamagedError(key)
    return block


def _named(rows: tuple[Row, ...], names: list[str]) -> tuple[Row, ...]:
    return tuple(
        replace(row, source=names[0], copies=tuple(names[1:])) if isinstance(row, DocumentRecord) else row
        for row in rows
    )
