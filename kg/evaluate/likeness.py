"""When two names, numbers or figures count as the same: the definitions of the scores."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

Gold = TypeVar("Gold")
Found = TypeVar("Found")

SYMMETRIC: Final = frozenset({"cooperatesWith"})
# A name that contains the other counts as the same from this share of its length on.
CONTAINED: Final = 0.6
# Two indicators are the same from this Dice coefficient of their characters on.
ALIKE: Final = 0.5
# 我局, 全市, X县: all of them speak of the document's own actor.
SELF: Final = re.compile(r"@|[我本全该][省市县区州盟旗局委厅院部办镇乡园]|[*xX某][省市县区]")
UNSEEN: Final = re.compile(r"[\s\"'“”‘’《》〈〉()（）]")


@lru_cache(maxsize=1 << 16)
def folded(name: str) -> str:
    """Return a name as a comparison sees it: width and case folded, without spaces, quotes and brackets."""
    return UNSEEN.sub("", unicodedata.normalize("NFKC", name).lower())


def same_name(gold: str, found: str) -> bool:
    """Tell whether two names are equal once folded, one holds most of the other, or both are the document's actor."""
    if SELF.fullmatch(gold) and SELF.fullmatch(found):
        return True
    one, other = folded(gold), folded(found)
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return bool(short) and short in long and len(short) >= CONTAINED * len(long)


def dice(gold: str, found: str) -> float:
    """Return the Dice coefficient of two names over their characters, 0 to 1."""
    one, other = Counter(folded(gold)), Counter(folded(found))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def number(value: str) -> str:
    """Return a value in one form: 1,200.0 is 1200; every mask is ``*``."""
    plain = folded(value).replace(",", "")
    if re.fullmatch(r"[*x×某]+", plain):
        return "*"
    try:
        return f"{float(plain):g}"
    except ValueError:
        return plain


def pair(
    gold: Sequence[Gold], found: Sequence[Found], same: Callable[[Gold, Found], bool]
) -> tuple[list[tuple[Gold, Found]], list[Gold], list[Found]]:
    """Give each wanted item the first found one that is the same; return pairs, missed and invented ones."""
    left, pairs, missed = list(found), [], []
    for item in gold:
        for index, other in enumerate(left):
            if same(item, other):
                pairs.append((item, left.pop(index)))
                break
        else:
            missed.append(item)
    return pairs, missed, left
