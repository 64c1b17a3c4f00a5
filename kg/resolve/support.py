"""How sure a claim is with all its evidence: copies of one text count once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from kg.copies import near_copies
from kg.model import Evidence, Observation, Statement

LEAST_COPIED: Final = 20  # characters: a shorter sentence (建设众创空间) is written anew by many hands
UNDATED: Final = "9999"  # an undated document is taken as later than all dated ones


def mark_copies(
    evidence: Mapping[str, Evidence], claimed: Sequence[Statement | Observation], dates: Mapping[str, str]
) -> dict[str, Evidence]:
    """Return the evidence, marked where it repeats the words of an earlier passage, in any document.

    Only evidence is compared that shares a claim with another sentence: elsewhere a copy changes nothing.
    """
    wanted = {key for row in claimed if _several(row, evidence) for key in row.evidence}
    passages: dict[tuple[str, int, int], str] = {}
    for key in sorted(wanted, key=lambda key: _order(evidence[key], dates)):
        row = evidence[key]
        if len(row.quote) >= LEAST_COPIED:
            passages.setdefault((row.document, row.start, row.end), key)
    copies = near_copies((key, evidence[key].quote) for key in passages.values())
    marked = dict(evidence)
    for key in wanted:
        row = evidence[key]
        first = copies.get(passages.get((row.document, row.start, row.end), ""))
        if first is not None:
            marked[key] = replace(row, copy_of=first)
    return marked


def _several(row: Statement | Observation, evidence: Mapping[str, Evidence]) -> bool:
    if len(row.evidence) < 2:
        return False
    return len({(evidence[key].document, evidence[key].start) for key in row.evidence}) > 1


def _order(row: Evidence, dates: Mapping[str, str]) -> tuple[str, str, int, str]:
    return (dates.get(row.document) or UNDATED, row.document, row.start, row.id)


def noisy_or(keys: Iterable[str], evidence: Mapping[str, Evidence]) -> float:
    """Return the probability that one of the independent pieces of evidence is right, to four decimals.

    Rules that read the same sentence, copies of it, and the same words again in its document are one piece: the
    surest of them counts.
    """
    pieces: dict[tuple[str, str], float] = {}
    for key in sorted(keys):
        row = evidence[key]
        first = evidence.get(row.copy_of, row)
        place = (first.document, first.quote)
        pieces[place] = max(pieces.get(place, 0.0), row.confidence)
    doubt = 1.0
    for place in sorted(pieces):
        doubt *= 1.0 - pieces[place]
    return round(1.0 - doubt, 4)
