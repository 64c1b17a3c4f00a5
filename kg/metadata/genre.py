"""The kind of a document (公文种), by the end of its title or by what its text says of itself."""

import re
from functools import cache
from typing import Any, Final

import yaml

from kg.metadata.lines import Line
from kg.model import Fact
from kg.resources import resource

BRACKET: Final = re.compile(r"[（(【][^（()）【】]{1,30}[）)】]\Z|[》”\s.…]+\Z")
HEAD: Final = 1500


@cache
def genres() -> dict[str, Any]:
    """Return the kinds of documents as data has them."""
    loaded: dict[str, Any] = yaml.safe_load(resource("data/reading/genres.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def kinds() -> tuple[str, ...]:
    """Return every word for a kind, the longest first."""
    data = genres()
    return tuple(sorted({*data["official"], *data["working"], *data["forms"]}, key=lambda kind: (-len(kind), kind)))


def find_genre(text: str, title: Line | None) -> Fact | None:
    """Return the genre; of 工作总结及工作安排 the first kind, of 印发《办法》的通知 the last."""
    if title is not None and (kind := of_title(title.text)):
        at = title.text.rindex(kind)
        place = (title.start + at, title.start + at + len(kind))
        exact = text[slice(*place)] == kind
        name = genres()["forms"].get(kind, kind)
        return Fact("genre", name, *(place if exact else (title.start, title.start)), why="the title")
    for words, kind in genres()["said"].items():
        at = text.find(words, 0, HEAD)
        if at >= 0:
            return Fact("genre", kind, at, at + len(words), f"the text says {words}")
    return None


def of_title(title: str) -> str:
    """Return the word for its kind that a title ends in, or nothing.

    >>> of_title("关于印发《某市科技创新券管理办法（试行）》的通知"), of_title("某局2023年工作总结及2024年工作安排")
    ('通知', '总结')
    """
    while (shorter := BRACKET.sub("", title)) != title:
        title = shorter
    joined = re.search(rf"({'|'.join(kinds())})[及暨和与]", title)
    if joined and not title.endswith("的通知") and _ending(title):
        return joined[1]
    return _ending(title)


def _ending(title: str) -> str:
    if title.endswith(tuple(genres()["not"])):
        return ""
    return next((kind for kind in kinds() if title.endswith(kind)), "")
