"""What a pair of arguments shows to the decider: clues as strings, after the words and types round them.

A clue is a fact that an analyst could point at: the verb before the object's list, the word between
two names, the type of both, whether the subject stands first. Names themselves are no clues, only their heads,
so that what is learned holds for names never seen.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

import yaml

from kg.relations.lines import Line, Name, Word
from kg.resources import resource

CUES: Final = "data/lexicon/relation_cues.yaml"
NEAR = 3  # words looked at on each side
VERBS = frozenset(("v", "vn", "vd", "p", "d"))
STOPS = frozenset("，,；;。：:")


def actor_clues(line: Line, at: int) -> list[str]:
    """Return the clues for the document's own actor as subject and one name as object."""
    name = line.names[at]
    kind = name.mention.type
    clues = [*_common(line), f"t={kind}", *_heads("o", name)]
    first, _ = _chain(line, at)
    clues += _sides(line, name.chain, kind)
    clues += _competitors(line, first, kind)
    chain_types = "+".join(sorted({other.mention.type for other in line.names if other.chain == name.chain}))
    clues += [f"chain={chain_types}", f"first={at == 0}", f"rank={at - first.chain if at else 0}"]
    return clues


def pair_clues(line: Line, subject: int, target: int) -> list[str]:
    """Return the clues for two names of a sentence, the subject and the object by their places in it."""
    a, b = line.names[subject], line.names[target]
    kinds = f"{a.mention.type}>{b.mention.type}"
    forward = subject < target
    left, right = (a, b) if forward else (b, a)
    between = _between(line, left, right)
    same = a.chain == b.chain
    clues = [*_common(line), f"k={kinds}", f"f={forward}", f"kf={kinds}{forward}", f"same={same}{forward}"]
    clues += [f"k{kinds}same={same}{forward}", *_heads("s", a), *_heads("o", b)]
    shape = "".join(between)
    clues += [f"b={shape}{forward}", f"kb={kinds}{shape}{forward}"] if len(between) <= 5 else []
    clues += [f"w={word}{forward}" for word in between] + [f"kw={kinds}{word}{forward}" for word in between]
    apart = abs(subject - target)
    commas = sum(word in STOPS for word in between)
    clues += [f"n={min(apart, 6)}{forward}", f"c={min(commas, 3)}{forward}", f"kc={kinds}{min(commas, 3)}{forward}"]
    clues += [f"sfirst={subject == 0}", f"k{kinds}sfirst={subject == 0}"]
    clues += _edges("l", line, left, kinds, forward) + _edges("r", line, right, kinds, forward)
    clues += _chains(line, subject, target, kinds)
    return clues


def _chains(line: Line, subject: int, target: int, kinds: str) -> list[str]:
    """Return the clues of the coordinations that two names stand in, which their members share."""
    forward = subject < target
    head, head_end = _chain(line, subject)
    first, last = _chain(line, target)
    clues = [f"tail:{clue}{forward}" for clue in _sides(line, first.chain, kinds)]
    for word in _left(line, head.start, 2):
        clues += [f"head:{word.text}{kinds}", *(f"headc:{cue}{kinds}" for cue in cues(word.text))]
    if head.chain != first.chain:
        between = _between(line, head_end, first) if forward else _between(line, last, head)
        shape = "".join(between[:6])
        clues += [f"cb={shape}{forward}", f"kcb={kinds}{shape}{forward}", f"cn={min(len(between), 8)}{forward}"]
        clues += [f"cw={word}{forward}" for word in between] + [f"kcw={kinds}{word}{forward}" for word in between]
        found = sorted({cue for word in between for cue in cues(word)})
        clues += [f"cc={cue}{forward}" for cue in found] + [f"kcc={kinds}{cue}{forward}" for cue in found]
        clues.append(f"kccs={kinds}{'+'.join(found)}{forward}")
    return clues


def _common(line: Line) -> list[str]:
    return [f"tense={line.tense}", f"heading={line.heading}"]


def _heads(mark: str, name: Name) -> list[str]:
    text = name.mention.text
    return [f"{mark}h1={text[-1:]}", f"{mark}h2={text[-2:]}", f"{mark}h3={text[-3:]}", f"{mark}p1={text[:2]}"]


def _chain(line: Line, at: int) -> tuple[Name, Name]:
    """Return the first and last name of the coordination that a name stands in."""
    chain = line.names[at].chain
    last = at
    while last + 1 < len(line.names) and line.names[last + 1].chain == chain:
        last += 1
    return line.names[chain], line.names[last]


def _left(line: Line, position: int, count: int) -> Sequence[Word]:
    """Return the words before a position, nearest first, up to a full stop or comma."""
    end = line.before(position)
    found: list[Word] = []
    for word in reversed(line.words[max(end - count, 0) : end]):
        if word.text in STOPS:
            break
        found.append(word)
    return found


def _right(line: Line, position: int, count: int) -> Sequence[Word]:
    start = line.after(position)
    found: list[Word] = []
    for word in line.words[start : start + count]:
        found.append(word)
        if word.text in STOPS:
            break
    return found


@lru_cache(maxsize=512)  # the pairs of one sentence share their coordinations
def _sides(line: Line, chain: int, kind: str) -> tuple[str, ...]:
    """Return the words before and after a coordination, with the verbs of its clause."""
    first, last = _chain(line, chain)
    left, right = _left(line, first.start, 8), _right(line, last.end, 6)
    clues: list[str] = []
    for side, words in (("L", left), ("R", right)):
        for place, word in enumerate(words[:NEAR]):
            clues += [f"{side}{place}={word.text}", f"{kind}{side}{place}={word.text}"]
        clues += [f"{side}v={word.text}" for word in words if word.tag in VERBS]
        clues += [f"{kind}{side}v={word.text}" for word in words if word.tag in VERBS]
        found = {cue: place for place, word in reversed(list(enumerate(words))) for cue in cues(word.text)}
        clues += [f"{side}c={cue}" for cue in found] + [f"{kind}{side}c={cue}" for cue in found]
        clues += [f"{kind}{side}c={cue}{min(place, 3)}" for cue, place in found.items()]
    nearest = next((word.text for word in left if word.tag in ("v", "vn")), "-")
    following = next((word.text for word in right if word.tag in ("v", "vn")), "-")
    clues += [f"V={nearest}", f"{kind}V={nearest}", f"V2={nearest}|{following}", f"{kind}V2={nearest}|{following}"]
    both = [_nearest_cue(words) for words in (left, right)]
    clues += [f"C={both[0]}|{both[1]}", f"{kind}C={both[0]}|{both[1]}", f"{kind}Ch={both[0]}|{first.mention.text[-1:]}"]
    clues.append(f"L01={''.join(word.text for word in reversed(left[:2]))}")
    clues.append(f"R01={''.join(word.text for word in right[:2])}")
    clues.append(f"{kind}LR={left[0].text if left else '^'}|{right[0].text if right else '$'}")
    return tuple(clues)


def _nearest_cue(words: Sequence[Word]) -> str:
    return next(("+".join(cues(word.text)) for word in words if cues(word.text)), "-")


@cache
def _cue_groups() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for group, words in yaml.safe_load(resource(CUES).read_text(encoding="utf-8"))["cues"].items():
        for word in words:
            groups.setdefault(word, []).append(group)
    return {word: tuple(found) for word, found in groups.items()}


def cues(word: str) -> tuple[str, ...]:
    """Return the cue groups of a word: 培育 (cultivate), 推动 (grow, support, intend)."""
    return _cue_groups().get(word, ())


def _competitors(line: Line, first: Name, kind: str) -> Iterator[str]:
    """Yield what other names before an object could be its subject."""
    earlier = [name for name in line.names if name.end <= first.start]
    yield f"earlier={min(len(earlier), 4)}"
    if earlier:
        nearest = earlier[-1]
        between = _between(line, nearest, first)
        yield f"near={nearest.mention.type}>{kind}"
        yield f"neark={nearest.mention.type}>{kind}{between[0] if between else ''}"
        yield f"opener={earlier[0].mention.type}|{earlier[0].start <= 2}"
        yield f"openerk={earlier[0].mention.type}|{earlier[0].start <= 2}>{kind}"
        prior = _left(line, earlier[0].start, 1)
        yield f"openl={prior[0].text if prior else '^'}{earlier[0].mention.type}"
    for word in line.words[:2]:
        yield f"begin={word.text}"


def _between(line: Line, left: Name, right: Name) -> list[str]:
    """Return the words between two names, names between them shown by their type."""
    first, last = line.after(left.end), line.before(right.start)
    words = [(word.start, word.text) for word in line.words[first:last]]
    names = [
        (name.start, f"<{name.mention.type}>")
        for name in line.names
        if left.end <= name.start and name.end <= right.start
    ]
    return [text for _, text in sorted(words + names)][:24]


def _edges(mark: str, line: Line, name: Name, kinds: str, forward: bool) -> list[str]:
    """Return the words right outside a pair."""
    words = _left(line, name.start, 2) if mark == "l" else _right(line, name.end, 3)
    found: list[str] = []
    for place, word in enumerate(words):
        found += [f"{mark}{place}={word.text}{forward}", f"{mark}{place}k={word.text}{kinds}{forward}"]
    return found
