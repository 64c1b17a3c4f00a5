"""Decoding: what was encoded comes back, whatever the encoding, also where the declaration is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.read.encoding import decode

# Words of the register, so that a text of twenty of them is like one that someone wrote.
REGISTER = "科技创新 高新企业 的 是 和 支持 研发 平台 ， 。 、 2023年 我市 全市 发展 推进 《办法》 （一） \n"
WORDS = st.sampled_from(REGISTER.split(" "))
TEXTS = st.lists(WORDS, min_size=20, max_size=80).map("".join)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@given(text=TEXTS)
def test_a_text_comes_back(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding))[0] == text


@given(text=TEXTS, declared=st.sampled_from(["utf-8", "big5", "utf-16", "latin-1", "no-such-thing"]))
def test_a_wrong_declaration_is_survived(text: str, declared: str) -> None:
    assert decode(text.encode("gbk"), declared)[0] == text


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded(data: bytes) -> None:
    text, encoding = decode(data)
    assert isinstance(text, str) and encoding


def test_a_damaged_sign_costs_only_itself() -> None:
    data = "市科技局推进创新平台建设，支持企业发展。".encode() * 20
    text, encoding = decode(data[:30] + b"\xff" + data[30:])
    assert encoding == "utf-8" and text.count("\ufffd") == 1
