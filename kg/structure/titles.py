"""Find where a title that was run into the first paragraph ends (…座谈会上的汇报今年以来，我局…)."""

import re
from typing import Final

from kg.model import Document

# Sites repeat the title with its year masked (202_年在…): the signs behind the year are compared.
YEAR: Final = 5
SHORTEST: Final = 10
LONGEST: Final = 80
HEAD: Final = 3000
# A page's number and the year stand before it in its line; else it is the name of the document in a sentence.
BEFORE: Final = 10
# What follows is text, not the rest of a longer title.
FOLLOWED: Final = r"(?=[^\r\n》”」）)，。；：、的【][^\r\n]{7})"
ENDING: Final = re.compile(r"(?:【[^】]*】|\.(?:docx?|pdf|wps|txt))\s*\Z")


def run_on_titles(document: Document) -> list[int]:
    """Return where a repetition of the title ends in mid-line; empty where the title stands alone."""
    text = document.text
    furniture = {item.start for item in document.furniture}
    first = next((hit for hit in re.finditer(r"[^\r\n]+", text[:HEAD]) if hit.start() not in furniture), None)
    title = ENDING.sub("", first.group().strip()) if first else ""
    if first is None or not SHORTEST + YEAR <= len(title) <= LONGEST or "。" in title:
        return []
    repeated = re.compile(re.escape(title[YEAR:]) + FOLLOWED)
    found: list[int] = []
    for hit in repeated.finditer(text, first.end(), first.end() + HEAD):
        begins = max(text.rfind("\n", 0, hit.start()) + 1, found[-1] if found else 0)
        if hit.start() - begins <= BEFORE:
            found.append(hit.end())
    return found
