"""The names of issuing bodies, by the words that they end in."""

import re
from functools import cache
from typing import Final

import yaml

from kg.resources import resource

SUFFIX: Final = (
    "人民政府|政府|办公厅|办公室|委员会|常务委员会|联席会议|领导小组|工作组|指挥部|党组|党委|总局|"
    "厅|局|部|委|办|署|院|会|社|行|中心|集团|公司|大学|学院|省委|市委|县委|区委|旗委|管委会|科技委"
)
SIGN: Final = r"[\u4e00-\u9fff*×ＸX○（）()“”]"
NAME: Final = re.compile(rf"{SIGN}{{1,40}}?(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?")
# Bodies written side by side: 福建省科学技术厅 福建省财政厅、福建省税务局.
NAMES: Final = re.compile(
    rf"(?:{SIGN}{{1,60}}(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?)"
    rf"(?:[\s、]+{SIGN}{{1,60}}(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?)*"
)
NOT_A_NAME: Final = re.compile(
    r"关于|转发|通知|名单|附件|联系|地址|电话|印发|申报|汇总|意见|指引|办法|推荐|列表|方案|细则|目录|格式"
    r"|^[（(、]|[一二三四五六七八九十]、|会议室|大会$|社会$|机会$|企业$"
)


def is_names(text: str) -> bool:
    """Say whether a text is nothing but names of bodies."""
    text = closed(text)
    return len(text) <= 120 and NAMES.fullmatch(text) is not None and not NOT_A_NAME.search(text)


def split_names(text: str) -> list[str]:
    """Return the bodies that stand side by side: 福建省科学技术厅 福建省财政厅 -> both."""
    parts = [name for name in re.split(r"[\s、]+", closed(text)) if name]
    return [body for part in parts for body in _run_on(part)]


def closed(text: str) -> str:
    """Close a name that was spread over its line: 科 技 部."""
    return re.sub(r"\s", "", text) if re.fullmatch(r"\S(?:\s\S)+", text) else text


def _run_on(text: str) -> list[str]:
    """Part names that were run together: before a central body, and where the place of the first comes again."""
    place = re.match(r"[\u4e00-\u9fff*X]{1,4}?[省市县区旗]", text)
    starts = [*central_starts(), *([re.escape(place[0])] if place else [])]
    ends = r"(?:(?<=[厅局委部办署院会社行])|(?<=中心)|(?<=政府)|(?<=公室)|(?<=）))"
    parts = [part for part in re.split(rf"{ends}(?={'|'.join(starts)})", text) if part]
    return parts if all(len(part) > 2 for part in parts) else [text]


@cache
def central_starts() -> tuple[str, ...]:
    """Return how the names of central bodies begin, as data has it."""
    data = yaml.safe_load(resource("data/reading/bodies.yaml").read_text(encoding="utf-8"))
    return tuple(re.escape(start) for start in data["starts"])
