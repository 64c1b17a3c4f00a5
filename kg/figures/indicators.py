"""Say what a figure measures: the indicator's name, completed from the words around the number."""

import re
from dataclasses import dataclass
from functools import cache

from kg.figures.lines import Line, Placed
from kg.figures.periods import period_words
from kg.figures.quantities import Quantity
from kg.figures.words import alternatives, words
from kg.model import Mention

_STOP = re.compile(r"[，。；：！？,;:!?]")
_RIGHT_STOP = re.compile(r"[，。；：！？,;:!?、（(）)]")


@dataclass(frozen=True, slots=True)
class Named:
    """An indicator and the mentions that it is made of; ``rule`` says how it was found."""

    text: str
    about: tuple[Mention, ...]
    rule: str


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    head = alternatives(words().lists["leading"])
    tail = alternatives((*words().lists["trailing"], *words().before))
    return re.compile(rf"^(?:{head}|[、\s“”])+"), re.compile(rf"(?:{tail}|[、\s（(])+$")


def indicator(line: Line, index: int, previous: Named | None) -> Named:
    """Name what the quantity at an index of the line measures; ``previous`` names the figure before it."""
    quantity = line.quantities[index]
    left, right = left_edge(line, index), right_edge(line, index)
    text_left = strip(line.reading, left, quantity.start)
    text_right = line.reading[quantity.end : right].removeprefix(quantity.after).strip("的 ")
    chain = _chain(line.placed, left, quantity.start, line.reading)
    noun = _right_noun(line.placed, quantity, right)
    if chain and _connected(line.reading[chain[-1].end : quantity.start]):
        return Named("".join(mark.mention.text for mark in chain), _mentions(chain), "left")
    if noun:
        return Named(noun.mention.text, (noun.mention,), "right")
    if text_right and not text_left:
        return Named(text_right, (), "right words")
    if not text_left and previous:
        return Named(previous.text, previous.about, "previous")
    if text_left.startswith("占") and previous:
        return Named(previous.text + text_left, previous.about, "share")
    return Named(text_left + text_right or line.reading[left:right], _mentions(chain), "words")


def left_edge(line: Line, index: int) -> int:
    """Return where the words that belong to a quantity begin: after the clause's start or the quantity before."""
    start = line.quantities[index].start
    edge = max((match.end() for match in _STOP.finditer(line.reading, 0, start)), default=0)
    if index:
        before = line.quantities[index - 1]
        edge = max(edge, min(start, before.end + len(before.after)))
    return edge


def right_edge(line: Line, index: int) -> int:
    """Return where the words after a quantity end: at the next stop or the next quantity."""
    end = line.quantities[index].end
    match = _RIGHT_STOP.search(line.reading, end)
    edge = match.start() if match else len(line.reading)
    following = [other.start for other in line.quantities[index + 1 :] if other.start >= end]
    return min([edge, *following[:1]])


def strip(reading: str, start: int, end: int) -> str:
    """Return the words of a range without time words, cues at the front and verbs at the end."""
    kept, position = [], start
    for first, last, _ in period_words(reading):
        if start <= first and last <= end:
            kept.append(reading[position:first])
            position = max(position, last)
    text = "".join([*kept, reading[position:end]])
    head, tail = _edges()
    while True:
        shorter = tail.sub("", head.sub("", text))
        if shorter == text:
            return text
        text = shorter


def _chain(placed: tuple[Placed, ...], start: int, end: int, reading: str) -> tuple[Placed, ...]:
    """Return the last mentions in a range that stand side by side: 规上企业 研发经费投入."""
    inside = [mark for mark in placed if start <= mark.start and mark.end <= end]
    chain = inside[-1:]
    for mark in reversed(inside[:-1]):
        if reading[mark.end : chain[0].start] not in ("", "的", "、", "和", "与", "及"):
            break
        chain.insert(0, mark)
    return tuple(chain)


def _right_noun(placed: tuple[Placed, ...], quantity: Quantity, end: int) -> Placed | None:
    start = quantity.end + len(quantity.after)
    return next((mark for mark in placed if start <= mark.start <= start + 1 and mark.end <= end), None)


def _connected(between: str) -> bool:
    return len(between) <= 8 and not strip(between, 0, len(between))


def _mentions(chain: tuple[Placed, ...]) -> tuple[Mention, ...]:
    return tuple(mark.mention for mark in chain)
