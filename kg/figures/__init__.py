"""Read figures: what is measured, its value and unit, whether it is promised, reached or required, and when.

年内培育省级众创空间*个    省级众创空间 | * | 个 | T | = | 年内
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.figures.candidates import candidates
from kg.figures.choices import Model, agree, lean, model, probabilities, weigh, weigh_parts
from kg.figures.clues import (
    STATUSES,
    Setting,
    around,
    form_clues,
    genre_words,
    heading_words,
    leaning,
    sentence_clues,
    signs,
    status_clues,
    topic,
)
from kg.figures.lines import Line, lines
from kg.figures.parts import Named, parts
from kg.figures.periods import period
from kg.figures.plausible import is_figure
from kg.figures.words import words
from kg.model import Document, Fact, Figure, Mention, Outline, Status
from kg.tense import section_tenses

# Characters on either side that tell whether a long paragraph reports or plans.
AROUND = 400


@dataclass(frozen=True, slots=True)
class Before:
    """What the figures before a number in its line were read as."""

    named: tuple[Named, ...] = ()
    outset: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The quantity of a line at an index, what it measures and how surely, and what speaks for each status."""

    line: Line
    index: int
    named: Named
    confidence: float
    sums: list[int]


def measure(
    document: Document, outline: Outline, facts: tuple[Fact, ...], mentions: tuple[Mention, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document in the order of the text."""
    return measure_with(model(), document, outline, facts, mentions)


def measure_with(
    weighed: Model, document: Document, outline: Outline, facts: tuple[Fact, ...], mentions: tuple[Mention, ...]
) -> tuple[Figure, ...]:
    """Return the figures of a document as a model reads them."""
    found = [
        reading
        for line, setting in settings(document, outline, facts, mentions)
        for reading in _read(weighed, line, setting)
    ]
    chosen = lean([reading.sums for reading in found])
    return tuple(_figure(reading, STATUSES[best]) for reading, best in zip(found, chosen, strict=True))


def settings(
    document: Document, outline: Outline, facts: tuple[Fact, ...], mentions: tuple[Mention, ...]
) -> Iterator[tuple[Line, Setting]]:
    """Yield each line that holds a figure, with where it stands."""
    tenses, genre = section_tenses(document, outline, facts), genre_words(document, facts)
    year = _year(facts)
    for line in lines(document, outline, mentions):
        if any(is_figure(line, quantity) for quantity in line.quantities):
            section, paragraph = line.sentence.section, _paragraph(document, line)
            setting = Setting(
                tenses[section],
                genre,
                heading_words(outline, section),
                (leaning(line.reading), leaning(paragraph)),
                around(paragraph),
                year,
                topic(outline, section, mentions, facts),
            )
            yield line, replace(setting, shared=sentence_clues(line, setting))


def _year(facts: tuple[Fact, ...]) -> int:
    """Return the year of the document's date, 0 if it has none."""
    dates = [fact.value for fact in facts if fact.key in ("date", "period")]
    years = [match.group() for date in dates if (match := re.search(r"(?:19|20)\d\d", date))]
    return int(years[0]) if years else 0


def _paragraph(document: Document, line: Line) -> str:
    """Return the paragraph that holds a line, and of a long one the part around it."""
    start = document.text.rfind("\n", 0, line.sentence.start) + 1
    end = document.text.find("\n", line.sentence.end)
    end = end if end >= 0 else len(document.text)
    return document.text[max(start, line.sentence.start - AROUND) : min(end, line.sentence.end + AROUND)]


def _read(weighed: Model, line: Line, setting: Setting) -> Iterator[Reading]:
    """Yield each figure of a line, its status left open."""
    before = Before()
    for index, quantity in enumerate(line.quantities):
        if is_figure(line, quantity):
            named, certain = name(weighed, line, index, before.named, setting)
            clues = status_clues(line, quantity, setting, before.outset)
            sums = [weigh([f"{option} {clue}" for clue in clues], weighed.status) for option in STATUSES]
            before = Before((*before.named, named), quantity.outset)
            yield Reading(line, index, named, weighed.confidence(certain), sums)


def name(weighed: Model, line: Line, index: int, named: tuple[Named, ...], setting: Setting) -> tuple[Named, float]:
    """Return what the quantity at an index measures, and the probability that it does."""
    offered = parts(line, index, named, setting.topic)
    options, found = candidates(line, index, offered), signs(line, index, len(named), offered)
    table, share = weighed.indicator, weigh_parts(found, weighed)
    sums = [
        sum([share.get(part, 0) for part in option.parts])
        + weigh(option.parts, table)
        + weigh(form_clues(option), table)
        for option in options
    ]
    best, certain = agree([option.text for option in options], probabilities(sums))
    return options[best], certain


def force(reading: str, position: int) -> str:
    """Return the word of force (力争, 确保) in the clause of the number at a position, or nothing."""
    clause = re.split(r"[，。；,;]", reading[:position])[-1]
    return next((cue for cue in words().lists["force"] if cue in clause), "")


def _figure(reading: Reading, status: Status) -> Figure:
    line, named = reading.line, reading.named
    quantity, sentence = line.quantities[reading.index], line.sentence
    return Figure(
        named.text,
        quantity.value,
        quantity.unit,
        status,
        quantity.comparator,
        period(line.reading, quantity.start, "-"),
        sentence.start,
        sentence.end,
        sentence.locate(quantity.start),
        sentence.locate(quantity.end - 1) + 1,
        named.about,
        f"{quantity.rule}, {named.way}",
        force(line.reading, quantity.start),
        reading.confidence,
    )
