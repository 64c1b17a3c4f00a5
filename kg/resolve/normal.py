"""The normal form of a name: width, spaces, quotes and title marks are not part of what it names."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

QUOTES: Final = str.maketrans(
    dict.fromkeys("“”‘’\"'「」『』〝〞《》〈〉＂＇", "")
    | {
        "(": "（",
        ")": "）",
        "•": "·",
        "・": "·",
        "?": "·",
        "－": "-",
        "—": "-",
        "–": "-",
        "@": "＠",
        "#": "＃",
        "/": "／",
        "|": "｜",
    }
)
BLANK: Final = "_"  # the name of nothing but spaces: struck out, and its own normal form
# A letter X between Latin letters or before 射线 is no redaction.
REDACTED: Final = re.compile(r"[*×✕●○□_]|某(?!些)|(?<![A-Za-z0-9])[Xx]+(?![A-Za-z0-9射光])")


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """Return the name without what differs from writer to writer only.

    >>> normal("“专精特新” 企业（Ｒ＆Ｄ）")
    '专精特新企业（R&D）'
    """
    signs = "".join(unicodedata.normalize("NFKC", name).split()).translate(QUOTES)
    folded = unicodedata.normalize("NFC", signs)  # what a space or mark kept apart
    return folded or name.strip() or BLANK


@lru_cache(maxsize=1 << 16)
def key(name: str) -> str:
    """Return the normal form without the case of Latin letters and the middle dot, by which names are compared.

    A ? within a name is a middle dot that an encoding lost (中国?海峡项目成果交易会).
    """
    folded = normal(name).upper()
    return folded.replace("·", "") or folded


def redacted(name: str) -> bool:
    """Say whether a part of the name was struck out (X县, *市, 某公司).

    >>> redacted("X县科技局"), redacted("X射线检测"), redacted("IPX协议")
    (True, False, False)
    """
    return REDACTED.search(unicodedata.normalize("NFKC", name)) is not None
