"""Find quantities in a sentence: a numeral, its multiplier and unit, and the comparator that governs them.

不少于30万人次   300000 人次 >=        3—5家   3 家 >= and 5 家 <=        百分之七十   70 %
10亿元          10 亿元 =             翻一番   1 番 +                    1:1        1:1 -
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from kg.figures.numerals import (
    ARABIC,
    CHINESE,
    HALF,
    MASK,
    MULTIPLIER,
    decimal,
    is_masked,
    times,
    written,
)
from kg.figures.words import alternatives, words
from kg.model import Comparator

_SIGN_OF_SPECIAL = re.compile(r"分之|\d[/:]|[成番]|一半|[万亿].?[^\d]|人口")
_NUMERAL = re.compile(r"[\d*Xx×某一二两三四五六七八九十百千万亿零〇半]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read; ``start, end`` is its range in the reading, ``rule`` the form that it was written in.

    ``before`` and ``after`` are the comparing words next to it (不少于, 以上), ``low`` and ``high`` mark the two
    ends of a range, ``outset`` the first of from-to.
    """

    start: int
    end: int
    value: str
    unit: str
    unit_class: str
    comparator: Comparator
    rule: str
    before: str = ""
    after: str = ""
    outset: bool = False
    chinese: bool = False


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    units = _units()
    more = alternatives(words().lists["approximate"])
    number = rf"(?:(?<![\dA-Za-z.])(?:{MASK}|{ARABIC})|(?<![○〇]){CHINESE})"
    whole = alternatives(unit for unit in words().unit_class if unit[0] in "百千万亿")  # 12千米 is not 12000米
    multiple = rf"\s?(?:(?!{whole})(?:{MULTIPLIER}))?\s?(?:{more})?\s?(?:万|亿)?"
    people = alternatives(words().lists["people"])
    plain = re.compile(
        rf"(?:(?P<low>{number})(?P<lowmore>{multiple})(?P<lowunit>{units})?\s?(?:-|—{{1,2}}|–|~|～|－|至|到)\s?)?"
        rf"(?P<num>{number})(?P<more>{multiple})\s?(?P<unit>{units})"
    )
    special = re.compile(
        rf"百分之(?P<percent>{ARABIC}|{CHINESE})"
        r"|(?P<below>[二三四五六七八九十]{1,2})分之(?P<above>[一二两三四五六七八九])"
        r"|(?<![\d/])(?P<fraction>[1-9]/[1-9]\d?)(?![\d/])"
        r"|(?<![\d:])(?P<proportion>\d(?:\.\d)?:\d{1,3})(?![\d:])"
        r"|(?P<tenths>[一二两三四五六七八九])成(?![果立为员本就效熟功长交套绩分都品型])"
        r"|(?<=[缩减压降低少还偿过])(?P<half>一半)"
        r"|翻了?(?P<doubled>[一两二三四\d])?番"
        rf"|(?<![\d.])(?P<people>{ARABIC}[万亿])(?:多|余)?(?={people})"
        rf"|(?<=人口)(?:已|达到|达|超过|突破|约)*(?P<population>{ARABIC}[万亿])(?:多|余)?(?=[以至、，。,]|$)"
    )
    before = re.compile(rf"(?P<word>{alternatives(words().before)})(?P<reached>[到至为达了约]*)\s*$")
    after = re.compile(rf"\s?(?P<word>{alternatives(words().after)})")
    return plain, special, before, after


def _units() -> str:
    """Return the units as an expression that stops at longer words: 三项 but not 三项目."""
    stops = words().not_followed
    plain = alternatives(unit for unit in words().unit_class if unit not in stops)
    ambiguous = "|".join(rf"{unit}(?![{re.escape(stop)}])" for unit, stop in sorted(stops.items()))
    # A longer unit is tried first: 台套 before 台, 个工作日 before 个.
    longer = alternatives(unit for unit in words().unit_class if len(unit) > 1)
    return rf"{longer}|{ambiguous}|{plain}"


def quantities(reading: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence in their order, without dates, ordinals and clause numbers."""
    text = reading.translate(HALF)
    found = sorted((*_special(text), *_plain(text)), key=lambda item: (item.start, item.end))
    return tuple(_mark_outsets(text, found))


def _special(text: str) -> Iterator[Quantity]:
    if not _SIGN_OF_SPECIAL.search(text):
        return
    for match in _patterns()[1].finditer(text):
        kind = match.lastgroup or "doubled"
        if kind == "percent":
            value = decimal(match["percent"])
            yield _compared(text, match.span(), written(value) if value is not None else "", "%", kind)
        elif kind == "above":
            value, whole = decimal(match["above"]), decimal(match["below"])
            yield _compared(text, match.span(), f"{value}/{whole}", "-", "fraction")
        elif kind == "fraction" or kind == "proportion":
            yield _compared(text, match.span(), match[kind], "-", kind)
        elif kind == "tenths":
            value = decimal(match["tenths"]) or Decimal(0)
            yield _compared(text, match.span(), written(value * 10), "%", kind)
        elif kind in ("people", "population"):
            value = (decimal(match[kind][:-1]) or Decimal(0)) * times(match[kind][-1])
            yield _compared(text, (match.start(kind), match.end()), written(value), "人", kind)
        elif kind == "half":
            yield _compared(text, match.span(), "50", "%", kind)
        else:
            value = decimal(match["doubled"] or "一") or Decimal(1)
            yield replace(_compared(text, match.span(), written(value), "番", "doubled"), comparator="+")


def _plain(text: str) -> Iterator[Quantity]:
    for match in _numbers(text):
        if _dated(text, match):
            continue
        upper = _read(match["num"], match["more"], match["unit"])
        if upper is None:
            continue
        start, value, unit, rule = match.start("num"), upper[0], upper[1], upper[2]
        if match["low"] and (pair := _lower_end(match)) is not None:
            span = (match.start("low"), match.end())
            yield replace(_compared(text, span, pair[0], pair[1], "range"), comparator=">=")
            yield replace(_compared(text, span, value, unit, "range"), comparator="<=")
        else:
            if match["low"] and match["lowunit"]:
                lone = _read(match["low"], match["lowmore"], match["lowunit"])
                if lone is not None:
                    span = (match.start("low"), match.end("lowunit"))
                    yield _compared(text, span, lone[0], lone[1], lone[2])
            yield _compared(text, (start, match.end()), value, unit, rule)


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the numbers with a unit; tried only where a numeral begins, which is four times as fast as everywhere."""
    pattern, end = _patterns()[0], 0
    for begin in _NUMERAL.finditer(text):
        if begin.start() >= end and (match := pattern.match(text, begin.start())):
            end = match.end()
            yield match


def _lower_end(match: re.Match[str]) -> tuple[str, str] | None:
    """Read the lower end of a range with the unit, and where it has none the multiplier, of the upper end."""
    if match["lowunit"] and match["lowunit"] != match["unit"]:
        return None
    more = match["lowmore"] if match["lowunit"] or match["lowmore"].strip() else match["more"]
    pair = _read(match["low"], more, match["unit"])
    return (pair[0], pair[1]) if pair else None


def _read(numeral: str, more: str, unit: str) -> tuple[str, str, str] | None:
    """Return value, unit and form; money keeps 万 and 亿 in its unit."""
    chinese = not re.search(r"[\d*Xx×某]", numeral)
    multiplier = re.sub(r"[^十百千万亿]", "", more)
    if chinese and len(numeral) > 1 and (tail := re.search(r"[万亿]+$", numeral)):
        numeral, multiplier = numeral[: tail.start()], tail.group() + multiplier
    keep = ""
    if words().unit_class[unit] == "money" or is_masked(numeral):
        keep = re.sub(r"^[十百千]+", "", multiplier)
        multiplier = multiplier[: len(multiplier) - len(keep)]
    if is_masked(numeral):
        return re.sub(r"^[*Xx×某]+$", lambda mask: mask.group()[0], numeral), keep + unit, "masked"
    value = decimal(numeral)
    if value is None:
        return None
    return written(value * times(multiplier)), keep + unit, "chinese" if chinese else "arabic"


def _dated(text: str, match: re.Match[str]) -> bool:
    """Tell whether the number is a year, a day, an ordinal or a time of the day."""
    start, unit = match.start("low") if match["low"] else match.start("num"), match["unit"]
    if text[max(0, start - 1) : start] in ("第", "〔", "附", "初") and start:
        return True
    if unit == "年":
        digits = match["num"]
        return is_masked(digits) or bool(
            re.fullmatch(r"(?:\d{1,2}\.)?(?:19|20)\d\d|[一二三四五六七八九〇零]{4}", digits)
        )
    if unit == "日":
        return not re.match(r"内|以内|之内|以上|后", text[match.end() :]) or text[start - 1 : start] == "月"
    return unit == "强" and text[start - 1 : start] != "前"


def _compared(text: str, span: tuple[int, int], value: str, unit: str, rule: str) -> Quantity:
    """Make a quantity with the comparing words that stand next to it."""
    start, end = span
    before, after = _patterns()[2].search(text[max(0, start - 10) : start]), _patterns()[3].match(text, end)
    if before and before["word"] == "前" and unit not in ("位", "强", "名"):
        before = None
    comparator = "="
    if before and not (words().before[before["word"]] == "+" and re.search("[到至为达]", before["reached"])):
        comparator = words().before[before["word"]]
    if re.search(r"[余多]", text[start:end]):
        comparator = ">="
    if after and words().after[after["word"]] != "=":
        comparator = words().after[after["word"]]
    bare = re.sub(r"^(?:万亿|[万亿])(?=.*元|.*美元)", "", unit)
    return Quantity(
        start,
        end,
        value,
        unit,
        words().unit_class.get(bare, "ratio"),
        comparator,  # type: ignore[arg-type]
        rule,
        before["word"] if before else "",
        after["word"] if after else "",
        chinese=rule == "chinese",
    )


def _mark_outsets(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Mark the first quantity of 从30%提高到50% as the outset of a change."""
    for quantity, following in zip(found, [*found[1:], None], strict=False):
        clause = re.split(r"[，。；、,;]", text[: quantity.start])[-1]
        between = text[quantity.end : following.start] if following else "，"
        changed = re.fullmatch(r"[^，。；、,;]{0,6}[到至为成]", between) is not None
        outset = changed and re.search(r"[从由自将]", clause) is not None
        yield replace(quantity, outset=outset)
