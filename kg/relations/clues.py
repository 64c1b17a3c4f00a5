"""What a pair of names shows to the decider: clues of the object, of the subject, and of the two together.

A clue is a fact that an analyst could point at: the verb before the object's list, the words between the
names, who else could be the subject. Names themselves are no clues, only their heads, so that what is learned
holds for names never seen. Words count by themselves and by their cue groups (培育: cultivate).
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.relations.hashing import Columns, Slots, Values
from kg.relations.tokens import Ints, Tokens

LEFT, RIGHT, BETWEEN = 8, 6, 8  # words looked at in the clause before, after, and between
UNNAMED: Final = 50  # the type of the document's own actor as subject
NO_CUE: Final = 0


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


def pair_clues(seen: View, subjects: Ints, objects: Ints) -> Slots:
    """Return the clues of pairs of names, or of the document's actor (-1) and a name."""
    named = subjects >= 0
    subject = np.maximum(subjects, 0)
    kind = seen.tokens.kind
    forward = np.where(named, subject < objects, True)
    kinds = (np.where(named, kind[subject], UNNAMED) * 100 + kind[objects]) * 2 + forward
    columns = Columns("p:")
    _of_object(columns, seen, objects, kinds)
    _of_subject(columns, seen, subject, objects, kinds, named)
    together = named & (seen.tokens.first[subject] == seen.tokens.first[objects])
    _between(columns, seen, subject, objects, kinds, forward, named & ~together)
    _verb(columns, seen, subject, objects, kinds, forward, named & ~together)
    _together(columns, seen, subject, objects, kinds, named, together)
    return columns.table()


def _of_object(columns: Columns, seen: View, objects: Ints, kinds: Values) -> None:
    """Add clues of the object again, each with both types."""
    tokens, word, cue = seen.tokens, seen.tokens.word, seen.tokens.cue
    one, two, three = (carrier[objects] for carrier in seen.left)
    first, second = (carrier[objects] for carrier in seen.right)
    begin, end, start = seen.begin[objects], seen.end[objects], seen.start[objects]
    columns.add("kinds", kinds)
    columns.add("tense", tokens.tense[tokens.line[objects]], kinds)
    for name, at in (("L0", one), ("L1", two), ("R0", first), ("l1", begin - 1), ("l2", begin - 2), ("r1", end + 1)):
        columns.add(name, word[at], kinds)
    for name, at in (("L0c", one), ("L1c", two), ("L2c", three), ("R0c", first), ("R1c", second)):
        columns.add(name, cue[at], kinds)
    columns.add("LLc", cue[one], cue[two], kinds)
    columns.add("LLLc", cue[one], cue[two], cue[three], kinds)
    columns.add("LRc", cue[one], cue[first], kinds)
    columns.add("LRRc", cue[one], cue[first], cue[second], kinds)
    columns.add("head0", tokens.heads[objects, 0], kinds)
    columns.add("head1", tokens.heads[objects, 1], kinds)
    columns.add("clauses", seen.clauses[objects], kinds)
    columns.add("actors", np.minimum(tokens.actors[begin] - tokens.actors[start], 4), kinds)
    columns.add("rivals", seen.rivals[objects], kinds)
    columns.add("ends", word[seen.stop[objects] - 2], kinds)
    columns.add("opensc", cue[after(tokens, start - 1, 1)], kinds)
    columns.add("clausec", cue[before(tokens, seen.clause[objects], 1)], cue[one], kinds)
    at = np.maximum(begin[:, None] - np.arange(1, LEFT + 1), 0)
    inside = (at > seen.clause[objects][:, None]) & tokens.carrier[at]
    columns.add("beforec", cue[at], kinds[:, None], where=inside)


def _of_subject(columns: Columns, seen: View, subject: Ints, objects: Ints, kinds: Values, named: Values) -> None:
    tokens, word, cue = seen.tokens, seen.tokens.word, seen.tokens.cue
    one = seen.left[0][subject]
    opener = subject == tokens.names[seen.start[subject]]
    commas = np.minimum(np.abs(tokens.stops[seen.begin[objects]] - tokens.stops[seen.end[subject]]), 2)
    columns.add("shead0", tokens.heads[subject, 0], kinds, where=named)
    columns.add("sl1", word[seen.begin[subject] - 1], kinds, where=named)
    columns.add("sr1", word[seen.end[subject] + 1], kinds, where=named)
    columns.add("sL0", word[one], kinds, where=named)
    columns.add("sL0c", cue[one], kinds, where=named)
    columns.add("sL0L0c", cue[one], cue[seen.left[0][objects]], kinds, where=named)
    columns.add("opener", opener, kinds, where=named)
    columns.add("openerrivals", opener, seen.rivals[objects], commas, kinds, where=named)


def _between(
    columns: Columns, seen: View, subject: Ints, objects: Ints, kinds: Values, forward: Values, where: Values
) -> None:
    """Add what stands between the coordinations of two names."""
    tokens, word, cue = seen.tokens, seen.tokens.word, seen.tokens.cue
    left = np.where(forward, seen.end[subject], seen.end[objects])
    right = np.where(forward, seen.begin[objects], seen.begin[subject])
    words = np.maximum(right - left - 1, 0)
    commas, actors = _passed(tokens.stops, left, right), _passed(tokens.actors, left, right)
    columns.add("words", np.minimum(words, 8), kinds, where=where)
    columns.add("commas", np.minimum(commas, 3), kinds, where=where)
    columns.add("hards", np.minimum(_passed(tokens.hards, left, right), 2), kinds, where=where)
    columns.add("names", np.minimum(_passed(tokens.names, left, right), 5), kinds, where=where)
    columns.add("passed", np.minimum(actors, 3), kinds, where=where)
    columns.add("commaspassed", np.minimum(commas, 2), np.minimum(actors, 2), kinds, where=where)
    first, last = word[left + 1], word[right - 1]
    columns.add("first", first, kinds, where=where)
    columns.add("first2", first, word[left + 2], forward, where=where & (words > 1))
    columns.add("last", last, kinds, where=where)
    columns.add("last2", last, word[right - 2], forward, where=where & (words > 1))
    columns.add("firstlast", first, last, kinds, where=where)
    columns.add("firstlastn", first, last, np.minimum(words, 5), forward, where=where)
    at = np.maximum(right[:, None] - np.arange(1, BETWEEN + 1), 0)
    inside = where[:, None] & (at > left[:, None])
    columns.add("word", word[at], forward[:, None], where=inside)
    columns.add("wordk", word[at], kinds[:, None], where=inside & tokens.carrier[at])
    columns.add("wordc", cue[at], kinds[:, None], where=inside & tokens.carrier[at])
    _path(columns, tokens, left, right, kinds, forward, where, commas)


def _passed(counts: Ints, left: Ints, right: Ints) -> Ints:
    passed: Ints = np.maximum(counts[right] - counts[left + 1], 0)
    return passed


def _path(
    columns: Columns,
    tokens: Tokens,
    left: Ints,
    right: Ints,
    kinds: Values,
    forward: Values,
    where: Values,
    commas: Ints,
) -> None:
    """Add the carriers between two names in their order: 联合 <Enterprise> 共建."""
    begin, end = tokens.carried[left + 1], tokens.carried[right]
    length = np.maximum(end - begin, 0)
    top = len(tokens.carriers) - 1
    steps = [tokens.carriers[np.minimum(begin + step, top)] for step in range(5)]
    cues = [np.where(begin + step < end, tokens.cue[at], NO_CUE) for step, at in enumerate(steps)]
    words = [np.where(begin + step < end, tokens.word[at], NO_CUE) for step, at in enumerate(steps[:4])]
    back = [
        np.where(end - step >= begin, tokens.cue[tokens.carriers[np.maximum(end - step, 0)]], NO_CUE) for step in (1, 2)
    ]
    columns.add("path5", *cues, np.minimum(length, 6), kinds, where=where & (length <= 5))
    columns.add("path3", *cues[:3], np.minimum(length, 4), kinds, where=where)
    columns.add("path4w", *words, np.minimum(length, 5), forward, where=where & (length <= 4))
    columns.add("path3f", *cues[:3], np.minimum(length, 4), forward, where=where)
    columns.add("back", *back, kinds, where=where)
    columns.add("ends2", cues[0], back[0], np.minimum(commas, 2), kinds, where=where)


def _verb(
    columns: Columns, seen: View, subject: Ints, objects: Ints, kinds: Values, forward: Values, where: Values
) -> None:
    """Add where the object's verb stands against the subject."""
    tokens, cue = seen.tokens, seen.tokens.cue
    one, first = seen.left[0][objects], seen.right[0][objects]
    commas = np.minimum(np.abs(tokens.stops[seen.begin[objects]] - tokens.stops[seen.end[subject]]), 1)
    passed = np.clip(tokens.names[one] - tokens.names[seen.end[subject] + 1], -1, 3)
    columns.add("verb", one > seen.end[subject], one > seen.begin[subject], cue[one], kinds, where=where)
    columns.add("verbafter", cue[first], forward, commas, kinds, where=where)
    columns.add("verbnames", passed, cue[one], kinds, where=where & forward)


def _together(
    columns: Columns, seen: View, subject: Ints, objects: Ints, kinds: Values, named: Values, where: Values
) -> None:
    """Add how two members of one coordination are joined, and what is outside a pair."""
    tokens, word, cue = seen.tokens, seen.tokens.word, seen.tokens.cue
    forward = subject < objects
    apart = np.abs(subject - objects)
    joint = word[tokens.at[np.minimum(np.minimum(subject, objects) + 1, len(tokens.at) - 1)] - 1]
    outer = np.where(forward, seen.end[objects], seen.end[subject])
    carrier = np.where(forward, seen.right[0][objects], seen.right[0][subject])
    columns.add("together", where, kinds, where=named)
    columns.add("apart", np.minimum(apart, 6), where, kinds, where=named)
    columns.add("outside", word[outer + 1], kinds, where=named)
    columns.add("outsidec", cue[carrier], kinds, where=named)
    columns.add("joint", joint, kinds, where=where)
    columns.add("jointapart", joint, np.minimum(apart, 2), kinds, where=where)
    columns.add("togetherL", cue[seen.left[0][objects]], kinds, where=where)
    columns.add("togetherR", cue[seen.right[0][objects]], kinds, where=where)
