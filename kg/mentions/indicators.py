"""Indicators that are a share of something: 占…的比重."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

SHARE = re.compile(
    r"(?<![抢侵霸])占(?![比有地用领])[^，。；、：,;:占\d*＊XＸ×][^，。；、：,;:占]{0,24}?(?:的?(?:比重|比例|比率|份额|比)(?=[^，。；]{0,8}[\d*＊XＸ×])|(?=的?[\d*＊XＸ×][\d.]*%))"
)


def shares(reading: Reading) -> list[Span]:
    """Find shares with their relation and what is shared: R&D投入占GDP的比重."""
    if "占" not in reading.text:
        return []
    before = {token.end: token.start for token in reading.tokens if token.type == "Indicator"}
    return [
        Span(before.get(match.start(), match.start()), match.end(), "Indicator", "shares")
        for match in SHARE.finditer(reading.text)
    ]
