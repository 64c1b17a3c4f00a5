"""Names by their last word: a head noun or a listed name, and what belongs to it on its left."""

from kg.mentions.spans import Span
from kg.mentions.tokens import CLOSING, OPENING, Reading, Run, Token

# Types whose names may hold a verb (科技企业培育行动); in the others it is the predicate before the name.
ACTIVE = frozenset(
    ["Policy", "Program", "Project", "Event", "Fund", "GovernmentBody", "Organization", "Indicator", "Award"]
)
# What a name is taken into on its left, by its own type; the types that are not listed are taken into any.
INTO = {
    "GovernmentBody": frozenset(["GovernmentBody"]),
    "Enterprise": frozenset(["Enterprise"]),
    "Person": frozenset[str](),
    "TalentCategory": frozenset(["TalentCategory", "Policy", "Program", "Event", "Fund", "Platform", "Award"]),
}
EDGES = frozenset(["strip", "action", "verb"])
ANCHORS = frozenset(["name", "head"])
LONGEST = 30


def phrases(reading: Reading) -> list[Span]:
    """Find names that end in a head noun or are listed: 省级+众创空间, 科技企业培育+行动."""
    spans: list[Span] = []
    run: Run = []
    for token in reading.tokens:
        if token.role != "break":
            run.append(token)
        elif run:
            _read(run, spans)
            run = []
    if run:
        _read(run, spans)
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
            if index + 1 < len(tokens) and tokens[index + 1].role != "break":
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
    _read([*tokens[first:opening], quote, *tokens[closing + 1 : last]], spans)
    return [Span(*span[:3], "quoted") for span in spans if span.start <= quote.start < span.end]


def _read(run: Run, spans: list[Span]) -> None:
    """Append the names of a run of tokens without a break, from its last to its first."""
    last = len(run) - 1
    while last >= 0:
        token = run[last]
        if token.role in ANCHORS:
            first = _left(run, last)
            if token.role == "name" or first < last:
                spans.append(Span(run[first].start, token.end, token.type, "phrases"))  # type: ignore[arg-type]
                last = first
        last -= 1


def _left(run: Run, last: int) -> int:
    """Return the index of the first token of the name that ends at ``last``."""
    type_, end = run[last].type, run[last].end
    first = last
    bound = run[last].role == "head"
    while first > 0:
        before = run[first - 1]
        if end - before.start > LONGEST or not _joins(before, type_, bound):
            break
        bound = bound and before.role == "action"
        first -= 1
    while first < last and run[first].role in EDGES:
        first += 1
    return first


def _joins(before: Token, type_: str, bound: bool) -> bool:
    """Say whether a token belongs to the name on its right; ``bound``: only actions stand between it and the head."""
    if before.role == "verb":
        return type_ in ACTIVE
    if before.role == "action":
        return bound or type_ in ACTIVE
    if before.role == "name":
        return before.type not in INTO or type_ in INTO[before.type]
    return True
