"""Sentences with their names marked, [市科技局|GOV], and the relations read from them as lines of text."""

import re

from kg.metadata import describe
from kg.model import CODES, Document, Mention, Outline, Relation
from kg.relations import relate
from kg.structure import split

MARK = re.compile(r"\[([^|\]]+)\|([A-Z]{3})\]")


def marked(text: str) -> tuple[Document, Outline, tuple[Mention, ...]]:
    """Return the document of a marked text, its outline, and its mentions."""
    plain, mentions, end = "", [], 0
    for found in MARK.finditer(text):
        plain += text[end : found.start()]
        start, name = len(plain), found[1]
        plain += name
        mentions.append(Mention(start, start + len(name), CODES[found[2]], name, "marked"))
        end = found.end()
    document = Document("0" * 12, "样例.txt", plain + text[end:])
    return document, split(document), tuple(mentions)


def relations(text: str) -> tuple[Relation, ...]:
    """Return the relations of a marked text."""
    document, outline, mentions = marked(text)
    return relate(document, outline, describe(document, outline), mentions)


def told(text: str) -> list[str]:
    """Return the relations of a marked text: 市科技局 supports 众创空间."""
    return [f"{each.subject.text} {each.predicate} {each.object.text}" for each in relations(text)]


def modalities(text: str) -> dict[str, str]:
    """Return the modality of each relation by its object."""
    return {each.object.text: each.modality for each in relations(text)}
