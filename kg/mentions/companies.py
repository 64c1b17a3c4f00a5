"""Names of firms: by their legal form, and short names by their trade and what is said of firms only."""

import re
from functools import cache

from kg.lexicon import words
from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

FORMS = "股份有限公司|有限责任公司|控股集团有限公司|集团有限公司|集团股份公司|集团公司|有限公司|股份公司"
PART = r"[一-鿿A-Za-z*＊×·&]"
FIRM = re.compile(rf"(?:{PART}|[（(][一-鿿]{{2,6}}[）)]){{2,22}}?(?:{FORMS})(?:[一-鿿]{{2,8}}?分公司)?")
# The last of these words before a firm's own name is where the name begins.
BEFORE = re.compile(
    r".*(?:支持|引导|鼓励|推荐|指导|帮助|联合|保留|下调|赴|授予|依托|组织|委托|其中|包括|以及|由|与|和|及|对|向|是|以|为|的|等|将)(?=.{2,})"
)


def firms(reading: Reading) -> list[Span]:
    """Find firms by their legal form, redacted or not: X生物科技有限公司."""
    if "公司" not in reading.text:
        return []
    spans = []
    for match in FIRM.finditer(reading.text):
        form = re.search(FORMS, match.group())
        cut = BEFORE.match(match.group()[: form.start()]) if form else None
        start = _after_person(reading, match.start() + (cut.end() if cut else 0))
        spans.append(Span(start, match.end(), "Enterprise", "firms"))
    return spans


def _after_person(reading: Reading, start: int) -> int:
    """Return where a firm begins that follows a person without a mark, as in flattened tables: …某某泉州市…有限公司."""
    if reading.text[start] not in words("surname"):
        return start
    places = (
        token.start for token in reading.tokens if token.type == "Place" and start + 2 <= token.start <= start + 3
    )
    return next(places, start)


def short_firms(reading: Reading) -> list[Span]:
    """Find short names of firms between words that go with firms: 由…锂源牵头, …传动等6家企业."""
    spans = []
    for pattern in _short():
        for match in pattern.finditer(reading.text):
            if _coined(reading, *match.span(2)):
                spans.append(Span(*match.span(1), "Enterprise", "short_firms"))
    return spans


def _coined(reading: Reading, start: int, end: int) -> bool:
    """Say whether a firm's own name is no word of the language: made of places and of unlisted nouns only."""
    inside = [token for token in reading.tokens if token.start < end and start < token.end]
    return all(
        token.type == "Place"
        or token.end - token.start == 1
        or (not token.listed and token.role not in ("break", "predicate"))
        for token in inside
    )


@cache
def _short() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for trades that only firms are called by, and for those of common words."""
    before = "".join(words("firm_before"))
    own = rf"(?:^|(?<=[{re.escape(before)}]))(?![由与和将对向以])(([一-鿿]{{2,4}}?|[*＊XＸ×]|[一-鿿][*＊XＸ×])"
    return (
        re.compile(rf"{own}{_either(words('trade'))})(?=$|{_either(words('firm_after'))})"),
        re.compile(rf"{own}{_either(words('trade_common'))})(?={_either(words('firm_says'))})"),
    )


def _either(choices: tuple[str, ...]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(choices, key=len, reverse=True))) + ")"
