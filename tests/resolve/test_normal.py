"""What differs from writer to writer only is no part of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.normal import key, normal, redacted


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("“专精特新”企业", "专精特新企业"),
        ("《管理办法（试行）》", "管理办法（试行）"),
        ("管理办法(试行)", "管理办法（试行）"),
        ("Ｒ＆Ｄ 投入", "R&D投入"),
        ("众创\n空间", "众创空间"),
        ("甲/乙@丙#丁|戊", "甲／乙＠丙＃丁｜戊"),
    ],
)
def test_normal_form(written: str, form: str) -> None:
    assert normal(written) == form


def test_key_leaves_case_and_middle_dots_out() -> None:
    assert key("IPv6") == key("IPV6")
    assert key("中国?海峡交易会") == key("中国·海峡交易会") == key("中国海峡交易会")


@given(st.text(min_size=1))
def test_normal_form_is_stable_never_empty_and_free_of_what_ids_use(text: str) -> None:
    form = normal(text)
    assert normal(form) == form
    assert form and not set("/@#|") & set(form)


@pytest.mark.parametrize(
    "name", ["X县", "*市", "某公司", "ＸＸ养殖有限公司", "李*", "X镇农科驿站", "202_年规划", "×县"]
)
def test_struck_out(name: str) -> None:
    assert redacted(name)


@pytest.mark.parametrize("name", ["X射线检测", "X光机", "IPX协议", "MAX平台", "某些企业", "5G", "众创空间"])
def test_not_struck_out(name: str) -> None:
    assert not redacted(name)
