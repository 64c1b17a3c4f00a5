"""Tell whether a figure is a target (T), an actual (A) or a condition that the document sets (C)."""

import re

from kg.figures.lines import Line
from kg.figures.quantities import Quantity
from kg.model import Status

_RULE_GENRE = re.compile(r"办法|条例|细则|规定|申报|指南|意见|措施|通知")
_CONDITION = re.compile(r"应|须|不得|可|给予|奖励|补助|资助|申请|条件|一式|处")
_TARGET = re.compile(r"力争|争取|确保|到20\d\d年|年内|目标|计划|将|要|拟|预期|预计|建设|培育")


def status(line: Line, quantity: Quantity, tense: str, genre: str) -> Status:
    """Return the status of a quantity by the tense of its section, the words around it and the genre."""
    if quantity.outset:
        return "A"
    if tense == "rule" or (_RULE_GENRE.search(genre) and _CONDITION.search(line.reading)):
        return "C"
    if tense == "planned" or _TARGET.search(line.reading):
        return "T"
    return "A"


def force(reading: str, quantity: Quantity, cues: tuple[str, ...]) -> str:
    """Return the word of force in the quantity's clause, or nothing."""
    clause = re.split(r"[，。；,;]", reading[: quantity.start])[-1]
    return next((cue for cue in cues if cue in clause), "")
