"""Find where a notice that issues a text (关于印发《某办法》的通知) prints that text."""

import re
from typing import Final

ISSUED: Final = re.compile(
    r"(?:印发|公布|发布)\s*《(?P<quoted>[^《》\n]{6,80})》"
    r"|(?:印发|公布|发布)\s*(?P<plain>[^《》\n]{6,60}?)的通知"
    r"|《(?P<given>[^《》\n]{6,80})》(?:[^。\n]{0,20})(?:印发|公布|发布|执行)"
)
HEAD: Final = 800


def printed_title(text: str) -> int | None:
    """Return where the issued text begins with its title, or None where it is not printed.

    >>> printed_title("关于印发《某市科技创新券办法》的通知\\n各单位：现予印发。\\n某市科技创新券办法\\n第一条 …")
    29
    """
    hit = ISSUED.search(text[:HEAD])
    if hit is None:
        return None
    title = re.escape(hit["quoted"] or hit["plain"] or hit["given"])
    place = re.compile(rf"(?:^|(?<=[\n\r）)日　 ])){title}(?!》|的通知)").search(text, hit.end())
    return place.start() if place else None
