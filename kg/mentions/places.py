"""Places whose name is redacted: *县, X镇."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

MASKED = re.compile(r"(?:[*＊XＸ×]{1,3}|某)(?:省|市|县|区|旗|镇|乡|村|街道)(?![一-鿿]{0,6}(?:局|厅|委|部门|政府))")


def masked_places(reading: Reading) -> list[Span]:
    """Find redacted places: *县, X镇."""
    return [Span(*match.span(), "Place", "masked_places") for match in MASKED.finditer(reading.text)]
