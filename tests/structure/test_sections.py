"""The tree of sections, by examples: each a text and the tree that a reader sees in it."""

import pytest

from kg.read import document
from kg.structure import split
from kg.structure.numbering import chinese


def tree(text: str) -> list[str]:
    """Return number and heading of each section, indented by level; an outline's in brackets."""
    rows = []
    for section in split(document(text)).sections[1:]:
        words = "  " * (section.level - 1) + section.number + section.heading
        rows.append(f"[{words}]" if section.outline else words)
    return rows


EXAMPLES = {
    "official numbering": (
        "总结\n一、工作情况\n（一）抓平台。建设众创空间。\n1.省级。2家。\n（1）认定。\n（二）抓人才\n二、打算\n",
        ["一、工作情况", "  （一）抓平台", "    1.省级", "      （1）认定", "  （二）抓人才", "二、打算"],
    ),
    "a law": (
        "某市条例\n第一章 总则\n第一条 为了创新，制定本条例。\n第二条 市科技局负责：\n（一）规划；\n"
        "（二）根据第一条规定监督。\n第二章 附则\n第三条 本条例自公布之日起施行。\n",
        [
            "第一章总则",
            "  第一条",
            "  第二条",
            "    （一）规划",
            "    （二）根据第一条规定监督",
            "第二章附则",
            "  第三条",
        ],
    ),
    "flattened to one line": (
        "现将事项通知如下：一、总体要求(一)目标。建成平台3家。(二)原则。市场主导。二、存在的问题一是投入不足。差距较大。二是人才缺乏。",
        ["一、总体要求", "  (一)目标", "  (二)原则", "二、存在的问题", "  一是投入不足", "  二是人才缺乏"],
    ),
    "articles that count on through the chapters of one line": (
        "第一章 总 则第一条 为了创新，制定本办法。第二条 依法管理。第二章 职 责第三条 市科技局负责管理。"
        "第四条 县科技局负责推荐。第三章 附 则第五条 本办法自公布之日起施行。",
        [
            "第一章总 则",
            "  第一条",
            "  第二条",
            "第二章职 责",
            "  第三条",
            "  第四条",
            "第三章附 则",
            "  第五条",
        ],
    ),
    "measures that count on through the headings of one line": (
        "一、降低成本（一）减税。落实政策。（二）降费。规范收费。二、优化服务（三）放开准入。简化手续。三、落实责任（四）抓督查。",
        [
            "一、降低成本",
            "  （一）减税",
            "  （二）降费",
            "二、优化服务",
            "  （三）放开准入",
            "三、落实责任",
            "  （四）抓督查",
        ],
    ),
    "responsible bodies without a stop": (
        "一、任务（一）建设平台。责任单位：省科技厅、财政厅（二）引进人才。责任单位：省人社厅二、保障。",
        ["一、任务", "  （一）建设平台", "  （二）引进人才", "二、保障"],
    ),
    "spoken order": (
        "讲话\n首先，看清形势。其次，明确任务。最后，抓好落实。\n",
        ["首先看清形势", "其次明确任务", "最后抓好落实"],
    ),
    "a list under a spoken order": (
        "第一，办好农业\n（一）抓两头。\n（二）抓水利。\n第二，办好工业\n（一）抓电力。\n",
        ["第一，办好农业", "  （一）抓两头", "  （二）抓水利", "第二，办好工业", "  （一）抓电力"],
    ),
    "bullets": (
        "一、目标\n——到2025年，建成平台。\n●培育企业。\n二、任务\n",
        ["一、目标", "  ——到2025年，建成平台", "  ●培育企业", "二、任务"],
    ),
    "annexes": (
        "通知\n一、要求\n请按时申报。\n附件：1.申请表\n2.汇总表\n某局\n附件1\n申请表\n一、基本情况\n",
        ["一、要求", "附件：", "  1.申请表", "  2.汇总表", "附件1申请表", "  一、基本情况"],
    ),
    "a text printed below the notice": (
        "关于印发《某市科技奖励办法》的通知\n各单位：\n现印发给你们。\n某市科技局\n2020年1月2日\n"
        "某市科技奖励办法\n第一条 为了奖励，制定本办法。\n",
        ["某市科技奖励办法", "  第一条"],
    ),
    "no numbering": ("荣获二等奖，第一、二批共3.5亿元，统一、协调推进，见附件1、2。\n2023年3.15活动。\n", []),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_tree_is_what_a_reader_sees(name: str) -> None:
    text, expected = EXAMPLES[name]
    assert tree(text) == expected


def test_an_outline_at_the_head_is_known_as_one() -> None:
    heads = ["一、成绩", "一是平台", "二是人才", "二、问题", "三、任务", "(一)抓项目"]
    body = "".join(f"{head}\n今年抓紧落实，取得成效。\n" for head in heads)
    text = "目录\n" + "\n".join(heads) + "\n在会议上的讲话\n同志们：\n" + body
    assert tree(text)[:6] == [
        "[一、成绩]",
        "[  一是平台]",
        "[  二是人才]",
        "[二、问题]",
        "[三、任务]",
        "[  (一)抓项目]",
    ]
    assert tree(text)[6:] == ["", "一、成绩", "  一是平台", "  二是人才", "二、问题", "三、任务", "  (一)抓项目"]


def test_a_sentence_knows_its_path() -> None:
    text = "三、下步工作\n(二)加强创新型企业培育。全年新认定高新技术企业3家以上。\n"
    outline = split(document(text))
    assert outline.path(outline.sentences[-1].section) == ("三、下步工作", "(二)加强创新型企业培育")


@pytest.mark.parametrize(
    ("written", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("九十九", 99), ("一百零三", 103)]
)
def test_chinese_numerals(written: str, number: int) -> None:
    assert chinese(written) == number
