"""Make values safe for cells of spreadsheets."""

from typing import Final

# A cell that begins so is taken for a formula by spreadsheet programs; a leading quote makes it text.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> str:
    """Return a value as the text of a cell: several values joined by ``；``, formulas disarmed.

    >>> cell("=1+1")
    "'=1+1"
    """
    if isinstance(value, bool):
        return "是" if value else ""
    if isinstance(value, tuple):
        value = "；".join(str(item) for item in value)
    text = str(value).replace("\0", "")
    if text.startswith(FORMULA) and not _is_number(text):
        return "'" + text
    return text


def _is_number(text: str) -> bool:
    """Say whether a text is a plain signed number, which is harmless."""
    return text[1:].replace(".", "", 1).isascii() and text[1:].replace(".", "", 1).isdigit()
