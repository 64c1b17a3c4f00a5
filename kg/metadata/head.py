"""What stands between the title and the text: the document's number and the bodies it is addressed to."""

import re
from typing import Final

from kg.metadata.lines import Line

NUMBER: Final = re.compile(
    r"(?!根据|按照|现将|请|经|为|关于)[\u4e00-\u9fff]{1,16}\s?[〔\[［（(【﹝]\s?(?:19|20)\d\d\s?[〕\]］）)】﹞]\s?第?\s?\d{1,5}\s?号"
)
ORDER: Final = re.compile(r"[\u4e00-\u9fff、]{2,40}令\s?第\s?\d{1,4}\s?号")
# No body but a salutation or an announcement of what follows.
NO_BODY: Final = re.compile(
    r"如下|同志|代表|朋友|来宾|事项|方面|汇报|意见|通知如|根据|各位|联系|附件|时间|地址|要求$|原则$|目标$|思路$"
)
BODY: Final = re.compile(
    r"(?:厅|局|委|部|办|府|会|院|处|室|组|署|行|社|所|校|单位|企业|部门|机构|高校|院校|院所|公司|集团|中心|区|市|县|"
    r"街道|乡镇|园区|小组|大学|学院|党组|主任|委员|成员|平台|协会|党委|工委|省|法院|检察院)(?:[（(][^（）()]{1,30}[）)])?\Z"
)
COLON: Final = re.compile(r"[：:]")
# After these a 、 parts two bodies; after 市、县 it stands inside one name.
WHOLE: Final = re.compile(
    r"(?:厅|局|委|部|办|府|会|院|处|室|组|署|行|单位|企业|部门|机构|公司|集团|中心|办事处|院校|高校)(?:[（(][^（）()]*[）)])?\Z"
)


def find_number(lines: list[Line]) -> Line | None:
    """Return the document's number: at the start of a line of the head, or the order that issued a regulation."""
    for line in lines[:8]:
        if hit := NUMBER.match(line.text):
            return line.part(*hit.span())
        if (
            (hit := ORDER.search(line.text))
            and re.match(r"[（(]?(?:19|20)\d\d年|中华", line.text)
            and len(line.text) < 60
        ):
            return line.part(*hit.span())
    return None


def find_addressees(lines: list[Line], title: Line | None) -> list[Line]:
    """Return the bodies addressed, from the first line of the head that ends with a colon."""
    for line in lines[:8]:
        start = hit.end() if (hit := NUMBER.match(line.text)) else 0
        if title is not None and line.start <= title.start < line.end:
            start = title.start - line.start + len(title.text)
        start = max(start, _repeated_title(line.text))
        end = next((hit.start() for hit in COLON.finditer(line.text, start)), -1)
        bodies = _split(line.part(start, end)) if end > start else []
        if bodies and all(BODY.search(body.text) and not NO_BODY.search(body.text) for body in bodies):
            return bodies
        if line.start > (title.end if title else 0) and "。" in line.text:
            return []
    return []


def _repeated_title(text: str) -> int:
    """Return where a title that was run into the address ends (…工作的通知各设区市科技局)."""
    hit = re.match(r".{0,60}关于.{0,80}?的(?:通知|意见|决定|函)(?=各|省|有关|市|闽|\w{1,8}〔)", text)
    start = hit.end() if hit else 0
    number = NUMBER.match(text, start)
    return number.end() if number else start


def _split(line: Line) -> list[Line]:
    """Part bodies at commas outside brackets, and at 、 behind a whole name."""
    parts: list[Line] = []
    start = depth = 0
    for at, sign in enumerate(line.text):
        depth += (sign in "（(") - (sign in "）)")
        if depth == 0 and (sign in "，,；;" or (sign == "、" and _parts(line.text, start, at))):
            parts.append(line.part(start, at))
            start = at + 1
    parts.append(line.part(start, len(line.text)))
    return [part for part in parts if part.text]


def _parts(text: str, start: int, at: int) -> bool:
    return WHOLE.search(text[start:at]) is not None and not text.startswith("各直属", at + 1)
