"""The names of issuing bodies, by the words that they end in."""

import re
from typing import Final

SUFFIX: Final = (
    "人民政府|政府|办公厅|办公室|委员会|常务委员会|联席会议|领导小组|工作组|指挥部|党组|党委|总局|"
    "厅|局|部|委|办|署|院|会|社|行|中心|集团|公司|大学|学院|省委|市委|县委|区委|旗委|管委会|科技委"
)
SIGN: Final = r"[\u4e00-\u9fff*×ＸX○（）()“”]"
NAME: Final = re.compile(rf"{SIGN}{{1,40}}?(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?")
# Bodies written side by side: 福建省科学技术厅 福建省财政厅、福建省税务局.
NAMES: Final = re.compile(
    rf"(?:{SIGN}{{1,40}}(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?)"
    rf"(?:[\s、]+{SIGN}{{1,40}}(?:{SUFFIX})(?:（[^（）]{{2,12}}）)?)*"
)
NOT_A_NAME: Final = re.compile(
    r"关于|通知|名单|附件|联系|地址|电话|印发|申报|汇总|意见|^[（(、]|[一二三四五六七八九十]、|会议室|大会$"
)


def is_names(text: str) -> bool:
    """Say whether a text is nothing but names of bodies."""
    return len(text) <= 120 and NAMES.fullmatch(text) is not None and not NOT_A_NAME.search(text)


def split_names(text: str) -> list[str]:
    """Return the bodies that stand side by side: 福建省科学技术厅 福建省财政厅 -> both."""
    return [name for name in re.split(r"[\s、]+", text) if name]
