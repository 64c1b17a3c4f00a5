"""The folded copy: true to length, the same when folded again, and it makes forms equal."""

from hypothesis import given
from hypothesis import strategies as st

from kg.read.fold import fold


@given(st.text())
def test_it_keeps_the_length_and_folds_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_full_width_traditional_and_unseen_signs_are_folded() -> None:
    assert fold("Ｒ＆Ｄ　投入２．５％") == "R&D 投入2.5%"
    assert fold("發展高新技術產業、國家級實驗室") == "发展高新技术产业、国家级实验室"
    assert fold("平\ue0a5台\x07建\u200b设") == "平 台 建 设"
    assert fold("《办法》（试行），共３项；") == "《办法》（试行），共3项；"
