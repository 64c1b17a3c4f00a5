"""Clues of two names together: their types and order, what stands between them, where the verb is."""

from typing import Final

import numpy as np

from kg.hashing import Columns, Slots, Values
from kg.relations.clues import LEFT
from kg.relations.tokens import Ints, Tokens
from kg.relations.view import View, after, before

BETWEEN: Final = 8  # words looked at between two names
UNNAMED: Final = 50  # the type of the document's own actor as subject
NO_CUE: Final = 0


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
