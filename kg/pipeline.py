"""From files to a graph: read, split, find, relate, measure, resolve, assemble, in this order."""

from kg.figures import measure
from kg.mentions import find
from kg.metadata import describe
from kg.model import Document, Extraction
from kg.relations import relate
from kg.structure import split


def extract(document: Document, tagger: str = "crf") -> Extraction:
    """Return all that one document says: its parts, facts, mentions, relations and figures."""
    outline = split(document)
    facts = describe(document, outline)
    mentions = find(document, outline, tagger)
    relations = relate(document, outline, facts, mentions)
    figures = measure(document, outline, facts, mentions)
    return Extraction(document, outline, facts, mentions, relations, figures)
