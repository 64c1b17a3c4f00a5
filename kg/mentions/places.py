"""Places that the word lists cannot hold: redacted ones, abbreviations of one letter, and 我市 where it acts."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

MASKED = re.compile(
    r"(?:[*＊XＸ×]{1,3}|某)(?:省|市|县|区|旗|镇|乡|村|街道)"
    r"(?![一-鿿]{0,6}(?:局|厅|委|部门|政府|院|所|中心|公司|大学))"
)
LETTER = re.compile(r"(?<=[来在驻入赴离返])[闽泉榕厦粤浙苏皖赣鲁豫鄂湘桂琼黔滇陕冀晋辽沪渝](?![一-鿿]*省)")
SELF = re.compile(r"[我本全](?:省|市|县|区|旗|州|镇)")
TOWN = re.compile(r"(?<=[，。、；：（(在驻与和访赴到县区市旗])[一-鿿]{2}(?:镇|街道)(?=[，。、；：）)的]|$|等|举)")
ENDS = frozenset("的，。、；：（）()“”,;: ")
LEADS = frozenset(" \u3000，。、；：,;:）)在来到由为与对使给让")


def masked_places(reading: Reading) -> list[Span]:
    """Find redacted places: *县, X镇."""
    return [Span(*match.span(), "Place", "masked_places") for match in MASKED.finditer(reading.text)]


def towns(reading: Reading) -> list[Span]:
    """Find towns and streets by their last word, between marks or after 在, 驻, 县: 杜家镇."""
    return [Span(*match.span(), "Place", "towns") for match in TOWN.finditer(reading.text)]


def own_places(reading: Reading) -> list[Span]:
    """Find 我市, 全县 where the place acts or is acted on, and provinces by one letter after a verb: 来闽."""
    text, tokens = reading.text, reading.tokens
    spans = [Span(*match.span(), "Place", "own_places") for match in LETTER.finditer(text)]
    if not SELF.search(text):
        return spans
    for index, token in enumerate(tokens):
        if token.end - token.start == 2 and SELF.match(text, token.start, token.end):
            follows = tokens[index + 1] if index + 1 < len(tokens) else None
            leads = token.start == 0 or text[token.start - 1] in LEADS
            aim = token.start > 0 and text[token.start - 1] in "在来到"
            if leads and (
                aim or (follows and follows.role in ("break", "predicate") and text[follows.start] not in ENDS)
            ):
                spans.append(Span(token.start, token.end, "Place", "own_places"))
    return spans
