"""A file to a Document: its text as extracted, with furniture marked and the places of pages kept.

    sources(paths) ──▶ Source ──▶ read ──▶ Document

The text is never changed after this: cleaning only marks ranges. A heavy library is imported when the
first file of its format is read.
"""

from kg.read.document import document, read
from kg.read.fold import fold
from kg.read.sources import Source, sources

__all__ = ["Source", "document", "fold", "read", "sources"]
