"""Compile the word lists of ``data/lexicon`` into one automaton, once a process.

A list is a YAML file of ``names/`` with its type and source and groups of names (see docs/lexicon.md);
``words.yaml`` holds the words around names, ``divisions.tsv`` the divisions of China. What a word does in a
sentence is its role:

    name      a mention when it stands alone              众创空间
    head      ends a name, never a mention alone          …平台, …办法
    modifier  part of a name when a head follows          科技, 成果转化
    level     省级, 国家级: part of the name that follows
    strip     never begins a name                         重点, 各类
    action    inside a name or before its head             转化, 评审
    verb      inside the names of policies and plans only  培育, 建设
    stop      never inside a name                         建设, 实施
    skip      a look-alike of a name, no mention          营业执照
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from ahocorasick_rs import AhoCorasick, MatchKind

from kg.errors import DataError
from kg.model import TYPES
from kg.resources import resource

ROLES = ("name", "head", "level", "modifier", "strip", "action", "verb", "stop", "skip")
WORDS = "words.yaml"
DIVISIONS = "divisions.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the lists: its role, its type ("" for words without one), and what is known of it.

    ``canonical`` is the full name where the word is an alias, else the word itself; ``level`` and ``kind``
    are facets apart from each other (国家级; 孵化载体); ``code`` is the GB/T 2260 code of a division.
    """

    text: str
    role: str
    type: str = ""
    canonical: str = ""
    level: str = ""
    kind: str = ""
    code: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The entries in the order of the automaton's patterns, the automaton, and the entry of each word."""

    entries: tuple[Entry, ...]
    automaton: AhoCorasick
    by_text: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Division:
    """A division of China: GB/T 2260 code, full name, short name ("" where it would mislead)."""

    code: str
    name: str
    short: str


@cache
def lexicon() -> Lexicon:
    """Return the compiled word lists; raise DataError naming the file that is not in order."""
    by_text: dict[str, Entry] = {}
    for entry in _entries(resource("data/lexicon")):
        by_text.setdefault(entry.text, entry)
    entries = tuple(by_text.values())
    automaton = AhoCorasick([entry.text for entry in entries], matchkind=MatchKind.LeftmostLongest)
    return Lexicon(entries, automaton, by_text)


@cache
def words(key: str) -> tuple[str, ...]:
    """Return one of the plain word lists of ``words.yaml`` in its order (surname, trade, …)."""
    lists = _word_lists(resource(f"data/lexicon/{WORDS}"))
    if key not in lists:
        raise DataError(WORDS, f"has no list {key}", "see docs/lexicon.md")
    return tuple(str(lists[key]).split())


@cache
def divisions() -> tuple[Division, ...]:
    """Return the divisions of China from province to county, by code."""
    lines = resource(f"data/lexicon/{DIVISIONS}").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(Division(code, name, short) for code, name, short in rows)


def _entries(folder: Path) -> Iterator[Entry]:
    """Yield the entries, those that win over a later one of the same text first."""
    listed = [entry for path in sorted((folder / "names").glob("*.yaml")) for entry in read_names(path)]
    yield from (entry for entry in listed if entry.role != "skip")
    yield from _words(folder / WORDS)
    yield from _places()
    yield from (entry for entry in listed if entry.role == "skip")


@cache
def _word_lists(path: Path) -> dict[str, Any]:
    return _load(path)


def _words(path: Path) -> Iterator[Entry]:
    for role, listed in _word_lists(path).items():
        if role in ROLES:
            for word in str(listed).split():
                yield Entry(word, role, source=path.stem)


def read_names(path: Path) -> Iterator[Entry]:
    """Yield the entries of one list of names; raise DataError if it is not in order."""
    content = _load(path)
    type_, groups = content.get("type"), content.get("groups")
    if type_ not in TYPES:
        raise DataError(path.name, f"has no known type: {type_}", f"use one of {', '.join(TYPES)}")
    if not isinstance(groups, list) or not all(isinstance(group, dict) for group in groups):
        raise DataError(path.name, "has no list of groups", "see docs/lexicon.md")
    for word in str(content.get("skip") or "").split():
        yield Entry(word, "skip", source=path.stem)
    for group in groups:
        for role in ("name", "head"):
            for item in str(group.get(f"{role}s") or "").split():
                yield from _aliases(item, role, type_, group, path.stem)


def _aliases(item: str, role: str, type_: str, group: dict[str, Any], source: str) -> Iterator[Entry]:
    """Yield the entries of ``name=alias=alias``."""
    canonical, *aliases = item.split("=")
    for text in (canonical, *aliases):
        yield Entry(text, role, type_, canonical, group.get("level", ""), group.get("kind", ""), source=source)


def _places() -> Iterator[Entry]:
    misleading = words("ambiguous_place")
    for division in divisions():
        for text in (division.name, division.short):
            if text and text not in misleading:
                yield Entry(text, "name", "Place", division.name, "", "行政区划", division.code, "divisions")


def _load(path: Path) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8") as file:
            content = yaml.load(file, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(path.name, f"cannot be read: {error}", "mend the file") from error
    if not isinstance(content, dict):
        raise DataError(path.name, "is not a mapping", "see docs/lexicon.md")
    return content
