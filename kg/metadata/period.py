"""The year or years that a document speaks of, with the proof where they are inferred."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import yaml

from kg.metadata.dates import year_of
from kg.metadata.lines import Line
from kg.model import Fact
from kg.resources import resource
from kg.structure.numbering import chinese

YEARS: Final = re.compile(
    r"(?<!\d)(?P<first>(?:19|20)\d\d)(?:年)?(?:\s?[-—–~至到]{1,2}\s?(?P<last>(?:19|20)\d\d))?(?=年|[）)])"
)
WRITTEN_OUT: Final = re.compile(r"[一二][九〇零○][〇零○一二三四五六七八九]{2}(?=年)")
OPENING: Final = re.compile(r"(?:^|[。\n])\s*(?P<first>(?:19|20)\d\d)年(?=[是，,]|我|全|以来|度)")
HEAD: Final = 3000
# Standing rules speak of no year; everything else of the one in which it was written, if it says no other.
STANDING: Final = ("法", "条例", "规定", "办法", "细则", "规则", "准则", "章程")


@cache
def years() -> dict[str, Any]:
    """Return events, congresses and plans with their years, as data has them."""
    loaded: dict[str, Any] = yaml.safe_load(resource("data/reading/years.yaml").read_text(encoding="utf-8"))
    return loaded


def find_period(text: str, title: Line | None, date: str, genre: str) -> Fact:
    """Return the period (2011, 2021-2025 or unknown): from the title, the opening, proofs, or the date."""
    if title is not None:
        if hit := YEARS.search(title.text):
            start = title.start + hit.start()
            end = start + len(hit.group())
            exact = text[start:end] == hit.group()
            return Fact("period", _span(hit["first"], hit["last"]), start, end if exact else start, "the title")
        if hit := WRITTEN_OUT.search(title.text):
            return Fact("period", year_of(hit.group()), title.start, title.start, f"the title: {hit.group()}")
        if plan := _plan(title.text):
            return Fact("period", plan, title.start, title.start, f"the title names a five-year plan: {plan}")
    if hit := OPENING.search(text[:HEAD]):
        return Fact("period", hit["first"], hit.start("first"), hit.end("first") + 1, "the opening")
    proofs = list(_proofs(text[:HEAD]))
    if proofs:
        year = Counter(year for year, _, _ in proofs).most_common(1)[0][0]
        quotes = "; ".join(f"{quote} → {found}" for found, _, quote in proofs)
        start = next(start for found, start, _ in proofs if found == year)
        return Fact("period", str(year), start, start, quotes)
    if date and genre not in STANDING:
        return Fact("period", date[:4], 0, 0, "the date of the document")
    return Fact("period", "unknown", 0, 0, "no year is named and nothing proves one")


def _span(first: str, last: str | None) -> str:
    return f"{first}-{last}" if last else first


def _plan(title: str) -> str:
    hit = re.search(rf"[“\"]?({_any(years()['plans'])})[”\"]?(?=时期|规划|期间|[^一二三四五六七八九十])", title)
    if hit is None:
        return ""
    first = years()["plans"][hit[1]]
    return f"{first}-{first + 4}"


def _proofs(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield year, offset and quote of all that dates a text."""
    data = years()
    for hit in re.finditer(
        rf"({_any(data['anniversaries'])})\s?(\d{{2,3}}|[一二三四五六七八九十百]{{2,6}})\s?周年", text
    ):
        number = int(hit[2]) if hit[2].isdigit() else chinese(hit[2])
        yield data["anniversaries"][hit[1]] + number, hit.start(), hit.group()
    edge = rf"[^。；，,\n]{{0,12}}?({'|'.join(data['first'])})|[^。；，,\n]{{0,12}}?({'|'.join(data['last'])})"
    for hit in re.finditer(rf"[“\"]({_any(data['plans'])})[”\"](?:{edge})[^。，,；\n]{{0,3}}年?", text):
        yield data["plans"][hit[1]] + (0 if hit[2] else 4), hit.start(), hit.group()
    for hit in re.finditer(rf"党的({_any(data['congresses'])})精神[^。；，,\n]{{0,6}}开局之年", text):
        yield data["congresses"][hit[1]] + 1, hit.start(), hit.group()


def _any(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))
