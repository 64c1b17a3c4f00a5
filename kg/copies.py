"""Find passages that repeat an earlier one nearly word for word, so that copies don't count as evidence."""

from collections.abc import Iterable


def near_copies(passages: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the id of the earliest passage for each id that repeats one; passages are (id, text)."""
    first: dict[str, str] = {}
    copies: dict[str, str] = {}
    for name, text in passages:
        key = "".join(text.split())
        if key in first:
            copies[name] = first[key]
        else:
            first[key] = name
    return copies
