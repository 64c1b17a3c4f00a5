"""What a section says: done, planned or a standing rule, by headings, marks in its text, and genre."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.metadata import describe
from kg.model import Document
from kg.structure import split
from kg.tense import section_tenses


def tenses(text: str) -> dict[str, str]:
    """Return the tense of each section by its heading or number."""
    document = Document("0" * 12, "样例.txt", text)
    outline = split(document)
    found = section_tenses(document, outline, describe(document, outline))
    assert len(found) == len(outline.sections)
    return {section.heading or section.number: tense for section, tense in zip(outline.sections, found, strict=True)}


REPORT = """青川市科技局2023年工作情况汇报

一、工作开展情况
(一)培育创新主体
组织企业申报。
二、存在的问题
(一)平台数量少
建设滞后。
三、下步工作打算
(一)培育创新主体
已完成调研，先后走访企业20家。
"""


def test_outright_headings_count_for_what_is_under_them() -> None:
    found = tenses(REPORT)
    assert found["工作开展情况"] == found["存在的问题"] == found["平台数量少"] == "done"
    assert found["下步工作打算"] == "planned"
    assert found["培育创新主体"] == "planned"  # the second of that name, in spite of its words


def test_articles_are_rules() -> None:
    text = "青川市科技创新券管理办法\n\n第一章 总则\n第一条 为支持企业创新，制定本办法。\n（一）适用于本市企业。\n"
    found = tenses(text)
    assert {tense for heading, tense in found.items() if heading} == {"rule"}


@pytest.mark.parametrize(
    ("heading", "text", "tense"),
    [
        ("深化改革开放，发展动力明显增强", "支持企业创新。", "done"),
        ("深化改革开放，推动动力明显增强", "支持企业创新，要加强服务，力争早见实效。", "planned"),
        ("支持企业创新", "投入增长12%，累计减税3亿元，先后出台了政策。", "done"),
        ("支持企业创新", "要加大投入，力争到2030年翻一番，鼓励各地探索。", "planned"),
        ("加快建设创新平台", "建设众创空间。", "planned"),
    ],
)
def test_headings_and_marks(heading: str, text: str, tense: str) -> None:
    assert tenses(f"青川市科技工作\n\n一、{heading}\n{text}\n")[heading] == tense


@given(st.text(alphabet="一二、（）第条章工作总结打算\n。，了已将", max_size=80))
def test_any_text_has_a_tense_for_every_section(text: str) -> None:
    assert set(tenses(text).values()) <= {"done", "planned", "rule", ""}


MARKS = "新增企业12家，突破关键技术3项，确保完成。"


@pytest.mark.parametrize(
    ("title", "text", "tense"),
    [
        # What a report reaches stands in its plan for the year in the same words.
        ("青川市科技局2023年工作总结", MARKS, "done"),
        ("青川市科技局2024年工作要点", MARKS, "planned"),
        # Two words of intent are not enough against a report's title, and are in a plan.
        ("青川市科技局2023年工作情况汇报", "争取项目2项，进一步加强服务。", "done"),
        ("青川市科技局2023年度科技计划执行情况汇报", "争取项目2项，进一步加强服务。", "done"),
        ("青川市科技局2023年工作总结和2024年工作打算", "争取项目2项，进一步加强服务。", "planned"),
    ],
)
def test_the_title_weighs_more_than_a_few_marks(title: str, text: str, tense: str) -> None:
    assert tenses(f"{title}\n\n一、支持企业创新\n{text}\n")["支持企业创新"] == tense
