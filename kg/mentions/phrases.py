"""Names by their last word: a head noun or a listed name, and what belongs to it on its left."""

import re
from functools import cache
from typing import cast

from kg.lexicon import words
from kg.mentions.spans import Span
from kg.mentions.tokens import CLOSING, OPENING, Reading, Run, Token
from kg.model import MentionType

# Types whose names may hold a verb (科技企业培育行动); in the others it is the predicate before the name.
ACTIVE = frozenset(
    ["Policy", "Program", "Project", "Event", "Fund", "GovernmentBody", "Organization", "Indicator", "Award"]
)
# Types whose names may hold any verb after their first word: 口岸快速验放机制.
SPEAKING = frozenset(["Policy", "Program", "Event"])
# Types whose listed names are ends of longer ones, as heads are: 瓦斯利用+重点实验室.
BUILT = frozenset(["Platform", "ResearchInstitution", "Organization"])
# A listed name of these types takes in places and levels only: what else stands before it is no part of it.
TIGHT = frozenset(["GovernmentBody", "Place", "Person"])
# A name of the first type is taken into a longer name of these types only; other types into any.
INTO = {
    "GovernmentBody": frozenset(["GovernmentBody"]),
    "Enterprise": frozenset(["Enterprise"]),
    "Person": frozenset(["Person"]),
}
# Types that are kept apart where they meet: a class before its ratio, a university before its team.
APART = frozenset(
    [("EnterpriseCategory", "Indicator"), ("Place", "Indicator"), ("Platform", "Indicator"), ("Fund", "Indicator")]
    + [(left, right) for left in ("ResearchInstitution", "Organization") for right in ("TalentCategory", "Award")]
    + [("TalentCategory", right) for right in ("EnterpriseCategory", "ResearchInstitution", "Field")]
)
EDGES = frozenset(["strip", "action", "verb", "predicate"])
ANCHORS = frozenset(["name", "head"])
# A name of these types before a noun that is no head is an attribute (农业科技成果): too weak for the rules alone.
AFTER = {
    "Field": frozenset(["verb", "predicate", "level"]),
    "Place": frozenset(["verb", "predicate", "level", "action", "strip", "name", "head"]),
}
FIGURE = re.compile(r"[^，。；、：,;:]{0,12}?(?:\d|[*＊XＸ×]|[一二三四五六七八九十百千万]+[成倍个年亿分])")
# A unit inside a body belongs to its name: 科技局成果处.
UNIT = re.compile(r"[一-鿿]{2,6}?(?:处|科|办|室|股)(?=[，。、；：）),;\s“]|$|负责|牵头|具体|组织|会同|联合|要|对)")
# A form is no mention, and neither is what it is for: 创新平台认定申请表.
FORM = re.compile(
    r"[一-鿿]{0,6}?(?:申请表|申报表|汇总表|登记表|推荐表|明细表|信息表|申请书|申报书|任务书|推荐书|合同书|承诺书|证书|营业执照)"
)
LONGEST = 30
SHORT = 3  # a fund's name of this length is a word of its own: 高新技术企业|奖补


def phrases(reading: Reading) -> list[Span]:
    """Find names that end in a head noun or are listed: 省级+众创空间, 科技企业培育+行动."""
    spans: list[Span] = []
    run: Run = []
    for token in reading.tokens:
        if token.role != "break":
            run.append(token)
        elif run:
            _read(reading.text, run, "phrases", spans)
            run = []
    if run:
        _read(reading.text, run, "phrases", spans)
    return spans


def quoted(reading: Reading) -> list[Span]:
    """Find names that begin with or hold a quotation: “揭榜挂帅”项目, 省“巨人计划”领军人才."""
    text, tokens = reading.text, reading.tokens
    spans: list[Span] = []
    if OPENING.isdisjoint(text):
        return spans
    opening = -1
    for index, token in enumerate(tokens):
        mark = text[token.start]
        if mark in OPENING:
            opening = index
        elif mark in CLOSING and opening >= 0:
            if index + 1 < len(tokens) and tokens[index + 1].role not in ("break", "predicate"):
                spans.extend(_around(reading, opening, index))
            opening = -1
    return spans


def _around(reading: Reading, opening: int, closing: int) -> list[Span]:
    tokens = reading.tokens
    quote = Token(tokens[opening].start, tokens[closing].end, "modifier", "")
    if quote.end - quote.start > LONGEST:
        return []
    first, last = opening, closing + 1
    while first > 0 and tokens[first - 1].role != "break":
        first -= 1
    while last < len(tokens) and tokens[last].role != "break":
        last += 1
    spans: list[Span] = []
    _read(reading.text, [*tokens[first:opening], quote, *tokens[closing + 1 : last]], "quoted", spans)
    return [span for span in spans if span.start <= quote.start < span.end]


def _read(text: str, run: Run, finder: str, spans: list[Span]) -> None:
    """Append the names of a run of tokens without a break, from its last to its first."""
    last = len(run) - 1
    while last >= 0:
        token = run[last]
        if token.role in ANCHORS:
            first = _left(text, run, last)
            if token.role == "name" or first < last:
                start = run[first].start
                name = finder if _strong(text, run, first, last) else "weak"
                spans.append(Span(start, _ending(text, token), cast(MentionType, token.type), name))
                if start < token.start and token.role == "name":
                    spans.append(Span(token.start, token.end, cast(MentionType, token.type), "listed"))
                last = first
        last -= 1


def _left(text: str, run: Run, last: int) -> int:
    """Return the index of the first token of the name that ends at ``last``."""
    anchor, first = run[last], last
    bound = anchor.role == "head" or anchor.type in BUILT
    while first > 0:
        before = run[first - 1]
        if anchor.end - before.start > LONGEST or not _joins(before, anchor, bound):
            break
        bound = bound and before.role == "action"
        first -= 1
    if anchor.type == "Award":
        first = next((index for index in range(first, last) if run[index].type == "Place"), first)
    while first < last and (run[first].role in EDGES or text[run[first].start : run[first].end] in _verbal()):
        first += 1
    return first


@cache
def _growth() -> frozenset[str]:
    return frozenset(words("field_after"))


@cache
def _verbal() -> frozenset[str]:
    return frozenset(words("verbal_head"))


def _joins(before: Token, anchor: Token, bound: bool) -> bool:
    """Say whether a token belongs to the name on its right; ``bound``: only actions stand between it and the head."""
    if anchor.type in TIGHT and anchor.role == "name" and before.role in EDGES:
        return False
    if before.role == "predicate":
        return anchor.type in SPEAKING
    if before.role == "verb":
        return anchor.type in ACTIVE
    if before.role == "action":
        return bound or anchor.type in ACTIVE
    if anchor.type == "Place":
        return before.role == "level" or before.type == "Place"
    if before.role == "name":
        if before.type == "EnterpriseCategory" and anchor.type == "Fund" and anchor.end - anchor.start <= SHORT:
            return False
        return anchor.type in INTO.get(before.type, (anchor.type,)) and (before.type, anchor.type) not in APART
    return True


def _ending(text: str, anchor: Token) -> int:
    """Return where a name ends with the unit of a body."""
    if anchor.type != "GovernmentBody" or text[anchor.end - 1] not in "局厅委部":
        return anchor.end
    unit = UNIT.match(text, anchor.end)
    return unit.end() if unit else anchor.end


def _strong(text: str, run: Run, first: int, last: int) -> bool:
    """Say whether what follows allows the rules alone to call this a mention."""
    token = run[last]
    if text[run[first].start - 1 : run[first].start] == "《":
        return False  # a title is a mention as a whole or not at all
    if FORM.match(text, token.end) or (
        token.type == "Policy" and text[token.start - 1 : token.start] in tuple("本该此")
    ):
        return False
    if token.role == "head" and token.type in ("Enterprise", "EnterpriseCategory"):
        local = any(part.type == "Place" or part.role == "level" for part in run[first:last])
        kind = any(part.type != "Place" and part.role != "level" for part in run[first:last])
        return kind and (local or token.type == "EnterpriseCategory")
    if token.type == "Indicator":
        return FIGURE.match(text, token.end) is not None
    if token.type not in AFTER or last + 1 == len(run):
        return True
    after = run[last + 1]
    return after.role in AFTER[token.type] or (token.type == "Field" and text[after.start : after.end] in _growth())
