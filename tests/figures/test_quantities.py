"""Numbers as they are written in official texts, and what is read from them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.figures.quantities import quantities
from kg.figures.words import words

# sentence, then value unit comparator of each number in it
EXAMPLES = [
    ("全市高新技术企业达到1,200家。", "1200 家 ="),
    ("培训农民30万人次。", "300000 人次 ="),
    ("研发经费投入10亿元。", "10 亿元 ="),
    ("投入1.5万亿元。", "1.5 万亿元 ="),
    ("补助不低于1千元。", "1000 元 >="),
    ("处五万元以上二十万元以下的罚款。", "5 万元 >= 20 万元 <="),
    ("提取不低于百分之七十的比例。", "70 % >="),
    ("近七成企业没有研发机构。", "70 % <="),
    ("整体通关时间压缩一半。", "50 % ="),
    ("专利申请量翻一番。", "1 番 +"),
    ("成交额较上年翻了三番。", "3 番 +"),
    ("市县两级按1:1配套。", "1:1 - ="),
    ("流失了四分之一。", "1/4 - ="),
    ("综合排名进入前15位。", "15 位 <="),
    ("培育3—5家企业。", "3 家 >= 5 家 <="),
    ("每个团队资助50万至200万元。", "50 万元 >= 200 万元 <="),
    ("引进链主企业1至2家。", "1 家 >= 2 家 <="),
    ("服务企业1300余家次。", "1300 家次 >="),
    ("培训8300多万人次。", "83000000 人次 >="),
    ("年内培育科普基地*个。", "* 个 ="),
    ("登记技术合同X项以上。", "X 项 >="),
    ("强度由1.X%提高到2％。", "1.X % = 2 % ="),
    ("新增众创空间3家。", "3 家 ="),
    ("最高不超过300万元。", "300 万元 <="),
    ("至少１名成员全职工作。", "1 名 >="),
    ("材料一式三份。", "3 份 ="),
    ("成立3年以上的机构。", "3 年 >="),
    ("公示期为5个工作日。", "5 个工作日 ="),
    ("惠及8000万纳税人。", "80000000 人 ="),
    ("铺设管道12千米。", "12 千米 ="),
    ("装机100万千瓦。", "1000000 千瓦 ="),
    ("浏览量12亿次。", "1200000000 次 ="),
]


def read(sentence: str) -> str:
    """Return what is read of each number of a sentence."""
    return " ".join(f"{item.value} {item.unit} {item.comparator}" for item in quantities(sentence))


@pytest.mark.parametrize(("sentence", "wanted"), EXAMPLES)
def test_reads_value_unit_and_comparator(sentence: str, wanted: str) -> None:
    assert read(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "到2025年建成。",
        "X年X月X日召开。",
        "第3次会议。",
        "闽政〔2018〕19号。",
        "8月10日上午报送。",
        "电话：0000-00000000。",
        "截止时间为7月22日18：00前。",
        "优化零部件供应。",
        "详见附件2。",
    ],
)
def test_leaves_dates_ordinals_and_references(sentence: str) -> None:
    assert read(sentence) == ""


@given(
    st.text(
        alphabet="一二两十百千万亿半0123456789.,*X×%:／-至到年月日家个项人万元以上不超过翻番成前位等A（）。",
        max_size=40,
    )
)
def test_ranges_lie_in_the_text_and_in_order(sentence: str) -> None:
    found = quantities(sentence)
    assert all(0 <= item.start < item.end <= len(sentence) for item in found)
    assert [item.start for item in found] == sorted(item.start for item in found)
    assert all(item.value for item in found)


@pytest.mark.parametrize("unit", sorted(words().unit_class))
def test_every_listed_unit_is_read(unit: str) -> None:
    before, after = ("前", "") if unit == "强" else ("共", "内") if unit == "日" else ("共", "")
    assert [(item.value, item.unit) for item in quantities(f"{before}12{unit}{after}。")] == [("12", unit)]


@given(st.integers(min_value=0, max_value=10**7), st.sampled_from(["家", "项", "万元", "人次", "%"]))
def test_an_arabic_number_is_read_as_itself(number: int, unit: str) -> None:
    assert f"{number} {unit} =" == read(f"共有{number}{unit}。")
