"""From a file to what it says: read, split, describe, find, relate, measure, in this order.

``kg.build`` goes on from here: resolve, assemble, infer, write.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.errors import KGError
from kg.figures import measure
from kg.mentions import find
from kg.metadata import describe
from kg.model import Document, Extraction
from kg.read import read, sources
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


def read_all(paths: Sequence[Path], problems: list[str]) -> Iterator[Document]:
    """Yield the document of every file; what cannot be read is added to ``problems``."""
    for path in paths:
        try:
            for source in sources([path]):
                try:
                    yield read(source)
                except KGError as error:
                    problems.append(str(error))
        except KGError as error:
            problems.append(str(error))
