"""Whether the rules alone may call a phrase a mention; where not, it is evidence for a tagger only."""

import re
from functools import cache

from kg.lexicon import words
from kg.mentions.tokens import Run

# What may follow a field or a place; before another noun it is an attribute (农业科技成果).
AFTER = {
    "Field": frozenset(["verb", "predicate", "level"]),
    "Place": frozenset(["verb", "predicate", "level", "action", "strip", "name", "head"]),
}
FIGURE = re.compile(r"[^，。；、：,;:]{0,12}?(?:\d|[*＊XＸ×]|[一二三四五六七八九十百千万]+[成倍个年亿分])")
# A form is no mention, and neither is what it is for: 创新平台认定申请表.
FORM = re.compile(
    r"[一-鿿]{0,6}?(?:申请表|申报表|汇总表|登记表|推荐表|明细表|信息表|申请书|申报书|任务书|推荐书|合同书|承诺书|证书|营业执照)"
)
SELF = frozenset("本该此")


def strong(text: str, run: Run, first: int, last: int) -> bool:
    """Say whether the words of a run from ``first`` to ``last`` are a mention by their kind and surroundings."""
    token = run[last]
    if _quoted(text, run[first].start, token.end):
        return False
    if token.type == "Policy":
        return text[token.start - 1 : token.start] not in SELF
    if token.type == "Indicator":
        return FIGURE.match(text, token.end) is not None
    if token.role == "head" and token.type in ("Enterprise", "EnterpriseCategory"):
        return _firm(run, first, last)
    if token.type not in AFTER or last + 1 == len(run):
        return True
    after = run[last + 1]
    return after.role in AFTER[token.type] or (token.type == "Field" and text[after.start : after.end] in _growth())


def _quoted(text: str, start: int, end: int) -> bool:
    """Say whether a title begins here, which is a mention as a whole or not at all, or a form is named after it."""
    return text[start - 1 : start] == "《" or FORM.match(text, end) is not None


def _firm(run: Run, first: int, last: int) -> bool:
    """Say whether more than a place stands before 企业, and more than a trade before 公司: 省电子信息集团."""
    local = [part.type == "Place" or part.role == "level" for part in run[first:last]]
    return not all(local) and (any(local) or run[last].type == "EnterpriseCategory")


@cache
def _growth() -> frozenset[str]:
    return frozenset(words("field_after"))
