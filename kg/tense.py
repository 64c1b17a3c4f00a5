"""Tell whether a section reports, plans or lays down a standing rule, by its headings and its document's genre."""

import re
from typing import Final, Literal

from kg.model import Document, Outline

Tense = Literal["done", "planned", "rule", ""]

# Read from the innermost heading outwards: 下步工作 under 工作总结 plans, 完成情况 under 工作安排 reports.
DONE: Final = re.compile(r"总结|回顾|完成情况|开展情况|进展|成效|成绩|现状|基本情况|主要做法|工作情况|取得|过去")
PLANNED: Final = re.compile(
    r"下一?步|打算|计划|安排|思路|目标|任务|要点|部署|举措|措施|建议|展望|下一阶段|保障|要求|推进|加快|强化|实施|着力"
)
PROBLEMS: Final = re.compile(r"问题|不足|困难|短板|差距")
ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百零〇\d]+[条章]")
YEAR_REPORT: Final = re.compile(r"总结|汇报|报告")
YEAR_PLAN: Final = re.compile(r"要点|方案|规划|计划|意见|措施|通知|办法|细则|规定|条例|安排|行动")
HEAD: Final = 400  # characters in which the title stands


def section_tenses(document: Document, outline: Outline) -> tuple[Tense, ...]:
    """Return ``done``, ``planned``, ``rule`` or ``""`` (cannot tell) for each section of the outline."""
    default = _of_document(document)
    found: list[Tense] = []
    for section in outline.sections:
        if ARTICLE.match(section.number):
            found.append("rule")
            continue
        above = found[section.parent] if 0 <= section.parent < len(found) else default
        found.append(_of_heading(section.heading) or above)
    return tuple(found)


def _of_heading(heading: str) -> Tense:
    heading = heading[:40]
    if PROBLEMS.search(heading) or DONE.search(heading):
        return "done"
    return "planned" if PLANNED.search(heading) else ""


def _of_document(document: Document) -> Tense:
    head = document.text[:HEAD]
    if YEAR_REPORT.search(head) and not YEAR_PLAN.search(head.partition("\n")[0]):
        return "done"
    return "planned" if YEAR_PLAN.search(head) else ""
