"""Find where a notice that issues a text (关于印发《某办法》的通知) prints that text."""

import re
from typing import Final

from kg.structure.titles import places

ISSUED: Final = re.compile(
    r"(?:印发|公布|发布)\s*《(?P<quoted>[^《》\n]{6,80})》"
    r"|(?:印发|公布|发布)\s*(?P<plain>[^《》\n]{6,60}?)的通知"
    r"|《(?P<given>[^《》\n]{6,80})》(?:[^。\n]{0,20})(?:印发|公布|发布|执行)"
)
HEAD: Final = 800
# It begins a line, or follows a date or a note that lost its line.
BEFORE: Final = "\n\r）)日　 "
AFTER: Final = ("》", "的通知")


def printed_title(text: str) -> int | None:
    """Return where the issued text begins with its title, or None where it is not printed.

    >>> printed_title("关于印发《某市科技创新券办法》的通知\\n各单位：现予印发。\\n某市科技创新券办法\\n第一条 …")
    29
    """
    hit = ISSUED.search(text[:HEAD])
    if hit is None:
        return None
    title = hit["quoted"] or hit["plain"] or hit["given"]
    for start in places(text, title, hit.end(), len(text)):
        if text[start - 1] in BEFORE and not text.startswith(AFTER, start + len(title)):
            return start
    return None
