"""Collect what a document says of itself, each with its place or the reason for it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.metadata.actor import find_actor
from kg.metadata.genre import find_genre
from kg.metadata.head import find_addressees, find_number
from kg.metadata.issuing import find_issuing
from kg.metadata.labels import labelled
from kg.metadata.lines import Line, content_lines
from kg.metadata.names import closed
from kg.metadata.period import find_period
from kg.metadata.title import find_title, of_page
from kg.model import Document, Fact, Outline
from kg.read.fold import fold


def describe(document: Document, outline: Outline) -> tuple[Fact, ...]:
    """Return the facts in a fixed order: title, number, issuer, date, addressee, and what follows from them."""
    folded = fold(document.text)
    lines = content_lines(document, outline, folded)
    title = find_title(lines) or of_page(document)
    return tuple(_as_printed(document.text, fact) for fact in _facts(folded, lines, title))


def _as_printed(text: str, fact: Fact) -> Fact:
    """Give a value that was read in the folded text its signs as printed."""
    quote = text[fact.start : fact.end]
    return replace(fact, value=quote) if quote != fact.value and fold(quote) == fact.value else fact


def _facts(text: str, lines: list[Line], title: Line | None) -> Iterator[Fact]:
    if title is not None:
        yield _fact("title", title, "the first line")
    table = labelled(lines)
    if number := find_number(lines) or table.get("number"):
        yield _fact("number", number, "at the head", re.sub(r"\s", "", number.text))
    issuing = find_issuing(lines, title, table)
    for issuer in issuing.issuers:
        yield _fact("issuer", issuer, issuing.issuers_why, closed(issuer.text))
    if issuing.date_at is not None:
        yield _fact("date", issuing.date_at, issuing.date_why, issuing.date)
    for addressee in find_addressees(lines, title):
        yield _fact("addressee", addressee, "the line of address")
    genre = find_genre(text, title)
    if genre is not None:
        yield genre
    yield find_period(text, title, issuing.date, genre.value if genre else "")
    yield from find_actor(text, list(issuing.issuers), title)


def _fact(key: str, line: Line, why: str, value: str = "") -> Fact:
    return Fact(key, value or line.text, line.start, line.end, why)
