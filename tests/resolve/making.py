"""Extractions for the tests, made from sentences with inline tags: ``[县科技局|GOV]建设[众创空间|PLT]2家。``"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.graph import Graph
from kg.model import (
    CODES,
    Actor,
    Document,
    Extraction,
    Fact,
    Figure,
    Mention,
    Outline,
    Relation,
    Section,
    Sentence,
    Task,
)
from kg.resolve import assemble, claims
from kg.resolve.assemble import NONE
from kg.resolve.judgements import Judgements

TAG = re.compile(r"\[(.+?)\|([A-Z]{3})\]")


def extraction(
    lines: Sequence[str],
    relations: Sequence[tuple[str, str, str]] = (),
    facts: Mapping[str, str] | None = None,
    source: str = "甲.txt",
    rule: str = "listed",
    confidence: float = 0.8,
    modality: str = "A",
) -> Extraction:
    """Return an extraction with a sentence and a section a line; a relation stands in the first line with its names."""
    text, mentions, sentences = "", [], []
    for index, line in enumerate(lines):
        start, position = len(text), 0
        for tag in TAG.finditer(line):
            text += line[position : tag.start()]
            surface = tag.group(1)
            mentions.append(Mention(len(text), len(text) + len(surface), CODES[tag.group(2)], surface, "made"))
            text += surface
            position = tag.end()
        text += line[position:]
        sentences.append(Sentence(start, len(text), index, ((start, len(text)),)))
        text += "\n"
    sections = [
        Section(sentence.section, sentence.section - 1 if sentence.section else -1, sentence.section,
                f"{sentence.section}、", f"第{sentence.section}节", sentence.start, sentence.end + 1)
        for sentence in sentences
    ]  # fmt: skip
    document = Document(hashlib.sha256(text.encode()).hexdigest()[:12], source, text)
    outline = Outline(tuple(sections), tuple(sentences))
    made = [_relation(one, sentences, mentions, rule, confidence, modality) for one in relations]
    told = [Fact(key, value, 0, 0, "told") for key, value in (facts or {}).items()]
    return Extraction(document, outline, tuple(told), tuple(mentions), tuple(made), ())


def figure(made: Extraction, indicator: str, value: str, unit: str, about: str, **more: str) -> Figure:
    """Return a figure about the first mention of a name."""
    mention = next(one for one in made.mentions if one.text == about)
    sentence = next(one for one in made.outline.sentences if one.start <= mention.start < one.end)
    at = made.document.text.index(value, sentence.start)
    end = at + len(value + unit)
    values = {"status": "T", "comparator": "=", "period": "全年", "force": "", **more}
    return Figure(
        indicator, value, unit, start=sentence.start, end=sentence.end, value_start=at, value_end=end,
        about=(mention,), rule="counted", confidence=0.9, **values,
    )  # fmt: skip


def _relation(told, sentences, mentions, rule, confidence, modality) -> Relation:
    subject, predicate, object_ = told
    named = [name for name in (subject, object_) if name not in ("@", "§")]
    for sentence in sentences:
        inside = {one.text: one for one in mentions if sentence.start <= one.start < sentence.end}
        if all(name in inside for name in named):
            arguments = {"@": Actor(), "§": Task(sentence.section), **inside}
            return Relation(
                arguments[subject], predicate, arguments[object_], modality,
                sentence.start, sentence.end, rule, confidence,
            )  # fmt: skip
    raise ValueError(told)


def contents(made: Extraction, first: int) -> Extraction:
    """Return the extraction with its first sections marked as a table of contents of what follows."""
    sections = tuple(replace(one, outline=one.index < first) for one in made.outline.sections)
    return replace(made, outline=replace(made.outline, sections=sections))


def graph(*made: Extraction, judged: Judgements = NONE) -> Graph:
    """Return the graph of some extractions."""
    return assemble([claims(one) for one in made], judged)


def ids(found: Graph, type_: str) -> list[str]:
    """Return the ids of the entities of a type."""
    return [one.id for one in found.entities.values() if one.type == type_]
