"""Tell figures from the numbers that only count, name or date: clause numbers, package names, idioms.

Arabic and masked numbers with a unit nearly always measure something; Chinese ones mostly do not (一批, 四个意识,
进一步) and need a sign that they do.
"""

import re

from kg.figures.lines import Line, Placed
from kg.figures.quantities import Quantity

_MEASURING = re.compile(r"(?:一式|连续|各|等|至少|只能|延续|延长)$")
_PERIOD = re.compile(r"(?:近|今后|未来|过去|最近|上|下|每|前|后)$")


def is_figure(line: Line, quantity: Quantity) -> bool:
    """Tell whether a quantity of the line measures something."""
    left, right = line.reading[: quantity.start], line.reading[quantity.end :]
    if _inside(quantity, line.placed) or _in_title(left) or re.search(r"(?:含|第|点击[：:]?|浏览[：:]?|成立)$", left):
        return False
    if quantity.unit == "页" or re.match(r"\s*字号", line.reading[quantity.start - 8 if quantity.start > 8 else 0 :]):
        return False
    if quantity.unit == "条" and re.match(r"的?(?:政策|措施|意见)", right):
        return False
    if quantity.unit == "年" and _PERIOD.search(left):
        return False
    return not quantity.chinese or _chinese_figure(left, right, quantity)


def _chinese_figure(left: str, right: str, quantity: Quantity) -> bool:
    """Tell whether a number in Chinese numerals measures: 一式三份 and 不少于十年 do, 四个方面 does not."""
    if quantity.unit_class in ("money", "ratio", "measure") or quantity.unit in ("个月", "个工作日"):
        return True
    if quantity.unit == "年" and right.startswith("内") and not re.search(r"[内起]$", left):
        return True
    if quantity.before or (quantity.after and quantity.after != "起"):
        return True
    if quantity.unit in ("类", "部", "件", "条", "届"):
        return False
    if re.search(r"每[^，。；]{0,12}$", left) and quantity.unit in ("次", "场", "期") and quantity.value == "1":
        return True
    return _MEASURING.search(left) is not None and not right.startswith("方面")


def _inside(quantity: Quantity, placed: tuple[Placed, ...]) -> bool:
    return any(mark.start <= quantity.start and quantity.end <= mark.end for mark in placed)


def _in_title(left: str) -> bool:
    return left.rfind("《") > left.rfind("》")
