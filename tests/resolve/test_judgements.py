"""What people judge wins over the automatic, survives every run, and can be taken back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import extraction, graph, ids

from kg.errors import DataError
from kg.resolve.judgements import FILE, Judgement, Judgements, append, load, read

DAY = "2026-03-01"


def judge(verdict: str, left: str, right: str, why: str = "同一事物") -> Judgement:
    return Judgement(verdict, left, right, "张三", DAY, why)


def test_positive_joins_and_keeps_the_name_and_the_reason() -> None:
    made = extraction(["[创客空间|PLT]与[众创空间|PLT]。"])
    judged = Judgements.of([judge("positive", "Platform/创客空间", "Platform/众创空间")])
    found = graph(made, judged=judged)
    assert ids(found, "Platform") == ["Platform/众创空间"]
    entity = found.entities["Platform/众创空间"]
    assert entity.label == "众创空间" and entity.aliases == ("创客空间",)
    assert any("张三" in why and DAY in why for why in entity.why)
    assert all(mark.entity in found.entities for row in found.evidence.values() for mark in row.marks)


def test_positive_joins_bodies_of_two_documents_that_the_program_keeps_apart() -> None:
    one, two = (extraction([f"[县科技局|GOV]{n}。"], facts={"actor": "县科技局"}) for n in "甲乙")
    left, right = (f"GovernmentBody/县科学技术局@{made.document.id}" for made in (one, two))
    found = graph(one, two, judged=Judgements.of([judge("positive", left, right)]))
    assert ids(found, "GovernmentBody") == [min(left, right)]
    assert {row.actor for row in found.documents.values()} == {min(left, right)}


def test_negative_takes_a_documents_part_out() -> None:
    one, two = (extraction([f"[华星公司|COM]{n}。"], facts={"place": "福建省"}) for n in "甲乙")
    (joined,) = ids(graph(one, two), "Enterprise")
    own = f"{joined}@{two.document.id}"
    judged = Judgements.of([judge("negative", joined, own, "同名两家")])
    found = graph(one, two, judged=judged)
    assert ids(found, "Enterprise") == [joined, own]
    assert "@" in own and own.startswith(joined)


def test_statements_follow_their_entities_and_one_of_a_thing_with_itself_goes() -> None:
    made = extraction(
        ["[科技部|GOV]支持[众创空间|PLT]。", "[科技部|GOV]支持[创客空间|PLT]。"],
        [("科技部", "supports", "众创空间"), ("科技部", "supports", "创客空间")],
    )
    judged = Judgements.of([judge("positive", "Platform/创客空间", "Platform/众创空间")])
    (statement,) = graph(made, judged=judged).statements.values()
    assert len(statement.evidence) == 2
    pair = extraction(["[创客空间|PLT]属于[众创空间|PLT]。"], [("创客空间", "partOf", "众创空间")])
    assert not graph(pair, judged=judged).statements


def test_a_chain_of_judgements_joins_all_and_contradiction_is_told() -> None:
    a, b, c = (f"Platform/{name}" for name in ("众创空间", "创客空间", "创业空间"))
    chain = [judge("positive", a, b), judge("positive", b, c)]
    made = extraction(["[众创空间|PLT]、[创客空间|PLT]、[创业空间|PLT]。"])
    assert len(ids(graph(made, judged=Judgements.of(chain)), "Platform")) == 1
    with pytest.raises(DataError, match="judged different"):
        graph(made, judged=Judgements.of([*chain, judge("negative", a, c)]))


def test_the_last_word_holds_and_unsure_takes_it_back() -> None:
    pair = ("Platform/创客空间", "Platform/众创空间")
    lines = [judge("positive", *pair), judge("negative", *reversed(pair))]
    assert [one.verdict for one in Judgements.of(lines).by_pair.values()] == ["negative"]
    assert not Judgements.of([*lines, judge("unsure", *pair)]).by_pair


def test_no_judgement_changes_nothing() -> None:
    made = extraction(["[众创空间|PLT]。"])
    assert graph(made) == graph(made, judged=Judgements.of([judge("positive", "Platform/甲", "Platform/乙")]))


NAMES = st.text(min_size=1).filter(lambda text: text.split() != [] and "|" not in text)


@given(st.sampled_from(["positive", "negative", "unsure"]), NAMES, NAMES, st.text(), st.text())
def test_what_is_written_is_read_again(tmp_path_factory, verdict, left, right, who, why) -> None:
    folder = tmp_path_factory.mktemp("judged")
    left, right = f"Platform/{'_'.join(left.split())}", f"Platform/{'_'.join(right.split())}x"
    written = Judgement(verdict, left, right, who, DAY, why)
    append(folder, [written])
    (found,) = read(folder / FILE)
    assert (found.verdict, found.when) == (verdict, DAY)
    assert found.pair == written.pair or left == right


def test_lines_that_are_no_judgement_are_all_named(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("# 说明\npositive | a | b | 张三 | 2026 | 因为\n也许 | a | b | c | d | e\npositive | a\n", "utf-8")
    with pytest.raises(DataError, match=":3,4"):
        load(tmp_path)


def test_judgements_are_added_at_the_end_and_none_is_lost(tmp_path: Path) -> None:
    assert not load(tmp_path).by_pair
    append(tmp_path, [judge("positive", "a", "b")])
    before = (tmp_path / FILE).read_text("utf-8")
    append(tmp_path, [judge("negative", "c", "d")])
    assert (tmp_path / FILE).read_text("utf-8").startswith(before)
    assert len(load(tmp_path).by_pair) == 2
