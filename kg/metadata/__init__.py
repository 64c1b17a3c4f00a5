"""What a document says of itself: title, number, issuer, date, addressee, and what follows from them."""

from kg.metadata.describe import describe

__all__ = ["describe"]
