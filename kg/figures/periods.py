"""Find the period that a figure speaks of: 2025年, 年内, “十四五”末, carried over from the words before it."""

import re
from functools import cache, lru_cache

from kg.figures.words import alternatives, words

_YEAR = r"(?:(?:19|20)\d\d|[*X×]{1,4})"
_SPAN = rf"{_YEAR}年?[—\-~至到]{{1,2}}{_YEAR}年(?:度|间)?"
_POINT = (
    rf"(?:今年|去年|明年|上年|当年|{_YEAR}年)(?:度|年?底前?|年?末前?|年?初|内|以来|上半年|下半年|[一二三四]季度|前三季度"
    r"|\d{1,2}(?:[—\-~至到]{1,2}\d{1,2})?月份?(?:底前?|末前?|份)?(?:\d{1,2}日前?)?)?"
)
_PLAN = r"[“\"]?十[一二三四五六七]五[”\"]?(?:规划)?(?:末|期末|期间|时期|初|以来|前[一二三]年)?"
_MONTH = r"(?:\d{1,2}|[X*])(?:[—\-~至到]{1,2}(?:\d{1,2}|[X*]))?月份?(?:底前?|末前?|[上中下]旬)?(?![\d家个])"
_RECENT = r"(?:过去|近|最近|今后|未来|前)[一二两三四五六七八九十\d]{1,2}年|[二三四五十]年(?:来|间|累计|以来)"


@cache
def _pattern() -> re.Pattern[str]:
    fixed = alternatives(words().lists["periods"])
    return re.compile(f"{_SPAN}|{_POINT}|{_PLAN}|{_RECENT}|(?<![今去明上当每半]){_MONTH}|{fixed}")


@lru_cache(maxsize=64)  # the parts of a sentence are cut many times
def period_words(reading: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words of time of a sentence, each with its range."""
    return tuple((match.start(), match.end(), match.group()) for match in _pattern().finditer(reading))


def period(reading: str, position: int, carried: str) -> str:
    """Return the words of time that govern the number at a position: the last before it, else the carried ones."""
    before = [text for _, end, text in period_words(reading) if end <= position and not _compares(reading, end)]
    return before[-1] if before else carried


def _compares(reading: str, end: int) -> bool:
    """Tell whether words of time only name what is compared with: 比2015年, 较上年."""
    start = max(0, end - 12)
    return re.search(r"[比较](?:上年|去年|今年|\d{4}年|十年前)(?:同期)?$", reading[start:end]) is not None
