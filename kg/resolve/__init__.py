"""From mentions to entities: which names name one thing, each decision with its reason.

claims(extraction) ─▶ the rows of one document      assemble(documents, judgements) ─▶ Graph
"""

from kg.resolve.assemble import assemble
from kg.resolve.claims import claims

__all__ = ["assemble", "claims"]
