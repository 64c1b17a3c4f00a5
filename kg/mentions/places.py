"""Places that the word lists cannot hold: redacted ones, abbreviations of one letter, and 我市 where it acts."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

MASKED = re.compile(
    r"(?:[*＊XＸ×]{1,3}|某)(?:省|市|县|区|旗|镇|乡|村|街道)"
    r"(?![一-鿿]{0,6}(?:局|厅|委|部门|政府|院|所|中心|公司|大学))"
)
LETTER = re.compile(
    r"(?<=[来在驻入赴离返])[闽泉榕厦粤浙苏皖赣鲁豫鄂湘桂琼川黔滇陕甘青宁新蒙冀晋辽吉黑沪津渝京藏](?![一-鿿]*省)"
)
# 我市 and the like are places only as the actor or the aim of the sentence, not before a noun or 的.
SELF = re.compile(
    r"(?:(?<=[来在为到])[我本](?:省|市|县|区|旗|州)(?=[，。；、）)]|创|落|设|投|就|转|聚|登|注|开|实|建|工)"
    r"|(?:^|(?<=[，。；：、（(\s]))(?:[我本全](?:省|市|县|区|旗|州))"
    r"(?=将|已|要|共|累计|现有|仅|连续|认定|选派|培育|新增|引进|建成|支持|鼓励|至今|没有|还|也|获|被|坚持|实施|出台|组织|设立|在|有))"
)


def masked_places(reading: Reading) -> list[Span]:
    """Find redacted places: *县, X镇."""
    return [Span(*match.span(), "Place", "masked_places") for match in MASKED.finditer(reading.text)]


def own_places(reading: Reading) -> list[Span]:
    """Find 我市, 全县 where the place acts or is acted on, and provinces by one letter after a verb: 来闽."""
    spans = [Span(*match.span(), "Place", "own_places") for match in SELF.finditer(reading.text)]
    spans += [Span(*match.span(), "Place", "own_places") for match in LETTER.finditer(reading.text)]
    return spans
