"""The words of numbers: units, comparators, cues of status and force, as ``data/lexicon`` lists them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import yaml

from kg.errors import DataError
from kg.resources import resource

FILES = ("data/lexicon/units.yaml", "data/lexicon/figures.yaml")
COMPARATORS = (">=", "<=", "+", "=")


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists by name; ``unit_class`` gives money, ratio, time, measure or count of each unit;
    ``not_followed`` the characters after a unit that make it part of another word (三项 but 三项目)."""

    unit_class: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    before: dict[str, str]
    after: dict[str, str]
    not_followed: dict[str, str]


@cache
def words() -> Words:
    """Return the word lists; raise DataError with the file that is not in order."""
    loaded: dict[str, object] = {}
    for name in FILES:
        loaded |= _load(name)
    units = {unit: kind for kind in ("count", "measure", "time", "ratio", "money") for unit in _strings(loaded, kind)}
    lists = {key: tuple(map(str, value)) for key, value in loaded.items() if isinstance(value, list)}
    return Words(
        units, lists, _comparators(loaded, "before"), _comparators(loaded, "after"), _not_followed(loaded, units)
    )


def alternatives(items: Iterable[str]) -> str:
    """Return a regular expression for any of the words, the longest first."""
    return "|".join(re.escape(item) for item in sorted(set(items), key=lambda item: (-len(item), item)))


def _load(name: str) -> dict[str, object]:
    try:
        loaded = yaml.safe_load(resource(name).read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise DataError(name, "is not YAML", str(error)) from error
    if not isinstance(loaded, dict):
        raise DataError(name, "is no mapping of lists", "compare it with the file of the distribution")
    return loaded


def _strings(loaded: dict[str, object], key: str) -> tuple[str, ...]:
    value = loaded.get(key)
    if not isinstance(value, list):
        raise DataError(FILES[0], f"has no list {key}", "compare it with the file of the distribution")
    return tuple(map(str, value))


def _comparators(loaded: dict[str, object], key: str) -> dict[str, str]:
    value = loaded.get(key)
    if not isinstance(value, dict) or not set(value) <= set(COMPARATORS):
        raise DataError(FILES[0], f"has no comparators under {key}", "use >=, <=, + and = as keys")
    return {str(word): sign for sign, items in value.items() for word in items}


def _not_followed(loaded: dict[str, object], units: dict[str, str]) -> dict[str, str]:
    value = loaded.get("not_followed")
    if not isinstance(value, dict):
        raise DataError(FILES[0], "has no mapping not_followed", "compare it with the file of the distribution")
    unknown = [str(unit) for unit in value if str(unit) not in units]
    if unknown:
        raise DataError(FILES[0], f"names units that no list holds: {' '.join(unknown)}", "add them to a list of units")
    return {str(unit): str(tail) for unit, tail in value.items()}
