"""Cut the words around a number into the parts that an indicator's name may be joined from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import rjieba

from kg.figures.lines import Line, Placed
from kg.figures.periods import period_words
from kg.figures.quantities import Quantity
from kg.figures.words import alternatives, words
from kg.model import Mention

_STOP = re.compile(r"[，。；：！？,;:!?]")
_RIGHT_STOP = re.compile(r"[，。；：！？,;:!?、（(）)]")
_LONG_STOP = re.compile(r"[，。；：！？,;:!?]")
_NUMBERING = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六]是)\s*"
)
TAIL = 6
_JOINTS = ("", "的", "、", "和", "与", "及", "或", "”", "“", "”、“", "》、《")


@dataclass(frozen=True, slots=True)
class Part:
    """Words that may belong to an indicator, with the mentions in them."""

    text: str
    about: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator, the mentions that it is made of, and the names of the parts that it was joined from."""

    text: str
    about: tuple[Mention, ...]
    parts: tuple[str, ...]

    @property
    def way(self) -> str:
        """Return the way in which it was joined, as one word."""
        return "+".join(self.parts)


def parts(line: Line, index: int, named: tuple[Named, ...], topic: Part) -> dict[str, Part]:
    """Return the parts by name; a part that is not there is left out or empty."""
    quantity, left, right = line.quantities[index], left_edge(line, index), right_edge(line, index)
    start, end = clause_start(line, index), quantity.end + len(quantity.after)
    found = {
        "chain": _names(chain(line, left, quantity.start)),
        "last": _names(chain(line, left, quantity.start)[-1:]),
        "noun": _names(_noun(line, end, right)),
        "right": Part(line.reading[end:right].strip("的多余 "), _mentions(_within(line, end, right))),
        "long": Part(
            line.reading[end : _long_edge(line, index)].strip("的多余 "),
            _mentions(_within(line, end, _long_edge(line, index))),
        ),
        "words": Part(strip(line.reading, left, quantity.start), _mentions(_within(line, left, quantity.start))),
        "topic": topic,
        "award": _award(line, left, right),
    }
    tagged = rjieba.tag(found["words"].text)
    found |= _phrases(found["words"], tagged)
    found["tail"] = Part(_tail(tagged))
    if start != left:
        outsets = [item for item in line.quantities[:index] if item.outset]
        clause = strip(line.reading, start, quantity.start, outsets)
        found["clause"] = Part(clause, _mentions(_within(line, start, quantity.start)))
    if named:
        found["before"] = Part(named[-1].text, named[-1].about)
        found["base"] = _names_of(named[-1].about[:1])
    if len(named) > 1:
        found["earlier"] = Part(named[-2].text, named[-2].about)
    return found | _previous_parts(line, start) | _partner(line, index, named)


def _phrases(part: Part, tagged: Sequence[tuple[str, str]]) -> dict[str, Part]:
    """Return the last verb of the words with its object, and the object: 会同县局走访企业 gives 走访企业, 企业."""
    position, verb, noun = 0, -1, -1
    for word, tag in tagged:
        position += len(word)
        if tag == "v" and position < len(part.text):
            verb, noun = position - len(word), position
    if verb < 0:
        return {}
    about = part.about
    return {
        "phrase": Part(part.text[verb:], tuple(item for item in about if item.text in part.text[verb:])),
        "object": Part(part.text[noun:], tuple(item for item in about if item.text in part.text[noun:])),
    }


def _tail(tagged: Sequence[tuple[str, str]]) -> str:
    """Return the last of these words, as many as make up at most TAIL characters, and at least one."""
    kept = ""
    for word, _ in reversed(tagged):
        if kept and len(word) + len(kept) > TAIL:
            break
        kept = word + kept
    return kept


def _previous_parts(line: Line, start: int) -> dict[str, Part]:
    """Return what the clause before offers, and the first and the nearest names before this clause."""
    if not start:
        return {}
    stops = [match.end() for match in _STOP.finditer(line.reading, 0, start - 1)]
    first = stops[-1] if stops else 0
    earlier = [
        mark for mark in _within(line, 0, start) if mark.mention.type not in ("GovernmentBody", "Place", "Policy")
    ]
    return {
        "previous": Part(strip(line.reading, first, start - 1), _mentions(_within(line, first, start))),
        "previous chain": _names(chain(line, first, start)),
        "anchor": _names(earlier[-1:]),
        "subject": _names(earlier[:1]),
    }


def _partner(line: Line, index: int, named: tuple[Named, ...]) -> dict[str, Part]:
    """Pair the k-th of several numbers after 分别 with the k-th name or number before it."""
    quantity = line.quantities[index]
    share = line.reading.rfind("分别", 0, quantity.start)
    if share < 0:
        share = line.reading.rfind("各", max(0, quantity.start - 2), quantity.start)
        if share < 0:
            return {}
    run = [item for item in line.quantities if item.start >= share]
    place = run.index(quantity)
    names = chain(line, 0, share)
    if len(names) >= len(run) and len(names) > 1:
        return {"partner": _names(names[-len(run) :][place : place + 1])}
    before = named[: len(named) - place]
    if len(before) >= len(run):
        pair = before[-len(run) :][place]
        return {"partner": Part(pair.text, pair.about)}
    return {}


def _award(line: Line, left: int, right: int) -> Part:
    """Return the word for the support that is paid (奖励, 补助), where the line has one."""
    found = list(_edges()[2].finditer(line.reading))
    near = [match for match in found if match.end() <= right] or found
    return Part(near[-1].group()) if near else Part("")


def clause_start(line: Line, index: int) -> int:
    """Return where the clause of a quantity begins."""
    start = line.quantities[index].start
    return max((match.end() for match in _STOP.finditer(line.reading, 0, start)), default=0)


def left_edge(line: Line, index: int) -> int:
    """Return where the words that belong to a quantity begin: after the clause's start or the quantity before."""
    start, edge = line.quantities[index].start, clause_start(line, index)
    for before in line.quantities[:index]:
        if before.end <= start:
            edge = max(edge, min(start, before.end + len(before.after)))
    return edge


def right_edge(line: Line, index: int) -> int:
    """Return where the words after a quantity end: at the next stop or the next quantity."""
    return _edge(line, index, _RIGHT_STOP)[0]


def _long_edge(line: Line, index: int) -> int:
    """Return where the clause ends; where another quantity follows in it, the words up to it belong to that one."""
    edge, free = _edge(line, index, _LONG_STOP)
    return edge if free else right_edge(line, index)


def _edge(line: Line, index: int, stop: re.Pattern[str]) -> tuple[int, bool]:
    """Return the next stop or the next quantity after a quantity, and whether it is the stop."""
    end = line.quantities[index].end + len(line.quantities[index].after)
    match = stop.search(line.reading, end)
    edge = match.start() if match else len(line.reading)
    following = min([edge, *(other.start for other in line.quantities[index + 1 :] if other.start >= end)])
    return following, following == edge


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    head = alternatives(words().lists["leading"])
    tail = alternatives((*words().lists["trailing"], *words().before))
    return (
        re.compile(rf"^(?:{head}|[、\s”）)])+"),
        re.compile(rf"(?:{tail}|[、\s（(“])+$"),
        re.compile(alternatives(words().lists["awards"])),
    )


def strip(reading: str, start: int, end: int, numbers: Sequence[Quantity] = ()) -> str:
    """Return the words of a range without numbering, words of time, numbers, cues at its front and verbs at its end."""
    numbering = _NUMBERING.match(reading)
    kept, position = [], max(start, min(numbering.end(), end)) if numbering else start
    dropped = [(first, last) for first, last, _ in period_words(reading)]
    dropped += [(number.start, number.end + len(number.after)) for number in numbers]
    for first, last in sorted(dropped):
        if position <= first and last <= end:
            kept.append(reading[position:first])
            position = last
    text = "".join([*kept, reading[position:end]])
    head, tail, _ = _edges()
    while True:
        shorter = tail.sub("", head.sub("", text))
        if shorter == text:
            return text
        text = shorter


def chain(line: Line, start: int, end: int) -> tuple[Placed, ...]:
    """Return the last mentions in a range that stand side by side: 规上企业 研发经费投入."""
    inside = _within(line, start, end)
    found = list(inside[-1:])
    for mark in reversed(inside[:-1]):
        if line.reading[mark.end : found[0].start] not in _JOINTS:
            break
        found.insert(0, mark)
    return tuple(found)


def _noun(line: Line, start: int, end: int) -> tuple[Placed, ...]:
    """Return the first name after a quantity, where nothing but a particle stands between."""
    return tuple(mark for mark in _within(line, start, end) if mark.start <= start + 1)[:1]


def _within(line: Line, start: int, end: int) -> tuple[Placed, ...]:
    return tuple(mark for mark in line.placed if start <= mark.start and mark.end <= end)


def _names(marks: tuple[Placed, ...] | list[Placed]) -> Part:
    return _names_of(_mentions(marks))


def _names_of(mentions: tuple[Mention, ...]) -> Part:
    return Part("".join(mention.text for mention in mentions), mentions)


def _mentions(marks: tuple[Placed, ...] | list[Placed]) -> tuple[Mention, ...]:
    return tuple(mark.mention for mark in marks)
