"""Tell whether a section reports, plans or lays down a standing rule: by headings, words of its text, and genre."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from kg.model import Document, Fact, Outline, Section

Tense = Literal["done", "planned", "rule", ""]

# A heading that says it outright counts for all sections under it: 完成情况, 下步工作打算.
DONE: Final = re.compile(
    r"总结|回顾|完成情况|开展情况|进展|成效|成绩|现状|基本情况|主要做法|所做|工作情况|取得|过去|荣誉|情况$"
)
PLANNED: Final = re.compile(r"下一?步|打算|计划|安排|思路|目标|任务|要点|部署|举措|措施|建议|展望|下一阶段|保障|要求")
PROBLEMS: Final = re.compile(r"问题|不足|困难|短板|差距")
# 深化改革开放，发展动力明显增强: a heading whose second half says what came of it.
RESULT: Final = re.compile(
    r"[，,](?!推动|促进|推进|加快|实现|确保|保持|提高|增强|培育|打造|激发|释放|构建|完善)[^，,]{2,16}"
    r"(?:平稳|稳定|进展|成效|成果|提升|释放|增强|改善|显现|优化|提高|扩大|向好|巩固|推进|见效)$"
)
WEAK: Final = re.compile(r"推进|加快|强化|实施|着力")  # a task, if nothing else tells
ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百零〇\d]+[条章]")
YEAR_REPORT: Final = re.compile(r"总结|汇报|报告")
YEAR_PLAN: Final = re.compile(r"要点|方案|规划|计划|意见|措施|通知|办法|细则|规定|条例|安排|行动|打算|思路")
HEAD: Final = 400  # characters in which the title stands where none was found

# Marks in running text. Verbs such as 推进 and 实施 stand in reports and plans alike and are none.
REPORTS: Final = re.compile(
    r"了(?!解)|已(?!建立健全)|累计|年均|同比|获批|获评|荣获|入选|建成|先后|成功|首次|顺利|现有|共有|以来|去年|过去"
    r"|得到|稳步|明显|显著|取得|[一二三四五]年来"
)
# A figure that was reached, or one to be reached: 新增…12家 stands in reports and in plans.
REACHED: Final = re.compile(
    r"(?:增长|达|达到|新增|下降|降低|突破|实现|超过|完成|减少|压减|减免|获|降至|增加到|提高到|提高至|升至|位居)[^，。；]{0,6}\d"
)
INTENDS: Final = re.compile(
    r"要(?!素|求|点|件|闻)|将(?!军)|力争|争取|确保|应当|必须|今后|下一步|计划(?!单列)|拟|继续|进一步|可以|不得"
    r"|到20\d\d年|年内|底前|研究制定|研究出台|探索|鼓励|目标|各地|各级"
)
ENOUGH: Final = 2  # marks that tell
CLEAR: Final = 1.5  # times as many marks of one kind as of the other
# Both, where a section speaks against the title, of a report or of a plan.
AGAINST: Final = 4


def section_tenses(document: Document, outline: Outline, facts: Sequence[Fact]) -> tuple[Tense, ...]:
    """Return ``done``, ``planned``, ``rule`` or ``""`` (cannot tell) for each section of the outline.

    What is only a report by its title is not read as a plan for a few marks in the text of a section, nor the other
    way round.
    """
    reports, plans = _kinds(next((fact.value for fact in facts if fact.key == "title"), ""))
    default: Tense = "done" if reports else "planned" if plans else _of_head(document.text[:HEAD])
    only: Tense = "" if reports == plans else default
    found: list[Tense] = []
    outright: list[Tense] = []
    for section in outline.sections:
        inside = 0 <= section.parent < len(found)
        said: Tense = "rule" if ARTICLE.match(section.number) else _said(section)
        outright.append(said or (outright[section.parent] if inside else ""))
        above = found[section.parent] if inside else default
        found.append(outright[-1] or _of_text(document.text, section, only) or above or _weak(section))
    return tuple(found)


def _kinds(title: str) -> tuple[bool, bool]:
    """Say whether a title names a report, and whether a plan or rule; 工作总结和工作计划 both, 计划执行情况汇报 one."""
    *_, report = [-1, *(word.start() for word in YEAR_REPORT.finditer(title))]
    return report >= 0, YEAR_PLAN.search(title, report + 1) is not None


def _said(section: Section) -> Tense:
    heading = section.heading[:40]
    if PROBLEMS.search(heading) or DONE.search(heading) or RESULT.search(heading):
        return "done"
    return "planned" if PLANNED.search(heading) else ""


def _of_text(text: str, section: Section, only: Tense) -> Tense:
    """Weigh the marks of the section's own text; ``only`` is what all of the document is by its title."""
    reports = len(REPORTS.findall(text, section.start, section.end))
    if only != "planned":
        reports += len(REACHED.findall(text, section.start, section.end))
    intends = len(INTENDS.findall(text, section.start, section.end))
    if _outweighs(reports, intends, against=only == "planned"):
        return "done"
    return "planned" if _outweighs(intends, reports, against=only == "done") else ""


def _outweighs(marks: int, others: int, *, against: bool) -> bool:
    enough, clear = (AGAINST, AGAINST) if against else (ENOUGH, CLEAR)
    return marks >= enough and marks >= clear * others


def _weak(section: Section) -> Tense:
    return "planned" if WEAK.search(section.heading[:40]) else ""


def _of_head(head: str) -> Tense:
    if YEAR_REPORT.search(head) and not YEAR_PLAN.search(head.partition("\n")[0]):
        return "done"
    return "planned" if YEAR_PLAN.search(head) else ""
