"""Make values safe for cells of spreadsheets."""

import re
from typing import Final

# A cell that begins so is taken for a formula by spreadsheet programs; a leading quote makes it text.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER: Final = re.compile(r"[+-]\d+(?:\.\d+)?", re.ASCII)


def plain(value: object) -> str:
    """Return a value as text: 是 for true, several values joined by ``；``."""
    if isinstance(value, bool):
        return "是" if value else ""
    return "；".join(str(item) for item in value) if isinstance(value, tuple) else str(value)


def cell(value: object) -> str:
    """Return a value as the text of a cell that no spreadsheet program takes for a formula.

    >>> cell("=1+1")
    "'=1+1"
    """
    text = plain(value).replace("\0", "")
    return "'" + text if text.startswith(FORMULA) and not _NUMBER.fullmatch(text) else text
