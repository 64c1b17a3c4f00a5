"""Say what speaks for an option: the clues of an indicator's name and of a figure's status."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import rjieba

from kg.figures.lines import Line
from kg.figures.parts import Named, Part, left_edge
from kg.figures.quantities import Quantity
from kg.figures.words import alternatives, words
from kg.model import Document, Fact, Mention, Outline, Status

STATUSES: Final[tuple[Status, ...]] = ("A", "C", "T")
# Between a sign and the part of a name for which it speaks.
FOR = " @ "
# Parts of speech whose words tell a report from a plan or a rule: verbs, adverbs, prepositions, particles, …
TELLING = "vdpcfu"
_DIGITS = re.compile(r"\d|[一二三四五六七八九十]式")
_OPEN_BRACKET = re.compile(r"[（(][^）)]*$|^[^（(]*[）)]")
# What a section can be about so that its figures leave the name out.
TOPICS = (
    "Platform",
    "ResearchInstitution",
    "EnterpriseCategory",
    "TalentCategory",
    "Fund",
    "Program",
    "Project",
    "Award",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a line stands.

    ``tense`` is its section's, ``genre`` the document's genre words, ``headings`` cue words of the headings above,
    ``leanings`` how its sentence and its paragraph speak (done, planned, rule, mixed),
    ``around`` the cue words of its paragraph, ``year`` the document's
    (0 if unknown), ``topic`` the name that the section is about,
    ``shared`` the clues of status that the line's figures have in common.
    """

    tense: str
    genre: tuple[str, ...]
    headings: tuple[str, ...]
    leanings: tuple[str, ...]
    around: tuple[str, ...]
    year: int
    topic: Part
    shared: tuple[str, ...] = ()


@cache
def _cues() -> tuple[re.Pattern[str], ...]:
    lists = words().lists
    return (
        re.compile(alternatives(lists["status cues"])),
        re.compile(alternatives(lists["genre cues"])),
        re.compile(alternatives(lists["heading cues"])),
        re.compile(rf"^(?:{alternatives(lists['dependent words'])})|^(?:{alternatives(lists['dependent names'])})$"),
        re.compile(alternatives(lists["paragraph cues"])),
        re.compile(alternatives(lists["no cues"])),
    )


def genre_words(document: Document, facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """Return the words of the genre and the title that tell what kind of document it is."""
    told = " ".join(fact.value for fact in facts if fact.key in ("genre", "title"))
    head = told or document.text[:80]
    found = sorted(set(_cues()[1].findall(head)))
    if re.search(r"第[一二三]条", document.text):
        found.append("articles")
    return tuple(found)


def heading_words(outline: Outline, section: int) -> tuple[str, ...]:
    """Return the cue words of the headings above a section: 下步打算, 存在问题, 申报条件."""
    return tuple(sorted(set(_cues()[2].findall(" ".join(outline.path(section))))))


def plainly(text: str) -> str:
    """Return a text without the words that only look like cues: 重要, 要求."""
    return _cues()[5].sub("", text)


def around(paragraph: str) -> tuple[str, ...]:
    """Return the cue words of a paragraph, those that occur twice or more marked."""
    counts = Counter(_cues()[4].findall(plainly(paragraph)))
    return tuple(sorted([*counts, *(f"{word} again" for word, count in counts.items() if count > 1)]))


@cache
def _leanings() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(alternatives(words().lists[f"{kind} words"])) for kind in ("done", "planned", "rule")}


def leaning(text: str) -> str:
    """Tell whether a stretch of text mostly reports, plans or rules, by its cue words."""
    counts = {kind: len(pattern.findall(text)) for kind, pattern in _leanings().items()}
    total = sum(counts.values())
    best = max(counts, key=lambda kind: counts[kind])
    if not total:
        return "none"
    return best if counts[best] >= 0.75 * total else f"rather {best}" if counts[best] > total / 2 else "mixed"


def topic(outline: Outline, section: int, mentions: tuple[Mention, ...], facts: tuple[Fact, ...]) -> Part:
    """Return the last name in the headings above a section, else in the title."""
    places = [
        (outline.sections[step].start, outline.sections[step].start + len(outline.sections[step].heading) + 6)
        for step in _up(outline, section)
        if outline.sections[step].heading
    ]
    places += [(fact.start, fact.end) for fact in facts if fact.key == "title"]
    for start, end in places:
        inside = [item for item in mentions if start <= item.start and item.end <= end and item.type in TOPICS]
        if inside:
            return Part(inside[-1].text, (inside[-1],))
    return Part("")


def _up(outline: Outline, section: int) -> Iterator[int]:
    while section >= 0:
        yield section
        section = outline.sections[section].parent


def part_clues(part: str, found: tuple[str, ...]) -> Iterator[str]:
    """Yield the clues for a name with this part: each sign around the number speaks for some parts."""
    yield part
    for sign in found:
        yield f"{sign}{FOR}{part}"


def form_clues(option: Named) -> list[str]:
    """Return the clues of an option's own form: its way of joining, length, ends, and types of mentions."""
    text, types = option.text, tuple([mention.type for mention in option.about])
    clues = [*_shape(option.way, min(len(text) // 4, 6), types), f"starts {text[:1]}", f"ends {text[-1:]}"]
    if _DIGITS.search(text):
        clues.append("digits")
    if _OPEN_BRACKET.search(text):
        clues.append("open bracket")
    return clues


@lru_cache(maxsize=10_000)
def _shape(way: str, length: int, types: tuple[str, ...]) -> tuple[str, ...]:
    indicators = min(types.count("Indicator"), 2)
    return (
        way,
        f"long {length}",
        f"{way} long {length}",
        f"types {'+'.join(types[-2:])}",
        f"indicators {indicators}",
        f"{way} indicators {indicators}",
        f"{way} types {'+'.join(types[:3])}",
        f"names {min(len(types), 4)}",
    )


def signs(line: Line, index: int, number: int, offered: Mapping[str, Part]) -> tuple[str, ...]:
    """Return the signs around a quantity that decide between the ways of joining; ``number`` figures precede it."""
    quantity = line.quantities[index]
    left, left_words = left_edge(line, index), offered["words"].text
    chain, noun = offered["chain"], offered["noun"]
    gap = line.reading[chain_end(line, left, quantity.start) : quantity.start]
    found = [
        f"left {_size(left_words)}",
        f"right {_size(offered['right'].text)}",
        f"chain {chain.about[-1].type if chain.about else 'no'}",
        f"unit {quantity.unit_class}",
        f"first {min(number, 2)}",
        f"depends {bool(_cues()[3].search(left_words))}",
        f"unit is {quantity.unit}",
        f"chains {min(len(chain.about), 3)}",
        f"chain long {min(sum(len(item.text) for item in chain.about[-1:]) // 2, 6)}",
        f"gap {_size(gap) if chain.about else 'no'}",
        f"noun {noun.about[0].type if noun.about else 'no'}",
        f"comparator {quantity.comparator}",
        f"form {quantity.rule}",
        f"after char {line.reading[quantity.start - 1 : quantity.start]}",
        f"before char {line.reading[quantity.end + len(quantity.after) :][:1]}",
        f"starts {left_words[:1]}",
        f"clause {left_words[:2]}",
        f"verb {left_words[-2:]}",
        f"support {bool(offered['award'].text)}",
    ]
    tags = rjieba.tag(left_words)
    found += [f"opens {tags[0][1]}", f"closes {tags[-1][1]}", f"opens {tags[0][0]}"] if tags else ["opens no"]
    found += ["tags " + "".join(tag[:1] for _, tag in tags[:4])]
    following = rjieba.tag(offered["right"].text[:12])
    found += [f"follows {following[0][1]}", f"follows {following[0][0]}"] if following else ["follows no"]
    if chain.about and not re.search(r"[一-鿿]", re.sub(_connectors(), "", gap)):
        found.append("connected")
    if "partner" in offered:
        found.append("partner")
    if index and line.quantities[index - 1].unit == quantity.unit:
        found.append("same unit")
    if left and line.reading[left - 1] not in "，。；：,;:":
        found.append("same clause")
    return tuple(found)


def chain_end(line: Line, start: int, end: int) -> int:
    """Return where the last mention in a range ends, or where the range begins."""
    return max([start, *(mark.end for mark in line.placed if start <= mark.start and mark.end <= end)])


@cache
def _connectors() -> re.Pattern[str]:
    return re.compile(alternatives((*words().lists["trailing"], *words().before)))


def _size(text: str) -> str:
    return (
        "0" if not text else "1-2" if len(text) < 3 else "3-5" if len(text) < 6 else "6-12" if len(text) < 13 else "13-"
    )


def sentence_clues(line: Line, setting: Setting) -> tuple[str, ...]:
    """Return the clues of status that all figures of a sentence share: section, genre, paragraph, its own words."""
    sentence, paragraph = setting.leanings
    found = ["always", f"tense {setting.tense}", f"sentence {sentence}", f"paragraph {paragraph}"]
    found += [f"{sentence} {paragraph}", f"tense {setting.tense} {sentence} {paragraph}"]
    found += [f"genre {word}" for word in setting.genre] + [f"heading {word}" for word in setting.headings]
    found += [f"paragraph {paragraph} genre {word}" for word in setting.genre]
    found += [f"tense {setting.tense} genre {word}" for word in setting.genre]
    found += [f"around {word}" for word in setting.around]
    found += [f"line {word}" for word in _cues_in(line.reading)]
    found += [f"word {word}" for word, tag in rjieba.tag(line.reading) if tag[0] in TELLING]
    return tuple(dict.fromkeys(found))


def status_clues(line: Line, quantity: Quantity, setting: Setting, outset: bool) -> tuple[str, ...]:
    """Return the clues of a figure's status; ``outset`` tells that the figure before it opens a from-to."""
    clause = re.split(r"[，。；：,;:]", line.reading[: quantity.start])[-1]
    found = [f"year {_dated(line, quantity, setting.year)}", f"comparator {quantity.comparator}"]
    found += [f"opens {rjieba.tag(clause)[0][0]}"] if clause else []
    found += [f"clause {word}" for word in _cues_in(clause)]
    found += [f"near {word}" for word in _cues_in(line.reading[quantity.end : quantity.end + 12])]
    found += [
        f"unit {quantity.unit_class}",
        f"unit is {quantity.unit}",
        f"after {quantity.after}",
        f"of {quantity.before}",
        f"{quantity.unit_class} {quantity.comparator}",
        f"form {quantity.rule}",
    ]
    found += ["outset"] * quantity.outset + ["after outset"] * outset
    return (*setting.shared, *found)


def _cues_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_cues()[0].findall(plainly(text))))


def _dated(line: Line, quantity: Quantity, year: int) -> str:
    """Tell whether the last year before a number lies before, in or after the document's year."""
    years = re.findall(r"((?:19|20)\d\d)年", line.reading[: quantity.start])
    if not years or not year:
        return "none"
    return "past" if int(years[-1]) < year else "same" if int(years[-1]) == year else "future"
