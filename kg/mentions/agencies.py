"""Bodies named together: 科技、财政和税务部门."""

import re
from functools import cache

from kg.lexicon import words
from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

LEVEL = "(?:各级|设区市|省级?|市级?|县级?|区级?|旗)?"


def joint_departments(reading: Reading) -> list[Span]:
    """Find departments that share their last word, as one mention: 科技、财政和税务部门."""
    if "部门" not in reading.text:
        return []
    return [Span(*match.span(), "GovernmentBody", "joint_departments") for match in _joint().finditer(reading.text)]


@cache
def _joint() -> re.Pattern[str]:
    names = "|".join(sorted(words("department"), key=len, reverse=True))
    return re.compile(
        rf"(?:{LEVEL}(?:{names})(?:[、和及]|以及))+(?:{names})(?:等(?:有关|相关)?)?(?:行政|主管|管理)?部门"
    )
