"""Bring the kept results together: one document a text, with every source that holds it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.build.block import head, rows
from kg.build.cache import Cache
from kg.graph import Row
from kg.ledger.update import Held
from kg.model import DocumentRecord

Texts = dict[str, dict[str, Any]]


class LostError(Exception):
    """A result was lost or damaged; it is dropped from the cache, so that the next try makes it anew."""


def held(keys: Mapping[str, str], cache: Cache) -> dict[str, Held]:
    """Return the documents of some sources by id, in order; of exact copies the first by name gives the result.

    Raise LostError if a result is gone.
    """
    documents = cache.documents()
    found: dict[str, Held] = {}
    for name, key in sorted(keys.items()):
        if key not in documents:
            raise LostError(key)
        id = documents[key]
        found[id] = Held(found[id].key, (*found[id].names, name)) if id in found else Held(key, (name,))
    return dict(sorted(found.items()))


def collect(documents: Mapping[str, Held], cache: Cache) -> tuple[Texts, Iterator[tuple[Row, ...]]]:
    """Return the texts by document id, and the rows of each document as they are asked for, both in the order of ids.

    Raise LostError if a result is gone or damaged.
    """
    check((one.key for one in documents.values()), cache)
    texts = {id: {**head(block(cache, one.key)), "source": one.names[0]} for id, one in documents.items()}
    return texts, (_named(rows(block(cache, one.key)), one) for one in documents.values())


def check(keys: Iterable[str], cache: Cache) -> None:
    """Drop every result that is damaged; raise LostError if there is any."""
    lost = [key for key in keys if cache.get(key) is None]
    if lost:
        cache.drop(lost)
        raise LostError(lost[0])


def block(cache: Cache, key: str) -> bytes:
    """Return the block of a key; if it is gone or damaged, drop it and raise LostError."""
    found = cache.get(key)
    if found is None:
        cache.drop([key])
        raise LostError(key)
    return found


def _named(rows: tuple[Row, ...], held: Held) -> tuple[Row, ...]:
    return tuple(held.named(row) if isinstance(row, DocumentRecord) else row for row in rows)
