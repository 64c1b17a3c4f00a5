"""Names of firms by their legal form."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

FIRM = re.compile(
    r"[一-鿿A-Za-z0-9*＊×·&（）()]{2,24}?(?:股份有限公司|有限责任公司|集团有限公司|集团股份公司|有限公司)(?:[一-鿿]{2,6}分公司)?"
)
BEFORE = re.compile(r"^.*(?:支持|引导|鼓励|推荐|由|与|和|及|对|向|在|是|指导|帮助|联合|以|为|的|等|，|、)")


def firms(reading: Reading) -> list[Span]:
    """Find firms by their legal form, redacted or not: X生物科技有限公司."""
    if "公司" not in reading.text:
        return []
    spans = []
    for match in FIRM.finditer(reading.text):
        start, end = match.span()
        cut = BEFORE.match(reading.text[start : end - 5])
        start += cut.end() if cut else 0
        spans.append(Span(start, end, "Enterprise", "firms"))
    return spans
