"""The word lists of ``data/resolve``, compiled once: aliases, bodies, kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import rjieba
import yaml

from kg.errors import DataError
from kg.lexicon import lexicon
from kg.model import TYPES
from kg.resolve.normal import key, normal
from kg.resources import resource


@dataclass(frozen=True, slots=True)
class Words:
    """``aliases`` and ``typos`` give the full name by type and key; ``organs`` the full name of a department."""

    aliases: Mapping[tuple[str, str], str]
    typos: Mapping[str, str]
    parts: Mapping[str, tuple[tuple[str, str], ...]]
    organs: Mapping[str, str]
    provincial: frozenset[str]
    national: tuple[str, ...]
    central: frozenset[str]
    areas: tuple[str, ...]
    area_words: tuple[str, ...]
    anyones: frozenset[str]
    classes: tuple[str, ...]
    no_place_after: tuple[str, ...]
    no_place_words: tuple[str, ...]
    place_classes: frozenset[str]
    regions: tuple[str, ...]
    collective: tuple[str, ...]
    no_places: tuple[str, ...]
    heads: Mapping[str, tuple[str, ...]]
    given: tuple[str, ...]
    named_fronts: tuple[str, ...]
    no_names: tuple[str, ...]
    general: frozenset[tuple[str, str]]
    whole: frozenset[str]
    individuals: frozenset[str]
    parks: frozenset[str]
    anaphors: frozenset[str]
    documents: tuple[str, ...]
    national_names: frozenset[str]
    persons: frozenset[str]
    firms: frozenset[str]
    firm_suffixes: tuple[str, ...]


@cache
def words() -> Words:
    """Return the compiled word lists; raise DataError naming the file that is not in order."""
    aliases, bodies, kinds = (_load(name) for name in ("aliases", "bodies", "kinds"))
    try:
        return Words(
            aliases=_aliases(aliases["aliases"]),
            typos={normal(wrong): normal(right) for wrong, right in aliases["typos"].items()},
            parts={type_: _parts(names) for type_, names in aliases["parts"].items()},
            organs=_organs(bodies["organs"]),
            provincial=frozenset(bodies["provincial"]),
            national=tuple(bodies["national"]),
            central=_central(aliases["aliases"]["GovernmentBody"], bodies["organs"]),
            areas=_longest_first(bodies["areas"]),
            area_words=_longest_first(bodies["area_words"]),
            anyones=frozenset(bodies["anyones"]),
            classes=tuple(bodies["classes"]),
            no_place_after=tuple(normal(sign) for sign in bodies["no_place_after"]),
            no_place_words=tuple(normal(word) for word in bodies["no_place_words"]),
            place_classes=frozenset(key(name) for name in bodies["place_classes"]),
            regions=tuple(bodies["regions"]),
            collective=tuple(normal(word) for word in bodies["collective"]),
            no_places=tuple(bodies["no_places"]),
            heads={type_: _longest_first(heads) for type_, heads in kinds["heads"].items()},
            named_fronts=tuple(kinds["named_fronts"]),
            no_names=tuple(kinds["no_names"]),
            given=_longest_first(kinds["given"]),
            general=frozenset((type_, key(name)) for type_, names in kinds["general"].items() for name in names),
            whole=frozenset(key(name) for name in kinds["whole"]),
            individuals=frozenset(kinds["individuals"]),
            parks=frozenset(kinds["parks"]),
            anaphors=frozenset(kinds["anaphors"]),
            documents=tuple(kinds["documents"]),
            national_names=frozenset(key(name) for name in kinds["national"]),
            persons=frozenset(kinds["persons"]),
            firms=frozenset(key(name) for name in kinds["firms"]),
            firm_suffixes=tuple(kinds["firm_suffixes"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError("data/resolve", f"lacks or misuses {error}", "compare it with docs/resolution.md") from error


@cache
def kinds() -> Mapping[tuple[str, str], bool]:
    """Return the names of ``data/lexicon`` by type and key, each with whether it names a kind or an individual."""
    individuals = words().individuals
    return {
        (entry.type, key(entry.text)): entry.kind not in individuals
        for entry in lexicon().entries
        if entry.role == "name"
    }


@cache
def nationwide() -> frozenset[tuple[str, str]]:
    """Return type and key of the names that the lists give as 国家级: they are one in the whole country."""
    return frozenset(
        (entry.type, key(entry.text)) for entry in lexicon().entries if entry.role == "name" and entry.level == "国家级"
    )


@cache
def parks() -> frozenset[tuple[str, str]]:
    """Return type and key of the kinds of which a county has one (高新区, 经济开发区)."""
    groups = words().parks
    return frozenset((entry.type, key(entry.text)) for entry in lexicon().entries if entry.kind in groups)


@cache
def common() -> frozenset[str]:
    """Return the words of which names of kinds are made; fields apart, whose crops are names of places too (牡丹)."""
    made_of = (
        entry.text
        for entry in lexicon().entries
        if entry.type not in ("Field", "GovernmentBody", "Place", "Person", "Enterprise")
        and entry.kind not in words().individuals
    )
    cut = (word for text in made_of for word in rjieba.cut(normal(text)))
    return frozenset((*cut, *words().no_names))


def _aliases(by_type: Mapping[str, Mapping[str, list[str]]]) -> dict[tuple[str, str], str]:
    """Map every alias to its full name; a chain of aliases is followed to its end."""
    found: dict[tuple[str, str], str] = {}
    for entry in lexicon().entries:
        if entry.role == "name" and entry.canonical not in ("", entry.text) and entry.type in TYPES:
            found[entry.type, key(entry.text)] = normal(entry.canonical)
    for type_, names in by_type.items():
        if type_ not in TYPES:
            raise DataError("data/resolve/aliases.yaml", f"has no type {type_}", f"use one of {', '.join(TYPES)}")
        for name, others in names.items():
            found.pop((type_, key(name)), None)
            found.update({(type_, key(other)): normal(name) for other in others})
    return {place: _end(found, place[0], name) for place, name in found.items()}


def _end(found: Mapping[tuple[str, str], str], type_: str, name: str) -> str:
    for _ in range(4):
        name = found.get((type_, key(name)), name)
    return name


def _organs(organs: Mapping[str, list[str]]) -> dict[str, str]:
    found = {normal(name): normal(name) for name in organs}
    for name, others in organs.items():
        for other in others:
            found.setdefault(normal(other), normal(name))
    return found


def _central(names: Iterable[str], organs: Mapping[str, list[str]]) -> frozenset[str]:
    """Return the keys of the bodies that are one in the whole country; a name that departments share is none."""
    listed = {key(entry.text) for entry in lexicon().entries if entry.kind == "中央机构"}
    return frozenset((listed | {key(name) for name in names}) - {key(organ) for organ in _organs(organs)})


def _parts(names: Mapping[str, list[str]]) -> tuple[tuple[str, str], ...]:
    """Return the parts of names that mean the same, each with the one to write, the longest first."""
    pairs = ((normal(other), normal(name)) for name, others in names.items() for other in others)
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def _longest_first(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted((normal(name) for name in names), key=lambda name: (-len(name), name)))


def _load(name: str) -> dict[str, Any]:
    path = resource(f"data/resolve/{name}.yaml")
    try:
        with path.open(encoding="utf-8") as file:
            content = yaml.load(file, Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        raise DataError(path.name, f"cannot be read: {error}", "mend the file") from error
    if not isinstance(content, dict):
        raise DataError(path.name, "is not a mapping", "see docs/resolution.md")
    return content
