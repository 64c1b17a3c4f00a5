"""Persons: a surname, a name and a form of address on either side."""

import re
from functools import cache

from kg.lexicon import words
from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

KEPT = ("院士", "教授", "副教授", "研究员", "副研究员", "博士", "工程师", "高级工程师")


def persons(reading: Reading) -> list[Span]:
    """Find persons by their form of address, academic titles included: X教授; 院长 before a name stays outside."""
    before, after, any_title = _patterns()
    if not any_title.search(reading.text):
        return []
    spans = [Span(*match.span(1), "Person", "persons") for match in after.finditer(reading.text)]
    spans += [Span(*match.span(1), "Person", "persons") for match in before.finditer(reading.text)]
    return spans


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    surnames = "|".join(re.escape(surname) for surname in words("surname"))
    titles = "|".join(sorted(words("person_title"), key=len, reverse=True))
    kept = "|".join(sorted(KEPT, key=len, reverse=True))
    name = rf"(?:{surnames})(?:[一-鿿*X某×]{{1,2}})?"
    edge = r"(?:^|(?<=[，。；、：:（(“由请与和对聘任邀]))"
    after = re.compile(rf"{edge}({name}(?:{kept}))(?![工一-鿿]?(?:作|站|团队|工作站|级|后|学位|以上|点))")
    before = re.compile(
        rf"(?:{titles})((?:{surnames})[一-鿿*X某×]{{1,2}})(?=[，。；、：:）)“”（(]|$|带领|主持|出席|率|参加|牵头|入选|为|任|获|讲话|代表|作|受聘|被|通报|担任|等|考察|指出|强调|到|赴|宣布)"
    )
    return before, after, re.compile(titles)
