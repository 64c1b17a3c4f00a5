"""Sentences, by examples: where they end, what is joined, what is left out."""

import pytest

from kg.read import document
from kg.structure import split


def readings(text: str) -> list[str]:
    return [sentence.reading(text) for sentence in split(document(text)).sentences]


LONG = "主要任务是全面总结我市科技创新工作取得的成绩，深入分析当前面临的形势，研究部署下一阶段重点"

EXAMPLES = {
    "stops": ("建设平台2家。培育企业3家；引进人才！\n", ["建设平台2家。", "培育企业3家；", "引进人才！"]),
    "a quote ends with its mark": ("他说“创新是第一动力。”会议结束。", ["他说“创新是第一动力。”", "会议结束。"]),
    "a lost sign is no question": (
        "建设“中国?青石产业园”，谁来负责？各局负责。",
        ["建设“中国?青石产业园”，谁来负责？", "各局负责。"],
    ),
    "a wrapped line": (f"{LONG}\n工作，推动工作再上新台阶。\n", [f"{LONG}工作，推动工作再上新台阶。"]),
    "a line that breaks after a comma": ("制定办法，\n加强管理。\n", ["制定办法，加强管理。"]),
    "headings are not joined": (
        "一、肯定成绩，坚定信心，准确把握科技创新发展良好态势\n近年来，我市科技创新，成效显著。\n",
        ["一、肯定成绩，坚定信心，准确把握科技创新发展良好态势", "近年来，我市科技创新，成效显著。"],
    ),
    "a title broken in its bracket": (
        "关于印发《青石市科技创新\n券管理办法》的通知\n",
        ["关于印发《青石市科技创新券管理办法》的通知"],
    ),
    "labels are not joined": (f"{LONG}\n联系人：张三，电话：123。\n", [LONG, "联系人：张三，电话：123。"]),
    "a page ends in mid-sentence": (f"{LONG}\n— 3 —\n工作，抓好落实。\n", [f"{LONG}工作，抓好落实。"]),
    "the lead-in stays with its first point": (
        "今年抓两件事：一是建设平台；二是引进人才。",
        ["今年抓两件事：一是建设平台；", "二是引进人才。"],
    ),
    "the bracket of responsible bodies ends its sentence": (
        "建设平台。（责任单位：市科技局、财政局）培育企业（牵头单位：市工信局）。收入（单位：万元）增加。",
        [
            "建设平台。",
            "（责任单位：市科技局、财政局）",
            "培育企业（牵头单位：市工信局）。",
            "收入（单位：万元）增加。",
        ],
    ),
    "contacts are not joined": (
        "青石市生产力促进中心科技服务部张三，电话0000—00000000\n青石市科技局基础研究科李四，电话0000—00000000\n",
        [
            "青石市生产力促进中心科技服务部张三，电话0000—00000000",
            "青石市科技局基础研究科李四，电话0000—00000000",
        ],
    ),
    "furniture is in no sentence": (
        "建设平台。\n展开阅读全文\n版权声明：本文由网友上传，如有侵权请联系删除。\n",
        ["建设平台。"],
    ),
    "left-out text parts a sentence": (
        f"{LONG}\n……(某文秘网省略808字,正式会员可完整阅读)……\n发，取得成效。",
        [LONG, "发，取得成效。"],
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_sentences_are_those_of_a_reader(name: str) -> None:
    text, expected = EXAMPLES[name]
    assert readings(text) == expected


def test_chunk_numbers_of_a_sharing_site_are_read_over() -> None:
    part = "我局积极推进科技创新平台建设，支持企业联合高校共建研发中心，" * 8
    text = f"1、{part}取得新进\n\n2、展。{part}帮助企\n\n3、业引进人才。"
    assert readings(text) == [f"{part}取得新进展。", f"{part}帮助企业引进人才。"]


def test_a_title_that_was_run_into_the_text_ends_its_sentence() -> None:
    title = "年在全市科技创新大会上的汇报"
    text = f"2021{title}.docx\n1、2021{title}202_{title}今年以来，市科技局建设平台。"
    assert readings(text)[-3:] == [f"1、2021{title}", f"202_{title}", "今年以来，市科技局建设平台。"]


def test_a_list_without_stops_is_cut_at_its_items() -> None:
    text = "".join(f"{number}青石第{number}机械有限公司" for number in range(1, 80))
    assert readings(text)[5] == "6青石第6机械有限公司"
