"""Mark what is no document text: navigation, notices, page captions. Nothing is deleted.

The patterns are data (``data/reading/furniture.yaml``). A line is tried against those that fit it whole;
passages (``cut``) are marked inside a line.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

import yaml

from kg.model import Furniture
from kg.resources import resource

LINE = re.compile(r"[^\r\n]+")
# No notice of a website is longer; a longer line is document text and is not tried.
LONGEST = 400


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return the pattern of whole lines, that of passages, and the kind of each of their groups."""
    data = yaml.safe_load(resource("data/reading/furniture.yaml").read_text(encoding="utf-8"))
    kinds: dict[str, str] = {}
    compiled = []
    for part in ("lines", "passages"):
        groups = []
        for kind, entries in data[part].items():
            group = f"{part}{len(kinds)}"
            kinds[group] = kind
            groups.append(f"(?P<{group}>{'|'.join(f'(?:{entry})' for entry in entries)})")
        compiled.append(re.compile("|".join(groups)))
    return compiled[0], compiled[1], kinds


def mark(text: str, known: Sequence[Furniture] = ()) -> tuple[Furniture, ...]:
    """Return the furniture of a text in its order, without overlap; what is ``known`` of it comes first."""
    lines, passages, kinds = patterns()
    found: list[Furniture] = []
    for line in LINE.finditer(text):
        start, end = line.span()
        if end - start <= LONGEST and (hit := lines.fullmatch(line.group().strip())):
            found.append(Furniture(start, end, kinds[hit.lastgroup or ""]))
    for hit in passages.finditer(text):
        found.append(Furniture(*hit.span(), kinds[hit.lastgroup or ""]))
    return _apart([*known, *found])


def _apart(found: Iterable[Furniture]) -> tuple[Furniture, ...]:
    """Keep the first of overlapping ranges, the longer of two that begin together."""
    kept: list[Furniture] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return tuple(kept)
