"""Near copies: a changed word is a copy, changed figures or another text are none, formulas never."""

from hypothesis import given
from hypothesis import strategies as st

from kg.copies import near_copies

FIRST = "（三）专项资金必须专款专用，任何单位不得以任何理由、任何形式截留挪用。对违反规定的，依照国家有关规定进行处理。"
CHANGED = (
    "（六）专项资金必须专款专用，任何单位不得以任何理由和任何形式截留挪用。对违反规定的，依照国家有关规定进行处理。"
)
OTHER = "各县（市、区）科技局要加强组织领导，认真做好申报项目的审核推荐工作，确保申报材料真实、完整、规范。"
TARGET = "到年底，全市高新技术企业总数达到120家，技术合同成交额突破50亿元，研发投入占地区生产总值的比重稳步提高。"


def test_a_changed_word_is_a_copy_of_the_earliest() -> None:
    passages = [("a", FIRST), ("b", OTHER), ("c", CHANGED), ("d", FIRST), ("e", FIRST + "\n")]
    assert near_copies(passages) == {"c": "a", "d": "a", "e": "a"}


def test_the_same_words_with_other_figures_are_no_copy() -> None:
    assert near_copies([("a", TARGET), ("b", TARGET.replace("120", "150"))]) == {}


def test_a_formula_is_no_copy() -> None:
    assert near_copies([("a", "特此通知。"), ("b", "特此通知。")]) == {}


def test_an_iterator_is_enough() -> None:
    assert near_copies(iter([("a", FIRST), ("b", FIRST)])) == {"b": "a"}


@given(st.lists(st.sampled_from([FIRST, CHANGED, OTHER, TARGET, "特此通知。"]), max_size=12))
def test_an_original_is_earlier_and_no_copy_itself(texts: list[str]) -> None:
    passages = [(str(number), text) for number, text in enumerate(texts)]
    copies = near_copies(passages)
    assert all(int(original) < int(copy) and original not in copies for copy, original in copies.items())
