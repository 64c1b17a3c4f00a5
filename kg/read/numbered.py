"""Word's automatic numbering: the labels (一、 （二） 3.) that Word shows but does not write into the text."""

import re
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = f"{W}val"
CHINESE: Final = re.compile("(?:chinese|japanese|taiwanese)Counting(?:Thousand)?|ideographDigital")


class Numbering:
    """The lists of one document: which formats they have, and how far each has counted."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self.levels = _levels(numbering)
        self.styles = _style_lists(styles)
        self.counts: dict[str, list[int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """Return the label of a paragraph and count it; empty where it has none."""
        properties = paragraph.find(f"{W}pPr")
        place = _place(properties) or self._by_style(properties)
        if place is None or place not in self.levels:
            return ""
        number, level = place
        counts = self.counts.setdefault(number, [0] * 9)
        counts[level] = counts[level] + 1 if counts[level] else self.levels[place][2]
        counts[level + 1 :] = [0] * (8 - level)
        return self._written(number, level, counts)

    def _by_style(self, properties: etree._Element | None) -> tuple[str, int] | None:
        style = properties.find(f"{W}pStyle") if properties is not None else None
        return self.styles.get(style.get(VAL, "")) if style is not None else None

    def _written(self, number: str, level: int, counts: list[int]) -> str:
        _, pattern, _ = self.levels[number, level]
        for at in range(level + 1):
            style = self.levels.get((number, at), ("decimal", "", 1))[0]
            pattern = pattern.replace(f"%{at + 1}", _count(counts[at] or 1, style))
        return pattern


def _count(value: int, style: str) -> str:
    if CHINESE.fullmatch(style):
        return chinese(value)
    if style == "decimalEnclosedCircle" and value <= 20:
        return chr(ord("①") + value - 1)
    if style in ("bullet", "none"):
        return ""
    return str(value)


def chinese(value: int) -> str:
    """Write a number below a hundred in Chinese: 21 -> 二十一."""
    digits = "〇一二三四五六七八九"
    tens, ones = divmod(value, 10)
    if value >= 100:
        return str(value)
    return ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (
        digits[ones] if ones or not tens else ""
    )


def _levels(numbering: etree._Element | None) -> dict[tuple[str, int], tuple[str, str, int]]:
    """Return format, pattern and first number of each list and level."""
    if numbering is None:
        return {}
    abstract = {
        item.get(f"{W}abstractNumId"): list(item.iterchildren(f"{W}lvl"))
        for item in numbering.iterchildren(f"{W}abstractNum")
    }
    found: dict[tuple[str, int], tuple[str, str, int]] = {}
    for item in numbering.iterchildren(f"{W}num"):
        for level in abstract.get(_value(item, "abstractNumId"), []):
            depth = int(level.get(f"{W}ilvl", "0"))
            start = _value(level, "start")
            found[item.get(f"{W}numId", ""), depth] = (
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText"),
                int(start) if start.isdigit() else 1,
            )
    return {place: entry for place, entry in found.items() if place[1] < 9 and entry[0] != "bullet"}


def _style_lists(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    if styles is None:
        return {}
    places = {style.get(f"{W}styleId", ""): _place(style.find(f"{W}pPr")) for style in styles.iterchildren(f"{W}style")}
    return {name: place for name, place in places.items() if place is not None}


def _place(properties: etree._Element | None) -> tuple[str, int] | None:
    """Return list and level that paragraph properties name."""
    entry = properties.find(f"{W}numPr") if properties is not None else None
    if entry is None or not _value(entry, "numId"):
        return None
    level = _value(entry, "ilvl")
    return _value(entry, "numId"), int(level) if level.isdigit() else 0


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(f"{W}{name}")
    return child.get(VAL, "") if child is not None else ""
