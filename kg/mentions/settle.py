"""Decide between spans that overlap, in this one place."""

from collections.abc import Iterable

from kg.mentions.spans import Span


def settle(spans: Iterable[Span]) -> list[Span]:
    """Return spans without overlap in the order of the text: the longest wins, then the earlier finder."""
    kept: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        if span.start not in taken and span.end - 1 not in taken:
            kept.append(span)
            taken.update(range(span.start, span.end))
    kept.sort()
    return kept
