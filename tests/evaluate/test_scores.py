"""The definitions of the scores, each on a hand-made annotation whose counts can be checked by eye."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.evaluate import read_rows, score
from kg.evaluate.likeness import dice, number, pair, same_name
from kg.evaluate.scores import Scores, Tally
from kg.gold import load_gold

ANNOTATION = """T [青石县科技局|GOV]关于推进[众创空间|PLT]建设的[通知|POL]
M title | 青石县科技局关于推进众创空间建设的通知
T 一、[县科技局|GOV]建设[省级众创空间|PLT]3家,培育[高新技术企业|ENC]20家。
R 县科技局 | establishes | 省级众创空间 | A
R 县科技局 | cultivates | 高新技术企业 | P
O 省级众创空间 | 3 | 家 | A | = | -
O 高新技术企业 | 20 | 家 | T | = | -
B 版权所有
T 二、[我局|GOV]联合[县财政局|GOV]出台[人才办法|POL]。
R 我局 | cooperatesWith | 县财政局 | A
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one annotated document and its text."""
    (tmp_path / "样例.ann").write_text(ANNOTATION, encoding="utf-8")
    (tmp_path / "样例.txt").write_text(load_gold(tmp_path)[0].text, encoding="utf-8")
    return tmp_path


def right(folder: Path) -> dict[str, Any]:
    """Return the extraction that says what the annotation says."""
    gold = load_gold(folder)[0]
    return {
        "source": "样例.txt",
        "mentions": [{"start": item.start, "end": item.end, "type": item.type} for item in gold.mentions],
        "relations": [
            {"subject": item.subject, "predicate": item.predicate, "object": item.object, "modality": item.modality}
            for item in gold.relations
        ],
        "observations": [
            {"indicator": item.indicator, "value": item.value, "unit": item.unit, "status": item.status}
            for item in gold.figures
        ],
        "metadata": {"title": ["青石县科技局关于推进众创空间建设的通知"], "genre": ["通知"]},
    }


def scored(folder: Path, row: dict[str, Any]) -> Scores:
    """Return the scores of one row for the folder's document."""
    return score(load_gold(folder), {"样例": row})


def counts(scores: Scores, row: str) -> tuple[int, int, int]:
    """Return how many items of a row were right, wanted and found."""
    tally = scores.tallies[row]
    return tally.hit, tally.gold, tally.found


def test_what_the_annotation_says_scores_one_in_every_row(folder: Path) -> None:
    scores = scored(folder, right(folder))
    assert {name: tally.f1 for name, tally in scores.tallies.items()} == dict.fromkeys(scores.tallies, 1.0)
    assert scores.slips == []
    assert scores.genres["通知"]["relation"] == Tally(3, 3, 3)


def test_a_wrong_border_is_right_by_overlap_only(folder: Path) -> None:
    row = right(folder)
    row["mentions"][0]["end"] += 2
    scores = scored(folder, row)
    assert counts(scores, "mention strict") == (8, 9, 9)
    assert counts(scores, "mention overlap") == (9, 9, 9)
    assert [slip.kind for slip in scores.slips] == ["mention's border"]


def test_a_wrong_type_is_missed_and_invented(folder: Path) -> None:
    row = right(folder)
    row["mentions"][0]["type"] = "Organization"
    scores = scored(folder, row)
    assert counts(scores, "mention overlap") == (8, 9, 9)
    assert counts(scores, "  mention ORG") == (0, 0, 1)
    assert [(slip.kind, slip.what) for slip in scores.slips] == [
        ("missed mention", "青石县科技局 | GOV"),
        ("invented mention", "青石县科技局 | ORG"),
    ]


def test_a_wrong_modality_counts_in_its_own_row_only(folder: Path) -> None:
    row = right(folder)
    row["relations"][1]["modality"] = "A"
    scores = scored(folder, row)
    assert counts(scores, "relation") == (3, 3, 3)
    assert counts(scores, "relation + modality") == (2, 3, 3)
    assert scores.slips[0].what.endswith("→ A")


def test_a_wrong_predicate_joins_the_right_names(folder: Path) -> None:
    row = right(folder)
    row["relations"][1]["predicate"] = "supports"
    scores = scored(folder, row)
    assert counts(scores, "relation") == (2, 3, 3)
    assert counts(scores, "relation, any predicate") == (3, 3, 3)
    assert counts(scores, "  relation supports") == (0, 0, 1)


def test_cooperation_has_no_direction_and_the_actor_many_names(folder: Path) -> None:
    row = right(folder)
    row["relations"][2] |= {"subject": "县财政局", "object": "@"}
    assert counts(scored(folder, row), "relation") == (3, 3, 3)


def test_a_figure_needs_value_unit_and_a_name_that_is_alike(folder: Path) -> None:
    for change, hits in (
        ({"indicator": "新建省级众创空间"}, 2),
        ({"value": "4"}, 1),
        ({"unit": "个"}, 1),
        ({"value": 3.0}, 2),
    ):
        row = right(folder)
        row["observations"][0] |= change
        assert counts(scored(folder, row), "figure") == (hits, 2, 2), change


def test_an_error_is_shown_with_its_own_sentence(folder: Path) -> None:
    row = right(folder)
    del row["observations"][1]
    (slip,) = scored(folder, row).slips
    assert slip.kind == "missed figure"
    assert "培育高新技术企业20家" in slip.sentence
    assert "\n" not in slip.sentence


def test_a_document_without_extraction_counts_as_not_found(folder: Path) -> None:
    scores = score(load_gold(folder), {})
    assert counts(scores, "mention strict") == (0, 9, 0)
    assert scores.absent == ["样例"]


@pytest.mark.parametrize(
    "row",
    [{"mentions": [{"start": 0}]}, {"mentions": 3}, {"relations": [{"subject": "@"}]}, {"observations": ["x"]}],
)
def test_an_extraction_of_another_form_is_named(folder: Path, row: dict[str, Any]) -> None:
    with pytest.raises(DataError, match="样例"):
        scored(folder, row)


@pytest.mark.parametrize("line", ["{", "[]", '{"mentions": []}', '{"source": 3}', "3"])
def test_a_faulty_line_is_named_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "结果.jsonl"
    path.write_text('{"source": "a.txt"}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"结果\.jsonl:2"):
        read_rows(path)


def test_rows_go_by_the_name_of_their_source(tmp_path: Path) -> None:
    path = tmp_path / "结果.jsonl"
    path.write_text(json.dumps({"source": "文件夹/样例.docx"}) + "\n\n", encoding="utf-8")
    assert list(read_rows(path)) == ["样例"]


def test_names_are_the_same_once_folded_or_mostly_contained() -> None:
    assert same_name("“创新券”", "创新券")
    assert same_name("ＡＩ平台", "AI平台")
    assert same_name("省级众创空间", "众创空间")
    assert not same_name("省级科技企业孵化器众创空间", "众创空间")
    assert same_name("我局", "@")
    assert not same_name("", "众创空间")


def test_numbers_are_compared_by_value_and_masks_are_one() -> None:
    assert number("1,200.0") == number("1200") == "1200"
    assert number("**") == number("X") == "*"
    assert number("1:1") != number("1:2")


@given(st.lists(st.integers(0, 5)), st.lists(st.integers(0, 5)))
def test_every_item_is_paired_once_or_left(gold: list[int], found: list[int]) -> None:
    pairs, missed, invented = pair(gold, found, lambda one, other: one == other)
    assert sorted([*(one for one, _ in pairs), *missed]) == sorted(gold)
    assert sorted([*(other for _, other in pairs), *invented]) == sorted(found)
    assert all(one == other for one, other in pairs)


@given(st.text(), st.text())
def test_likeness_is_a_share_and_symmetric(one: str, other: str) -> None:
    assert 0.0 <= dice(one, other) == dice(other, one) <= 1.0
