"""Clues of a name as an object and as a subject, whoever the other is.

A clue is a fact that an analyst could point at: the verb before the object's list, who else could be the
subject. Names themselves are no clues, only their heads, so that what is learned holds for names never seen.
Words count by themselves and by their cue groups (培育: cultivate).
"""

from typing import Final

import numpy as np

from kg.hashing import Columns, Slots
from kg.relations.view import View, after, before

LEFT: Final = 8  # words looked at in the clause before a name
RIGHT: Final = 6  # and after it


def object_clues(seen: View) -> Slots:
    """Return the clues of each name as an object, whoever the subject is."""
    columns = Columns("")
    _context(columns, seen)
    _around(columns, seen)
    _carriers(columns, seen)
    _bags(columns, seen)
    _opening(columns, seen)
    _rivals(columns, seen)
    return columns.table()


def _context(columns: Columns, seen: View) -> None:
    tokens, kind = seen.tokens, seen.tokens.kind
    place = np.arange(len(kind))
    columns.add("kind", kind)
    columns.add("tense", tokens.tense[tokens.line], kind)
    columns.add("heading", tokens.heading[tokens.line], kind)
    for number in range(4):
        columns.add(f"head{number}", tokens.heads[:, number])
    columns.add("place", np.minimum(place - tokens.first, 4), np.minimum(tokens.last - place, 4), kind)


def _around(columns: Columns, seen: View) -> None:
    word, kind = seen.tokens.word, seen.tokens.kind
    for step in (1, 2, 3):
        columns.add(f"l{step}", word[seen.begin - step])
        columns.add(f"r{step}", word[seen.end + step])
    columns.add("l1k", word[seen.begin - 1], kind)
    columns.add("r1k", word[seen.end + 1], kind)
    columns.add("l12", word[seen.begin - 1], word[seen.begin - 2])
    columns.add("r12", word[seen.end + 1], word[seen.end + 2])
    columns.add("lr", word[seen.begin - 1], word[seen.end + 1], kind)


def _carriers(columns: Columns, seen: View) -> None:
    word, cue, kind, heads = seen.tokens.word, seen.tokens.cue, seen.tokens.kind, seen.tokens.heads
    for side, carriers in (("L", seen.left), ("R", seen.right)):
        for step, carrier in enumerate(carriers):
            columns.add(f"{side}{step}", word[carrier])
            columns.add(f"{side}{step}k", word[carrier], kind)
            columns.add(f"{side}{step}c", cue[carrier], kind)
    (one, two, _), (first, second) = seen.left, seen.right
    columns.add("LL", word[one], word[two], kind)
    columns.add("LLc", cue[one], cue[two], kind)
    columns.add("LR", word[one], word[first], kind)
    columns.add("LRc", cue[one], cue[first], kind)
    columns.add("LRRc", cue[one], cue[first], cue[second], kind)
    columns.add("LLRc", cue[one], cue[two], cue[first], kind)
    columns.add("head0L", heads[:, 0], word[one])
    columns.add("head0Lc", heads[:, 0], cue[one])
    columns.add("head1L", heads[:, 1], word[one])
    columns.add("head1LRc", heads[:, 1], cue[one], cue[first])


def _bags(columns: Columns, seen: View) -> None:
    """Add the words and cues of the clause before and after the object, their order aside."""
    tokens, kind = seen.tokens, seen.tokens.kind
    kinds = kind[:, None]
    at = np.maximum(seen.begin[:, None] - np.arange(1, LEFT + 1), 0)
    inside = at > seen.clause[:, None]
    columns.add("before", tokens.word[at], where=inside)
    columns.add("beforec", tokens.cue[at], kinds, where=inside & tokens.carrier[at])
    at = np.minimum(seen.end[:, None] + np.arange(1, RIGHT + 1), len(tokens.word) - 1)
    inside = at < seen.clause_end[:, None]
    columns.add("after", tokens.word[at], where=inside)
    columns.add("afterc", tokens.cue[at], kinds, where=inside & tokens.carrier[at])
    last = before(tokens, seen.clause, 1)
    columns.add("clause", tokens.word[last], kind)
    columns.add("clausec", tokens.cue[last], tokens.cue[seen.left[0]], kind)
    columns.add("comma", tokens.word[seen.clause], kind)


def _opening(columns: Columns, seen: View) -> None:
    tokens, kind = seen.tokens, seen.tokens.kind
    one, two = after(tokens, seen.start - 1, 1), after(tokens, seen.start - 1, 2)
    columns.add("opens", tokens.word[seen.start], kind)
    columns.add("opensc", tokens.cue[one], kind)
    columns.add("opens2", tokens.word[one], tokens.word[two])
    columns.add("ends", tokens.word[seen.stop - 2], kind)
    columns.add("clauses", seen.clauses, kind)


def _rivals(columns: Columns, seen: View) -> None:
    """Add what other names before the object could be its subject."""
    tokens, kind, one = seen.tokens, seen.tokens.kind, seen.left[0]
    passed = tokens.names[seen.begin]
    opener = tokens.at[np.minimum(tokens.names[seen.start], len(kind) - 1)]
    known = passed > tokens.names[seen.start]
    near = tokens.at[np.maximum(passed - 1, 0)]
    commas = np.minimum(tokens.stops[seen.begin] - tokens.stops[near], 2)
    columns.add("names", np.minimum(passed - tokens.names[seen.start], 5), kind)
    columns.add("actors", np.minimum(tokens.actors[seen.begin] - tokens.actors[seen.start], 4), kind)
    columns.add("rivals", seen.rivals, kind)
    columns.add("rivalsL", seen.rivals, tokens.cue[one])
    columns.add("near", tokens.type[near], kind, where=known)
    columns.add("nearcommas", tokens.type[near], commas, kind, where=known)
    columns.add("nearl", tokens.type[near], tokens.word[near - 1], kind, where=known)
    columns.add("nearlc", tokens.type[near], tokens.cue[near - 1], tokens.cue[one], where=known)
    columns.add("opener", tokens.type[opener], opener - seen.start <= 1, kind)
    columns.add("openerl", tokens.type[opener], tokens.word[opener - 1], kind)
    columns.add("openerr", tokens.type[opener], tokens.word[opener + 1])


def subject_clues(seen: View) -> Slots:
    """Return the clues of each name as a subject."""
    tokens, kind = seen.tokens, seen.tokens.kind
    word, cue, place = tokens.word, tokens.cue, np.arange(len(kind))
    columns = Columns("s:")
    columns.add("kind", kind)
    for number in range(4):
        columns.add(f"head{number}", tokens.heads[:, number])
    columns.add("head0k", tokens.heads[:, 0], kind)
    for side, edge, sign in (("l", seen.begin, -1), ("r", seen.end, 1)):
        for step in (1, 2):
            columns.add(f"{side}{step}", word[edge + sign * step])
            columns.add(f"{side}{step}k", word[edge + sign * step], kind)
    columns.add("L0", word[seen.left[0]], kind)
    columns.add("L0c", cue[seen.left[0]], kind)
    columns.add("LLc", cue[seen.left[0]], cue[seen.left[1]], kind)
    columns.add("R0", word[seen.right[0]], kind)
    columns.add("R0c", cue[seen.right[0]], kind)
    columns.add("opener", place == tokens.names[seen.start], kind)
    columns.add("at", np.minimum(seen.begin - seen.start, 3), kind)
    columns.add("place", np.minimum(place - tokens.first, 3), np.minimum(tokens.last - place, 3), kind)
    return columns.table()
