"""Spell names in pinyin, so that the page's search needs no Chinese input."""

from collections.abc import Iterable

from pypinyin import lazy_pinyin


def spell(names: Iterable[str]) -> str:
    """Return the names in toneless pinyin, a space between syllables and ``|`` between names.

    Whatever is not Han stays as it is, in lower case; the initials are the first letters of the syllables.

    >>> spell(["科技局", "R&D投入"])
    'ke ji ju|r&d tou ru'
    """
    return "|".join(_spell(name) for name in names)


def _spell(name: str) -> str:
    syllables = " ".join(part for part in lazy_pinyin(name) if part.strip())
    return syllables.lower().replace("|", " ")
