"""Find where a title that was run into the first paragraph ends (…座谈会上的汇报今年以来，我局…)."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import yaml

from kg.model import Document
from kg.resources import resource

# Sites repeat the title with its year masked (202_年在…): the signs behind the year are compared.
YEAR: Final = re.compile(r"(?:19|20)\d\d年")
SHORTEST: Final = 8
LONGEST: Final = 80
HEAD: Final = 3000
# A page's number and the year stand before it in its line; else it is the name of the document in a sentence.
BEFORE: Final = 10
# What follows is text, not the rest of a longer title.
FOLLOWED: Final = re.compile(r"[^\r\n》”」）)，。；：、的【][^\r\n]{7}")
ENDING: Final = re.compile(r"(?:【[^】]*】|\.(?:docx?|pdf|wps|txt))\s*\Z")
LINE: Final = re.compile(r"[^\r\n]+")


def run_on_titles(document: Document) -> list[int]:
    """Return where a repetition of the title ends in mid-line; empty where the title stands alone."""
    text = document.text
    furniture = {item.start for item in document.furniture}
    first = next((hit for hit in LINE.finditer(text, 0, HEAD) if hit.start() not in furniture), None)
    title = ENDING.sub("", first.group().strip()) if first else ""
    title = YEAR.sub("", title, count=1)
    if first is None or not SHORTEST <= len(title) <= LONGEST or not title.endswith(kinds()):
        return []
    found: list[int] = []
    for start in places(text, title, first.end(), first.end() + HEAD):
        end = start + len(title)
        begins = max(text.rfind("\n", 0, start) + 1, found[-1] if found else 0)
        if start - begins <= BEFORE and FOLLOWED.match(text, end):
            found.append(end)
    return found


def places(text: str, words: str, start: int, end: int) -> Iterator[int]:
    """Yield where words stand in a part of a text."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


@cache
def kinds() -> tuple[str, ...]:
    """Return the words for kinds of documents that a title ends in."""
    data = yaml.safe_load(resource("data/reading/genres.yaml").read_text(encoding="utf-8"))
    return (*data["official"], *data["working"], *data["forms"])
