"""List what a number may measure: the names and words around it, alone and joined.

A clause rarely holds the whole name: 其中规上企业*家 means 高新技术企业 named before, 最高100万元 the support of the
clause before. Each option is a way of joining such parts; ``kg.figures.choices`` weighs them.
"""

import re
from dataclasses import dataclass
from functools import cache

import rjieba

from kg.figures.lines import Line, Placed
from kg.figures.periods import period_words
from kg.figures.words import alternatives, words
from kg.model import Mention

_STOP = re.compile(r"[，。；：！？,;:!?]")
_RIGHT_STOP = re.compile(r"[，。；：！？,;:!?、（(）)]")
_LONG_STOP = re.compile(r"[，。；：！？,;:!?]")
_NUMBERING = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六]是)\s*"
)
_JOINTS = ("", "的", "、", "和", "与", "及", "或", "”", "“", "”、“", "》、《")

# The ways of joining parts, each a name and the parts in their order.
WAYS: tuple[tuple[str, ...], ...] = (
    ("chain",),
    ("last",),
    ("noun",),
    ("right",),
    ("long",),
    ("words",),
    ("tail",),
    ("phrase",),
    ("object",),
    ("noun", "chain"),
    ("noun", "words"),
    ("right", "chain"),
    ("right", "words"),
    ("before", "object"),
    ("anchor", "object"),
    ("words", "right"),
    ("words", "noun"),
    ("words", "long"),
    ("chain", "right"),
    ("chain", "long"),
    ("clause",),
    ("clause", "right"),
    ("clause", "noun"),
    ("before",),
    ("before", "words"),
    ("before", "right"),
    ("base", "words"),
    ("base", "chain"),
    ("base", "right"),
    ("earlier",),
    ("partner",),
    ("partner", "words"),
    ("partner", "award"),
    ("previous",),
    ("previous", "words"),
    ("previous", "right"),
    ("previous chain",),
    ("previous chain", "words"),
    ("previous chain", "chain"),
    ("previous chain", "right"),
    ("previous chain", "award"),
    ("previous", "award"),
    ("anchor", "words"),
    ("anchor", "chain"),
    ("anchor", "right"),
    ("anchor", "award"),
    ("anchor", "clause"),
    ("subject", "words"),
    ("subject", "chain"),
    ("subject", "right"),
    ("subject", "award"),
    ("topic", "words"),
    ("topic", "chain"),
    ("topic", "right"),
    ("topic", "award"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """Words that may belong to an indicator, with the mentions in them."""

    text: str
    about: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator, the mentions that it is made of, and the way in which it was joined."""

    text: str
    about: tuple[Mention, ...]
    way: str


def candidates(line: Line, index: int, named: tuple[Named, ...], topic: Part) -> tuple[Named, ...]:
    """Return the options for the quantity at an index; ``named`` are the indicators before it, ``topic`` the
    mention that the section is about."""
    found: dict[str, Named] = {}
    offered = parts(line, index, named, topic)
    for way in WAYS:
        joined = [offered.get(name) for name in way]
        if all(part and part.text for part in joined):
            text = "".join(part.text for part in joined if part)
            about = tuple(dict.fromkeys(mention for part in joined if part for mention in part.about))
            found.setdefault(text, Named(text, about, "+".join(way)))
    if not found:
        text = line.reading[left_edge(line, index) : line.quantities[index].start] or line.reading
        found[text] = Named(text, (), "rest")
    return tuple(found.values())


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
        "tail": Part(strip(line.reading, left, quantity.start)[-6:]),
        "words": Part(strip(line.reading, left, quantity.start), _mentions(_within(line, left, quantity.start))),
        "topic": topic,
        "award": _award(line, left, right),
    }
    found |= _phrases(found["words"])
    if start != left:
        clause = strip(line.reading, start, quantity.start)
        found["clause"] = Part(clause, _mentions(_within(line, start, quantity.start)))
    if named:
        found["before"] = Part(named[-1].text, named[-1].about)
        found["base"] = _names_of(named[-1].about[:1])
    if len(named) > 1:
        found["earlier"] = Part(named[-2].text, named[-2].about)
    return found | _previous_parts(line, start) | _partner(line, index, named)


def _phrases(part: Part) -> dict[str, Part]:
    """Return the last verb of the words with its object, and the object: 会同县局走访企业 gives 走访企业, 企业."""
    position, verb, noun = 0, -1, -1
    for word, tag in rjieba.tag(part.text):
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


def strip(reading: str, start: int, end: int) -> str:
    """Return the words of a range without numbering, time words, cues at the front and verbs at the end."""
    numbering = _NUMBERING.match(reading)
    kept, position = [], max(start, min(numbering.end(), end)) if numbering else start
    for first, last, _ in period_words(reading):
        if start <= first and last <= end:
            kept.append(reading[position:first])
            position = max(position, last)
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
