"""How sure a claim is with all its evidence: copies of one text count once."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from kg.copies import near_copies
from kg.model import Evidence

LEAST_COPIED: Final = 20  # characters: a shorter sentence (建设众创空间) is written anew by many hands
UNDATED: Final = "9999"  # an undated document is taken as later than all dated ones


class Piece(NamedTuple):
    """What weighs of one evidence of a claim, in the order in which passages were written."""

    date: str
    document: str
    start: int
    id: str
    end: int
    quote: str
    confidence: float


def piece(row: Evidence, date: str) -> Piece:
    """Return what weighs of an evidence from a document with a date, "" for none."""
    return Piece(date or UNDATED, row.document, row.start, row.id, row.end, row.quote, row.confidence)


def copies_among(pieces: Sequence[Piece]) -> dict[str, Piece]:
    """Return for the evidence of one claim that repeats the words of an earlier passage what it repeats.

    Only evidence of the same claim is compared: elsewhere a copy changes nothing.
    """
    if len({(one.document, one.start) for one in pieces}) < 2:
        return {}
    passages: dict[tuple[str, int, int], Piece] = {}
    for one in sorted(pieces):
        if len(one.quote) >= LEAST_COPIED:
            passages.setdefault((one.document, one.start, one.end), one)
    by_id = {one.id: one for one in passages.values()}
    copies = near_copies((one.id, one.quote) for one in passages.values())
    places = ((one, passages.get((one.document, one.start, one.end))) for one in pieces)
    return {one.id: by_id[copies[same.id]] for one, same in places if same and same.id in copies}


def noisy_or(pieces: Sequence[Piece], copies: Mapping[str, Piece]) -> float:
    """Return the probability that one of the independent pieces of evidence is right, to four decimals.

    Rules that read the same sentence, copies of it, and the same words again in its document are one piece: the
    surest of them counts.
    """
    surest: dict[tuple[str, str], float] = {}
    for one in pieces:
        original = copies.get(one.id, one)
        place = (original.document, original.quote)
        surest[place] = max(surest.get(place, 0.0), one.confidence)
    doubt = 1.0
    for place in sorted(surest):
        doubt *= 1.0 - surest[place]
    return round(1.0 - doubt, 4)
