"""Each predicate where it occurs, its direction, coordination, passive, ladders, responsibility, modality."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marking import marked, modalities, relations, told

from kg.metadata import describe
from kg.model import Actor, Mention, Task
from kg.relations import relate

# sentence, then what must be read from it
PREDICATES = [
    ("[市科技局|GOV]印发《[青川市科技创新券管理办法|POL]》。", "市科技局 issues 青川市科技创新券管理办法"),
    ("全面落实[研发费用加计扣除政策|POL]。", "@ implements 研发费用加计扣除政策"),
    ("加快建设[省级重点实验室|PLT]。", "@ establishes 省级重点实验室"),
    ("10月，[市科技局|GOV]举办了[创新创业大赛|EVT]。", "市科技局 organizes 创新创业大赛"),
    ("[云岭机械|COM]与[江南大学|RES]开展产学研合作。", "云岭机械 cooperatesWith 江南大学"),
    ("组织企业申报[高新技术企业|ENC]。", "@ appliesFor 高新技术企业"),
    ("[青川众创空间|PLT]获批[国家级众创空间|PLT]。", "青川众创空间 recognizedAs 国家级众创空间"),
    ("[云岭机械|COM]荣获[省科技进步奖|AWD]。", "云岭机械 recognizedAs 省科技进步奖"),
    ("选派[科技特派员|TAL]30名。", "@ cultivates 科技特派员"),
    ("推动[人工智能|FLD]产业发展。", "@ cultivates 人工智能"),
    ("[专项资金|FND]支持[科技型中小企业|ENC]发展。", "专项资金 supports 科技型中小企业"),
    ("[石桥产业园|PLT]位于[石桥县|LOC]。", "石桥产业园 locatedIn 石桥县"),
    ("重点聚焦[新材料|FLD]等领域。", "@ focusesOn 新材料"),
    ("根据《[中华人民共和国科学技术进步法|POL]》有关规定，开展工作。", "@ basedOn 中华人民共和国科学技术进步法"),
    ("[市科技局|GOV]对[科技计划项目|PRJ]进行监督检查和绩效评价。", "市科技局 supervises 科技计划项目"),
    ("[省农科院|RES]研究员[陈明远|PER]来我市指导。", "陈明远 affiliatedWith 省农科院"),
    ("[科技创新平台|PLT]由[市科技局|GOV]负责管理。", "市科技局 responsibleFor 科技创新平台"),
]


@pytest.mark.parametrize(("text", "relation"), PREDICATES)
def test_predicate(text: str, relation: str) -> None:
    assert relation in told(text)


def test_members_of_a_list_are_related_each() -> None:
    found = told("建设[众创空间|PLT]、[孵化器|PLT]等[创新平台|PLT]。")
    for name in ("众创空间", "孵化器", "创新平台"):
        assert f"@ establishes {name}" in found
    assert {"众创空间 partOf 创新平台", "孵化器 partOf 创新平台"} <= set(found)


def test_partners_build_together() -> None:
    found = told("支持[云岭机械|COM]联合[江南大学|RES]共建[院士工作站|PLT]。")
    assert {
        "@ supports 云岭机械",
        "云岭机械 cooperatesWith 江南大学",
        "云岭机械 establishes 院士工作站",
        "江南大学 establishes 院士工作站",
    } <= set(found)


def test_passive_turns_no_direction_round() -> None:
    found = told("[云岭机械|COM]被认定为[高新技术企业|ENC]。")
    assert found == ["云岭机械 recognizedAs 高新技术企业"]
    assert "云岭机械 establishes 院士工作站" in told("[院士工作站|PLT]由[云岭机械|COM]建设。")


def test_ladder_goes_upwards() -> None:
    found = told("形成“[科技型中小企业|ENC]—[高新技术企业|ENC]—[科技领军企业|ENC]”梯次培育格局。")
    assert found == ["科技型中小企业 upgradesTo 高新技术企业", "高新技术企业 upgradesTo 科技领军企业"]
    found = told("推动[市级众创空间|PLT]升级为[省级众创空间|PLT]、[市级孵化器|PLT]。")
    assert "市级众创空间 upgradesTo 省级众创空间" in found


def test_responsible_bodies_with_their_roles() -> None:
    found = relations("牵头单位：[市科技局|GOV]；配合单位：[市财政局|GOV]、[市人社局|GOV]")
    assert [(each.subject.text, each.role) for each in found] == [
        ("市科技局", "牵头"),
        ("市财政局", "配合"),
        ("市人社局", "配合"),
    ]
    assert all(each.object == Task(0) and each.modality == "A" for each in found)


def test_register_recognizes_its_entries() -> None:
    entries = "\n".join(f"{number}. [{name}创客空间|PLT]" for number, name in enumerate("青蓝赤", 1))
    found = relations(f"2023年度[省级众创空间|PLT]名单\n{entries}\n")
    assert [each.subject.text for each in found if each.rule == "registers"] == [
        "青创客空间",
        "蓝创客空间",
        "赤创客空间",
    ]
    assert {each.object.text for each in found if each.rule == "registers"} == {"省级众创空间"}


def test_register_after_the_rejected_are_named() -> None:
    entries = "\n".join(f"{number}. [{name}岭机械公司|COM]" for number, name in enumerate("云石青", 1))
    head = "现将复核通过的[省级技术创新示范企业|ENC]名单予以公布。"
    rejected = "[赤岭机械公司|COM]未通过复核，撤销其[省级技术创新示范企业|ENC]称号。"
    found = relations(f"{head}{rejected}\n\n附件\n{entries}\n")
    assert [each.modality for each in found if each.rule == "registers"] == ["A", "A", "A"]
    found = relations(f"撤销[省级技术创新示范企业|ENC]称号企业名单\n{entries}\n")
    assert [each.modality for each in found if each.rule == "registers"] == ["N", "N", "N"]


METHOD = """[青川市科技创新券管理办法|POL]

第一条 根据《[青川市科技创新条例|POL]》，制定本办法。
第二条 本办法由[市科技局|GOV]负责解释。
"""


def test_document_speaks_of_itself() -> None:
    found = told(METHOD)
    assert "@ issues 青川市科技创新券管理办法" in found
    assert "青川市科技创新券管理办法 basedOn 青川市科技创新条例" in found
    assert "市科技局 responsibleFor 青川市科技创新券管理办法" in found
    assert "@ basedOn 青川市科技创新条例" not in found


@pytest.mark.parametrize(
    ("text", "name", "modality"),
    [
        ("我市缺乏[高层次人才|TAL]。", "高层次人才", "N"),
        ("目前尚无[国家级孵化器|PLT]，[众创空间|PLT]建设加快推进。", "国家级孵化器", "N"),
        ("已建成[省级重点实验室|PLT]2家。", "省级重点实验室", "A"),
        ("力争年内新建[省级重点实验室|PLT]2家、[众创空间|PLT]3家。", "众创空间", "P"),
        ("[云岭机械|COM]被认定为[高新技术企业|ENC]。", "高新技术企业", "A"),
        ("被认定为[高新技术企业|ENC]的，给予一次性奖励。", "高新技术企业", "P"),
        ("支持[云岭机械|COM]建设[院士工作站|PLT]。", "院士工作站", "P"),
    ],
)
def test_modality(text: str, name: str, modality: str) -> None:
    assert modalities(text)[name] == modality


def test_lack_stays_in_its_clause() -> None:
    found = modalities("目前尚无[国家级孵化器|PLT]，加快建设[众创空间|PLT]。")
    assert found == {"国家级孵化器": "N", "众创空间": "P"}


def test_modality_follows_the_section() -> None:
    sentence = "引进[领军人才|TAL]12名。"
    report = f"青川市科技局2023年工作总结\n\n一、工作开展情况\n全年科技投入增长10%。{sentence}\n"
    plan = f"青川市科技局2024年工作要点\n\n一、下步工作打算\n{sentence}\n"
    assert modalities(report)["领军人才"] == "A"
    assert modalities(plan)["领军人才"] == "P"


def test_stage_of_a_commitment() -> None:
    found = relations("[云岭机械|COM]与[江南大学|RES]签订合作协议。")
    assert [each.stage for each in found if each.predicate == "cooperatesWith"] == ["签约"]


def test_no_name_no_relation() -> None:
    assert relations("进一步加强领导，提高认识，营造氛围。") == ()


NAMES = ["[市科技局|GOV]", "[高新技术企业|ENC]", "[众创空间|PLT]", "[新能源|FLD]", "[专项资金|FND]", "[我市|LOC]"]
WORDS = ["支持", "建设", "、", "，", "。", "由", "等", "力争", "\n", "一、", "负责解释", "制定本办法", "\ue000", " "]


@given(st.lists(st.sampled_from(NAMES + WORDS), max_size=30))
def test_whatever_the_sentence(pieces: list[str]) -> None:
    document, outline, mentions = marked("".join(pieces))
    facts = describe(document, outline)
    found = relate(document, outline, facts, mentions)
    assert found == relate(document, outline, facts, mentions)
    for each in found:
        arguments = [each.subject, each.object]
        assert all(isinstance(argument, Actor | Task) or argument in mentions for argument in arguments)
        assert isinstance(each.object, Task | Mention) and each.subject != each.object
        assert 0 < each.confidence <= 1 and each.modality in ("A", "P", "N")
        assert 0 <= each.start < each.end <= len(document.text)
    assert list(found) == sorted(found, key=lambda each: (each.start, each.end))
