"""What the rules find, by sentences that carry their answer: ``[name|code]``."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.gold import TAG
from kg.mentions import FINDERS, see
from kg.mentions.settle import settle
from kg.mentions.spans import Span
from kg.mentions.tokens import tokenize
from kg.model import CODES, TYPES

MARKED = {
    "listed": "全年[科技型中小企业|ENC]入库30家，选派[科技特派员|TAL]8名。",
    "level_is_inside": "支持建设[省级重点实验室|PLT]和[市级企业技术中心|PLT]。",
    "head_with_its_modifiers": "打造[数字农业服务平台|PLT]，组建[柑橘产业技术研究院|RES]。",
    "verb_is_outside": "加快培育[瞪羚企业|ENC]，推进[众创空间|PLT]建设。",
    "verb_inside_a_programme": "启动[科技企业培育行动|PRG]。",
    "scope_is_outside": "全市各类[骨干企业|ENC]",
    "counts_are_outside": "新增2家[高新技术企业|ENC]。",
    "place_in_front_of_a_body": "[泉州市科技局|GOV]会同[省财政厅|GOV]开展检查。",
    "conjunction_is_no_place": "[省科技厅|GOV]和[县科技局|GOV]",
    "masked_body": "[*县科技局|GOV]负责。",
    "masked_place": "在[X镇|LOC]召开会商。",
    "unit_of_a_body": "报送[省科技厅成果处|GOV]。",
    "joint_departments": "由[科技、财政和税务部门|GOV]审核。",
    "title_without_its_marks": "修订《[大湾市科技成果转化办法|POL]》。",
    "forms_are_no_mention": "填写《创新平台申请表》。",
    "quoted_part": "实施[“海燕归巢”计划|PRG]。",
    "firm_by_its_form": "[X新型材料有限公司|COM]",
    "firm_after_a_cue": "由[东海远洋机械有限公司|COM]牵头",
    "short_firm": "由[星澜锂业|COM]牵头，[岚石轴承|COM]、[望江机电|COM]等6家企业参与。",
    "common_words_are_no_firm": "提交申请材料、证明材料。",
    "university": "与[哈尔滨工业大学|RES]共建[联合实验室|PLT]。",
    "acting_place": "[我市|LOC]积极推进改革。",
    "possessing_place": "我市的企业",
    "place_as_an_aim": "来[闽|LOC]创业",
    "town": "走访[清溪镇|LOC]、[白石镇|LOC]。",
    "person_with_title": "邀请[李某某教授|PER]讲课",
    "share": "[研发费用占销售收入的比重|IND]达到5%。",
    "indicator_needs_a_figure": "提高技术合同成交额",
    "indicator_with_a_figure": "[技术合同成交额|IND]达到12亿元。",
    "attribute_is_no_field": "推广农业科技成果",
    "field": "聚焦[人工智能|FLD]、[生物医药|FLD]等领域。",
    "ordinal_is_outside": "举办第三届[创新创业大赛|EVT]。",
    "numbered_session": "[县委五届三次全会|EVT]提出",
    "award": "荣获[省科技进步奖一等奖|AWD]。",
    "fund": "设立[科技成果转化引导基金|FND]。",
}


@pytest.mark.parametrize("marked", MARKED.values(), ids=MARKED.keys())
def test_rules(marked: str) -> None:
    text, expected, cut = "", [], 0
    for tag in TAG.finditer(marked):
        text += marked[cut : tag.start()]
        expected.append((tag.group(1), CODES[tag.group(2)]))
        text, cut = text + tag.group(1), tag.end()
    text += marked[cut:]
    assert [(text[span.start : span.end], span.type) for span in settle(see(text).candidates)] == expected


READINGS = st.text(
    st.sampled_from("省市县科技局厅企业平台创新“”《》（）、，。和*X12 我第届占比公司有限镇在来由牵头\n😀"), max_size=60
)


@given(READINGS)
def test_tokens_cover_the_reading(text: str) -> None:
    tokens = tokenize(text).tokens
    assert "".join(text[token.start : token.end] for token in tokens) == text
    assert all(token.start < token.end for token in tokens)


@given(READINGS)
def test_every_candidate_lies_in_the_reading_and_has_a_type(text: str) -> None:
    for span in see(text).candidates:
        assert 0 <= span.start < span.end <= len(text)
        assert span.type in TYPES
        assert span.finder


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8))))
def test_settled_spans_do_not_overlap_and_the_longest_stays(places: list[tuple[int, int]]) -> None:
    spans = [Span(start, start + length, "Platform", "phrases") for start, length in places]
    settled = settle(spans)
    assert all(left.end <= right.start for left, right in itertools.pairwise(settled))
    if spans:
        assert max(span.end - span.start for span in spans) == max(span.end - span.start for span in settled)


def test_finders_are_named_and_documented() -> None:
    assert all(finder.__doc__ for finder in FINDERS)
