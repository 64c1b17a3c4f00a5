"""What the information table of a government page says: 发文字号, 发文机关, 成文日期, 标题."""

import re
from typing import Final

from kg.metadata.lines import Line

LABELS: Final = {
    "number": "发文字号|文件编号|文号|文\\s?号",
    "issuer": "发文机关|发文单位|发布机构|制发机关|发布单位",
    "date": "成文日期|发文日期|制发日期|生成日期",
    "title": "标题|名称|文件名称|公文标题",
}
NEXT: Final = r"(?=\s*(?:[\t|]|\s{2}|\Z)|\s+\S{2,6}[：:])"
TABLE: Final = re.compile(
    r"(?:^|(?<=[\s【\[|]))(?:"
    + "|".join(rf"(?:{names})\s*[】\]]?\s*[：:\t]\s*(?P<{key}>\S.*?){NEXT}" for key, names in LABELS.items())
    + ")"
)
LONGEST: Final = 300
HEAD: Final = 30


def labelled(lines: list[Line]) -> dict[str, Line]:
    """Return the values that stand behind a label in the head, by their key."""
    found: dict[str, Line] = {}
    for line in lines[:HEAD]:
        for hit in TABLE.finditer(line.text) if len(line.text) <= LONGEST else ():
            for key, value in hit.groupdict().items():
                if value and key not in found:
                    found[key] = line.part(*hit.span(key))
    return found
