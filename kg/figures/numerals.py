"""Read numerals: arabic, Chinese and masked, to a plain decimal."""

import re
from decimal import Decimal

import cn2an

# Full-width digits and signs stand for one half-width character each, so offsets stay what they are.
HALF = str.maketrans("０１２３４５６７８９．％，＊Ｘ∶：", "0123456789.%,*X::")

MASK = r"[*Xx×某]{1,4}(?:\.[*Xx×\d]{1,3})?|\d{1,4}\.[*Xx×]{1,2}|\d{1,3}[*Xx×]{1,3}"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
CHINESE = r"[一二两三四五六七八九十百千万亿零〇]+(?:点[一二三四五六七八九零〇]+)?|半"
MULTIPLIER = r"万亿|千亿|百亿|千万|百万|十万|十亿|[百千万亿]"

_MULTIPLIERS = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "亿": Decimal(100_000_000),
}


def times(multiplier: str) -> Decimal:
    """Return the factor of a multiplier: 万亿 is 10 to the 12th."""
    factor = Decimal(1)
    for character in multiplier:
        factor *= _MULTIPLIERS[character]
    return factor


def is_masked(numeral: str) -> bool:
    """Tell whether digits were redacted: ``*``, ``X``, ``1.X``."""
    return re.search(r"[*Xx×某]", numeral) is not None


def decimal(numeral: str) -> Decimal | None:
    """Return the number that a numeral without multiplier sign says: 1,200 三十五 百 半; None if it says none."""
    plain = numeral.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return Decimal(plain)
    if plain == "半":
        return Decimal("0.5")
    if plain and plain[0] in "百千万亿":  # 百余家, 超千亿元: the one is not written
        plain = "一" + plain
    try:
        return Decimal(str(cn2an.cn2an(plain, "smart")))
    except (ValueError, KeyError):  # no numeral: 百百
        return None


def written(value: Decimal) -> str:
    """Write a number as a plain decimal without exponent or trailing zeros: 300000, 26.5."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
