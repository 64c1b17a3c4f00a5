"""A document's sections and sentences, by the numbering and the punctuation of official texts."""

from kg.model import Document, Outline
from kg.structure.sections import sections
from kg.structure.sentences import sentences


def split(document: Document) -> Outline:
    """Return the sections, which cover the text, and the sentences, each with its section."""
    parts = sections(document)
    return Outline(parts, sentences(document, parts))
