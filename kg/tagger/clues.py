"""What speaks for and against a span near the best labelling: its rivals, its words, what stands around it."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from kg.hashing import Columns, Slots
from kg.mentions.sight import Sight
from kg.model import TYPES
from kg.tagger.decode import Spans
from kg.tagger.features import STEP, Batch, Hashes, Ints, name_hash

# Bounds of losses (units of 1/64), within which they tell the same.
LOSSES: Final = (1, 16, 32, 48, 64, 80, 96, 128, 160, 192, 224)
LEADS: Final = (-320, -256, -192, -128, -96, -64, -32, -16, 0, 1, 16, 32, 64, 96, 128, 192, 256, 320, 448)
RIVALRY: Final = (1, 64, 128, 192, 256, 320)
UNRIVALLED: Final = 600
SAME, WITHIN, AROUND, ACROSS = range(4)  # how a rival lies to a span
LONG: Final = 12  # characters, beyond which lengths tell the same
MANY: Final = 6  # tokens or words, likewise
PROPOSALS: Final = 3  # finders that may propose one span
JOINT: Final = 2  # characters between two mentions that are named together
BACK: Final = np.uint64(pow(int(STEP), -1, 1 << 64))


def clues(spans: Spans, batch: Batch, sights: Sequence[Sight]) -> Slots:
    """Return the clues of each span (spans × clues)."""
    columns = Columns("s:")
    _losses(columns, spans)
    _proposals(columns, spans, batch, sights)
    _characters(columns, spans, batch)
    _words(columns, spans, batch)
    _tokens(columns, spans, batch, sights)
    _neighbours(columns, spans, batch)
    return columns.table()


def _losses(columns: Columns, spans: Spans) -> None:
    """Add how far the span lies from the best labelling, and how far its rivals do, by how they lie to it."""
    rivals = _rivals(spans)
    loss = np.searchsorted(LOSSES, spans.loss, side="right")
    lead = np.searchsorted(LEADS, rivals.min(axis=0) - spans.loss, side="right")
    columns.add("loss", loss)
    columns.add("loss of type", loss, spans.kind)
    columns.add("lead", lead)
    columns.add("lead of type", lead, spans.kind)
    columns.add("loss, lead", loss, lead)
    for way, least in enumerate(rivals):
        near = np.searchsorted(RIVALRY, least, side="right")
        columns.add(f"rival {way}", near, where=least < UNRIVALLED)


def _rivals(spans: Spans) -> Ints:
    """Return the least loss of the spans that meet each span, by how they lie to it and if of its type (8 × spans)."""
    count = len(spans.first)
    met = np.searchsorted(spans.first, spans.end) - np.arange(count) - 1
    one = np.repeat(np.arange(count), met)
    other = np.arange(met.sum()) - np.repeat(np.cumsum(met) - met, met) + one + 1
    alike = (spans.kind[one] == spans.kind[other]).astype(np.int64)
    begins, ends = spans.first[one] == spans.first[other], spans.end[other] - spans.end[one]
    # The other begins with the one or later.
    ways = (
        (
            one,
            other,
            np.where(begins & (ends == 0), SAME, np.where(ends <= 0, WITHIN, np.where(begins, AROUND, ACROSS))),
        ),
        (
            other,
            one,
            np.where(begins & (ends == 0), SAME, np.where(ends <= 0, AROUND, np.where(begins, WITHIN, ACROSS))),
        ),
    )
    least = np.full((8, count), UNRIVALLED, dtype=np.int64)
    for met_one, rival, way in ways:
        np.minimum.at(least, (2 * way + alike, met_one), spans.loss[rival])
    return least


def _proposals(columns: Columns, spans: Spans, batch: Batch, sights: Sequence[Sight]) -> None:
    """Add the finders that propose just this span, and those that propose it with another type."""
    found = [
        (base + one.start, base + one.end, TYPES.index(one.type), name_hash(one.finder))
        for base, sight in zip(batch.starts.tolist(), sights, strict=True)
        for one in sight.candidates
    ]
    size = len(batch.codes) + 1
    nowhere = [(size, 0, 0, 0)] * PROPOSALS  # behind all others, so that each place has as many after it
    first, end, kind, finder = np.array(found + nowhere, dtype=np.int64).T
    keys = first * size + end
    order = np.argsort(keys, kind="stable")
    keys, kind, finder = keys[order], kind[order], finder[order]
    wanted = spans.first * size + spans.end
    place = np.searchsorted(keys, wanted)
    agreed = np.zeros(len(wanted), dtype=bool)
    for at in (place + rank for rank in range(PROPOSALS)):
        there, same = keys[at] == wanted, kind[at] == spans.kind
        columns.add("finder", finder[at], same, where=there)
        columns.add("other type", kind[at], spans.kind, where=there & ~same)
        agreed |= there & same
    columns.add("no finder", agreed, where=~agreed)
    columns.add("no finder of type", spans.kind, where=~agreed)


def _characters(columns: Columns, spans: Spans, batch: Batch) -> None:
    """Add the name, its length, and the characters around it."""
    codes, kind = batch.codes, spans.kind
    name = _stretches(codes.astype(np.uint64), spans.first, spans.end)
    left, right = codes[spans.first - 1], codes[spans.end]
    columns.add("length", np.minimum(spans.end - spans.first, LONG), kind)
    columns.add("name", name)
    columns.add("name of type", name, kind)
    columns.add("left", left)
    columns.add("left two", codes[spans.first - 2], left)
    columns.add("right", right)
    columns.add("right two", right, codes[spans.end + 1])
    columns.add("left of type", left, kind)
    columns.add("right of type", right, kind)
    columns.add("left, right", left, right, kind)


def _stretches(values: Hashes, first: Ints, end: Ints) -> Hashes:
    """Return a hash of the values from ``first`` to before ``end``, the same wherever they stand."""
    powers = STEP ** np.arange(len(values) + 1, dtype=np.uint64)
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values * powers[:-1])))
    hashes: Hashes = (sums[end] - sums[first]) * BACK ** first.astype(np.uint64)
    return hashes


def _words(columns: Columns, spans: Spans, batch: Batch) -> None:
    """Add the first and last word, those before and after, and the nearest verbs; whether the edges are word edges."""
    words, kind = batch.words, spans.kind
    first, last = words.of[spans.first], words.of[spans.end - 1]
    begins, ends = words.first[first] == spans.first, words.last[last] == spans.end - 1
    before, after = np.maximum(first - 1, 0), np.minimum(last + 1, len(words.first) - 1)
    columns.add("edges", begins, ends)
    columns.add("first word's kind", words.speech[first], kind, where=begins)
    columns.add("last word", words.names[last], kind, where=ends)
    columns.add("last word's kind", words.speech[last], kind, where=ends)
    columns.add("before", words.names[before], where=begins)
    columns.add("before's kind", words.speech[before], kind, where=begins)
    columns.add("after", words.names[after], where=ends)
    columns.add("after's kind", words.speech[after], kind, where=ends)
    columns.add("words", np.minimum(last - first, MANY), kind, where=begins & ends)
    number = np.arange(len(words.first))
    verb = np.maximum.accumulate(np.where(words.verbs, number, 0))[before]
    reading = np.searchsorted(batch.starts, spans.first, side="right") - 1
    columns.add(
        "verb before", words.names[verb], kind, where=words.verbs[verb] & (words.first[verb] >= batch.starts[reading])
    )
    nearest = np.minimum.accumulate(np.where(words.verbs, number, len(number) - 1)[::-1])[::-1]
    verb = nearest[after]
    close = (batch.starts + batch.lengths)[reading]
    columns.add("verb after", words.names[verb], kind, where=words.verbs[verb] & (words.first[verb] < close))


def _tokens(columns: Columns, spans: Spans, batch: Batch, sights: Sequence[Sight]) -> None:
    """Add the roles and types of the tokens that the span is made of, and of those beside it."""
    found = [
        (base + token.start, base + token.end, name_hash(token.role), name_hash(f"{token.role}/{token.type}"))
        for base, sight in zip(batch.starts.tolist(), sights, strict=True)
        for token in sight.tokens
    ]
    nowhere = (len(batch.codes),) * 2 + (0, 0)  # behind all others
    start, end, role, sort = np.array([*found, nowhere], dtype=np.int64).T
    kind = spans.kind
    first, last = np.searchsorted(start, spans.first), np.searchsorted(end, spans.end)
    begins, ends = start[first] == spans.first, end[last] == spans.end
    whole = begins & ends
    few = whole & (last - first < MANY)
    beyond = np.where(few, last, first) + 1
    before, after = np.maximum(first - 1, 0), np.minimum(last + 1, len(found))
    columns.add("token edges", begins, ends, kind)
    columns.add("tokens", _stretches(sort.astype(np.uint64), first, beyond), kind, where=few)
    columns.add("roles", _stretches(role.astype(np.uint64), first, beyond), kind, where=few)
    columns.add("first token", sort[first], kind, where=whole)
    columns.add("last token", sort[last], kind, where=whole)
    columns.add("token before", sort[before], kind, where=begins & (end[before] == spans.first))
    columns.add("token after", sort[after], kind, where=ends & (start[after] == spans.end))


def _neighbours(columns: Columns, spans: Spans, batch: Batch) -> None:
    """Add the mentions of the best labelling that stand close by, with what is between: 众创空间、孵化器."""
    codes = batch.codes
    best = np.flatnonzero(spans.loss == 0)
    first, kind = np.append(spans.first[best], len(codes)), np.append(spans.kind[best], 0)
    after = np.searchsorted(first, spans.end)
    order = np.argsort(spans.end[best], kind="stable")
    end, kind_by_end = np.append(-JOINT, spans.end[best][order]), np.append(0, kind[order])
    before = np.searchsorted(end, spans.first, side="right") - 1
    for name, apart, other, near, next in (
        (
            "named before",
            spans.first - end[before],
            kind_by_end[before],
            codes[spans.first - 1],
            codes[spans.first - 2],
        ),
        ("named after", first[after] - spans.end, kind[after], codes[spans.end], codes[spans.end + 1]),
    ):
        between = np.where(apart > 0, near, 0), np.where(apart > 1, next, 0)
        columns.add(name, *between, other, spans.kind, where=apart <= JOINT)
