"""Read figures: what is measured, its value and unit, whether it is promised, reached or required, and when.

年内培育省级众创空间*个    省级众创空间 | * | 个 | T | = | 年内
"""

from collections.abc import Iterator

from kg.figures.indicators import Named, indicator
from kg.figures.lines import Line, lines
from kg.figures.periods import period
from kg.figures.plausible import is_figure
from kg.figures.quantities import Quantity
from kg.figures.statuses import force, status
from kg.figures.words import words
from kg.model import Document, Fact, Figure, Mention, Outline
from kg.tense import section_tenses


def measure(
    document: Document, outline: Outline, facts: tuple[Fact, ...], mentions: tuple[Mention, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in the order of the text."""
    tenses = section_tenses(document, outline)
    genre = next((fact.value for fact in facts if fact.key == "genre"), "")
    figures: list[Figure] = []
    for line in lines(document, outline, mentions):
        figures += _read(line, tenses[line.sentence.section], genre)
    return tuple(figures)


def _read(line: Line, tense: str, genre: str) -> Iterator[Figure]:
    previous: Named | None = None
    for index, quantity in enumerate(line.quantities):
        if not is_figure(line, quantity):
            continue
        named = indicator(line, index, previous)
        previous = named
        yield _figure(line, quantity, named, tense, genre)


def _figure(line: Line, quantity: Quantity, named: Named, tense: str, genre: str) -> Figure:
    sentence = line.sentence
    return Figure(
        named.text,
        quantity.value,
        quantity.unit,
        status(line, quantity, tense, genre),
        quantity.comparator,
        period(line.reading, quantity.start, "-"),
        sentence.start,
        sentence.end,
        sentence.locate(quantity.start),
        sentence.locate(quantity.end - 1) + 1,
        named.about,
        f"{quantity.rule}, {named.rule}",
        force(line.reading, quantity, words().lists["force"]),
    )
