"""What is looked up once for every name of a document: its coordination, its clause, the carriers round it."""

from dataclasses import dataclass

import numpy as np

from kg.relations.tokens import Ints, Tokens


@dataclass(frozen=True, slots=True)
class View:
    """Of each name: ends of its coordination, carriers before (``left``) and after it, and its surroundings."""

    tokens: Tokens
    begin: Ints
    end: Ints
    left: tuple[Ints, Ints, Ints]
    right: tuple[Ints, Ints]
    clause: Ints
    clause_end: Ints
    start: Ints
    stop: Ints
    rivals: Ints
    clauses: Ints


def view(tokens: Tokens) -> View:
    """Return what is looked up for every name of a document."""
    begin, end = tokens.at[tokens.first], tokens.at[tokens.last]
    clause = tokens.clause[begin - 1]
    start = tokens.line_start[tokens.line]
    return View(
        tokens,
        begin,
        end,
        (before(tokens, begin, 1), before(tokens, begin, 2), before(tokens, begin, 3)),
        (after(tokens, end, 1), after(tokens, end, 2)),
        clause,
        tokens.clause_end[end + 1],
        start,
        tokens.line_end[tokens.line],
        np.minimum(tokens.actors[begin] - tokens.actors[clause], 3),
        np.minimum(tokens.stops[begin] - tokens.stops[start], 4),
    )


def before(tokens: Tokens, positions: Ints, count: int) -> Ints:
    """Return the ``count``-th carrier before each position."""
    return tokens.carriers[np.maximum(tokens.carried[positions] - count, 0)]


def after(tokens: Tokens, positions: Ints, count: int) -> Ints:
    """Return the ``count``-th carrier after each position."""
    return tokens.carriers[np.minimum(tokens.carried[positions + 1] + count - 1, len(tokens.carriers) - 1)]
