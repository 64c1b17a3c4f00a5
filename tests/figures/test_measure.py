"""Whole figures: the indicator from its context, the status from section and wording."""

from hypothesis import given
from hypothesis import strategies as st

from kg.figures import measure
from kg.figures.choices import agree
from kg.mentions import find
from kg.metadata import describe
from kg.model import Document, Figure, Outline
from kg.structure import split

REPORT = """石桥县科学技术局2023年工作总结

一、工作完成情况
全年认定高新技术企业12家、科技型中小企业40家。技术合同成交额由3.1亿元提高到4.6亿元。

二、存在问题
全社会研发经费投入仅占地区生产总值的1.2%。

三、下一步工作打算
到2024年，力争高新技术企业达到20家，新增省级众创空间2家。
"""
METHOD = """石桥县科技创新奖励办法

第一条 为支持科技创新，制定本办法。
第二条 对首次认定的高新技术企业，给予一次性奖励10万元。
第三条 申报材料一式三份。
"""


def figures(text: str) -> tuple[tuple[Figure, ...], Outline]:
    """Measure a text with the mentions that are found in it."""
    document = Document("0" * 12, "样例.txt", text)
    outline = split(document)
    facts = describe(document, outline)
    return measure(document, outline, facts, find(document, outline, "rules")), outline


def told(text: str) -> list[tuple[str, str, str, str]]:
    """Return value, unit, status and indicator of each figure."""
    return [(item.value, item.unit, item.status, item.indicator) for item in figures(text)[0]]


def test_what_is_reported_is_actual_and_what_is_planned_a_target() -> None:
    found = told(REPORT)
    assert ("12", "家", "A", "高新技术企业") in found
    assert ("40", "家", "A", "科技型中小企业") in found
    assert ("20", "家", "T", "高新技术企业") in found
    assert [item[2] for item in found] == ["A", "A", "A", "A", "A", "T", "T"]


def test_from_and_to_share_their_indicator() -> None:
    first, second = (item for item in figures(REPORT)[0] if item.unit == "亿元")
    assert (first.value, second.value) == ("3.1", "4.6")
    assert "技术合同成交额" in first.indicator
    assert "技术合同成交额" in second.indicator


def test_a_rule_sets_conditions() -> None:
    assert [(item[0], item[1], item[2]) for item in told(METHOD)] == [("10", "万元", "C"), ("3", "份", "C")]


def test_force_and_period_are_kept() -> None:
    target = next(item for item in figures(REPORT)[0] if item.value == "20")
    assert target.force == "力争"
    assert target.period == "2024年"


def test_slogans_and_package_names_are_no_figures() -> None:
    assert told("进一步增强四个意识，开展《三年行动计划》，培育一批企业。") == []


@given(
    st.lists(
        st.sampled_from(
            [
                "高新技术企业", "R&D投入", "达到", "*", "30", "5.6", "万", "家", "亿元", "%", "，", "。", "、", "\n",
                "由", "提高到", "至", "力争", "2025年", "各", "分别", "最高", "以上", "三", "份", "给予补助", "一、",
            ]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_every_figure_quotes_what_was_read(pieces: list[str]) -> None:
    text = "".join(pieces)
    for item in figures(text)[0]:
        quote = text[item.value_start : item.value_end]
        assert item.start <= item.value_start < item.value_end <= item.end
        assert quote
        assert quote == quote.strip()
        assert 0.0 <= item.confidence <= 1.0
        assert item.indicator
        assert all(text[mention.start : mention.end] == mention.text for mention in item.about)


def test_the_name_on_which_likely_options_agree_is_chosen() -> None:
    best, sure = agree(["高新企业", "县高新企业", "产值"], [0.3, 0.3, 0.4])
    assert best == 0
    assert abs(sure - 0.6) < 1e-9
