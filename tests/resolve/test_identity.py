"""Which names name one thing: the hard pairs, marked examples, and what must never be merged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pairs import load

from kg.lexicon import divisions
from kg.model import TYPES
from kg.resolve.identity import identify
from kg.resolve.places import full_name, holders, home, level_of

FUJIAN = home("d1", "福建省", "福建省科学技术厅", (), "")
UNNAMED = home("d2", "", "县科技局", (), "")


def test_hard_pairs_reach_the_promised_precision_and_recall() -> None:
    pairs = load()
    merged = [pair for pair in pairs if pair.merged()]
    right = sum(pair.same for pair in merged)
    assert len(pairs) >= 300
    assert right / len(merged) >= 0.99, [pair for pair in merged if not pair.same]
    missed = [pair for pair in pairs if pair.same and not pair.merged()]
    assert right / (right + len(missed)) >= 0.90, missed


@pytest.mark.parametrize(
    ("type_", "text", "id_"),
    [
        ("EnterpriseCategory", "高企", "EnterpriseCategory/高新技术企业"),
        ("Platform", "省级众创空间", "Platform/众创空间/省级"),
        ("Platform", "省级以上创新平台", "Platform/创新平台/省级以上"),
        ("Platform", "市级重创空间", "Platform/众创空间/市级"),
        ("GovernmentBody", "省科技厅", "GovernmentBody/福建省科学技术厅"),
        ("GovernmentBody", "市科技局", "GovernmentBody/市科学技术局@d1"),
        ("GovernmentBody", "科技部", "GovernmentBody/科学技术部"),
        ("GovernmentBody", "我厅", "GovernmentBody/福建省科学技术厅"),
        ("Place", "我省", "Place/福建省"),
        ("Place", "X镇", "Place/X镇@d1"),
        ("Program", "倍增计划", "Program/倍增计划@福建省"),
        ("Policy", "实施方案", "Policy/实施方案@d1"),
        ("Person", "张三", "Person/张三@d1"),
        ("GovernmentBody", "我局", "GovernmentBody/我局@d1"),
        ("Platform", "牡丹工业园", "Platform/牡丹工业园@福建省"),
        ("Platform", "县经济开发区", "Platform/县经济开发区@d1"),
        ("Policy", "福建省人民政府关于印发的通知", "Policy/福建省人民政府关于印发的通知@d1"),
    ],
)
def test_ids_in_a_document_of_fujian(type_: str, text: str, id_: str) -> None:
    assert identify(type_, text, FUJIAN).id == id_


def test_a_place_carries_its_code_and_the_reason() -> None:
    name = identify("Place", "我省", FUJIAN)
    assert (name.code, name.level) == ("350000", "省级")
    assert any("我省" in why and "福建省" in why for why in name.why)


def test_a_level_is_a_facet_and_the_label_has_it() -> None:
    name = identify("Platform", "省重点实验室", FUJIAN)
    assert (name.text, name.level, name.label, name.kind) == ("重点实验室", "省级", "省级重点实验室", True)


def test_a_slip_of_the_source_is_annotated() -> None:
    assert any("重创空间" in why and "众创空间" in why for why in identify("Platform", "重创空间", FUJIAN).why)


def test_a_department_that_a_province_does_not_have_is_not_the_provinces() -> None:
    assert identify("GovernmentBody", "科技局", FUJIAN).scope == "d1"


DEPARTMENTS = st.sampled_from(
    ["科技局", "财政局", "委", "政府", "人民政府办公室", "税务局", "高新区管委会", "领导小组", "人才办", "委组织部"]
)
FRONTS = st.sampled_from(["", "县", "市", "区", "我县", "我市", "X县", "*市", "某区", "X", "省", "*省", "镇", "XX镇"])
PLACES = st.sampled_from(
    [
        "我县",
        "全县",
        "我市",
        "全市",
        "本市",
        "X县",
        "*市",
        "*县",
        "某区",
        "X镇",
        "XX村",
        "县",
        "市",
        "高新区",
        "开发区",
        "城关镇",
        "各县区",
        "我省",
        "全省",
        "X省",
    ]
)


THINGS = [
    "农商银行",
    "经济开发区",
    "众创空间",
    "重点项目",
    "奖励办法",
    "专项资金",
    "科技大会",
    "研究所",
    "科技奖",
    "财政",
]


@given(DEPARTMENTS, FRONTS, st.sampled_from(["", "县科技局", "X县科技局", "*市科技局", "我局"]))
def test_a_body_of_an_unnamed_place_is_never_one_across_documents(department: str, front: str, actor: str) -> None:
    left, right = (
        identify("GovernmentBody", front + department, home(document, "", actor, (), "")).id
        for document in ("d1", "d2")
    )
    assert left != right
    assert left.endswith("@d1") and right.endswith("@d2")


@given(PLACES, st.sampled_from(["", "X县", "*市", "我市"]))
def test_an_unnamed_place_is_never_one_across_documents(place: str, told: str) -> None:
    left, right = (identify("Place", place, home(document, told, "", (), "")).id for document in ("d1", "d2"))
    assert left != right


@given(
    st.sampled_from(TYPES),
    st.text(st.sampled_from("省市县区科技局厅创新平台计划X*某一二的和、级我全"), min_size=1, max_size=9),
)
def test_what_is_struck_out_never_leaves_its_document(type_: str, text: str) -> None:
    struck = f"X县{text}"
    assert identify(type_, struck, UNNAMED).scope == "d2"


@given(st.sampled_from(TYPES), st.sampled_from(["县", "县级", "全县", "我县", "X县"]), st.sampled_from(THINGS))
def test_what_is_of_a_place_struck_out_stays_in_its_document(type_: str, front: str, thing: str) -> None:
    name = identify(type_, front + thing, home("d3", "X县", "X县科技局", (), ""))
    assert name.scope == "d3" or "X县" not in name.text


@pytest.mark.parametrize(
    ("code", "held"),
    [("350102", ["福州市", "福建省"]), ("350100", ["福建省"]), ("350000", []), ("500118", ["重庆市"]), ("", [])],
)
def test_a_division_is_held_by_its_city_and_province(code: str, held: list[str]) -> None:
    assert [one.name for one in holders(code)] == held


@given(st.sampled_from(TYPES), st.text(min_size=1, max_size=12))
def test_every_name_has_an_id_of_its_type_and_the_same_each_time(type_: str, text: str) -> None:
    name = identify(type_, text, FUJIAN)
    assert name.id.startswith(f"{type_}/") and len(name.id) > len(type_) + 1
    assert name.id == identify(type_, text, FUJIAN).id
    assert name.label


@given(st.sampled_from([one for one in divisions() if level_of(one) != "县级"]))
def test_a_city_or_province_is_one_by_its_full_name_everywhere(division) -> None:
    assert identify("Place", full_name(division), FUJIAN).id == identify("Place", full_name(division), UNNAMED).id
