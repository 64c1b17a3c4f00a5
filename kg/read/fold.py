"""Fold a text for matching: the same length, so that every offset in the fold is one in the text.

Full-width letters and digits become half-width, traditional signs simplified, and what cannot be seen
(control and private-use signs, odd blanks) a blank. Chinese punctuation stays.
"""

from functools import cache

from kg.resources import resource

# Chinese punctuation has a meaning of its own and is not folded: ，；：！？（） and their like.
KEPT = "，；：！？（）、。"


def fold(text: str) -> str:
    """Return the folded copy of a text; it has the same length.

    >>> fold("Ｒ＆Ｄ投入２.５％，科技創新")
    'R&D投入2.5%，科技创新'
    """
    return text.translate(table())


@cache
def table() -> dict[int, str]:
    """Return what each sign is folded to."""
    folds = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in KEPT}
    unseen = [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xA0, 0xAD, 0x3000, 0xFEFF]
    unseen += [*range(0x2000, 0x2010), 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, *range(0xE000, 0xF900)]
    folds |= dict.fromkeys(unseen, " ")
    lines = resource("data/reading/traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = [pair for line in lines if not line.startswith("#") for pair in line.split()]
    return folds | {ord(pair[0]): pair[1] for pair in pairs}
