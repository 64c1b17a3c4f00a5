"""Dates as documents write them, in digits and in Chinese numerals, to ISO as far as they are known."""

import re
from typing import Final

DIGITS: Final = "〇一二三四五六七八九"
YEAR: Final = r"(?P<year>(?:19|20)\d\d|[一二]\s?[九〇零○ＯO0][〇零○ＯO0一二三四五六七八九]{2})"
NUMBER: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[*×XＸ]{1,2})"
DATE: Final = re.compile(rf"{YEAR}\s?年\s?(?P<month>{NUMBER})\s?月(?:\s?(?P<day>{NUMBER})\s?日)?")


def iso(hit: re.Match[str]) -> str:
    """Return a date as 2018-09-30, or as much of it as is given (2024-02 where the day is masked)."""
    parts = [year_of(hit["year"]), _number(hit["month"]), _number(hit["day"] or "")]
    known = parts[: parts.index("")] if "" in parts else parts
    return "-".join(known)


def year_of(written: str) -> str:
    """Return a year in digits: 二○一二 -> 2012."""
    signs = re.sub("[零○ＯO]", "〇", re.sub(r"\s", "", written))
    return "".join(str(DIGITS.index(sign)) if sign in DIGITS else sign for sign in signs)


def _number(written: str) -> str:
    if written.isascii() and written.isdigit():
        return f"{int(written):02d}"
    if not written or not set(written) <= set("一二三四五六七八九十"):
        return ""
    tens, _, ones = written.rpartition("十")
    ten = (DIGITS.index(tens) if tens else 1) if "十" in written else 0
    return f"{10 * ten + (DIGITS.index(ones) if ones else 0):02d}"
