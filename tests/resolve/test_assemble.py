"""All documents together: what is one, what is two, and how sure a claim is with all its evidence."""

from itertools import permutations

import pytest
from making import extraction, graph, ids

from kg.graph import dump
from kg.resolve import assemble, claims

BUILD = [("县科技局", "establishes", "众创空间")]
LONG = "为进一步激发全社会创新创业活力，[科技部|GOV]支持各地建设[众创空间|PLT]，完善服务体系。"
SUPPORT = [("科技部", "supports", "众创空间")]


def test_a_body_of_a_nameless_county_is_two_in_two_documents_and_the_ministry_is_one() -> None:
    made = [extraction([f"[县科技局|GOV]与[科技部|GOV]会商{n}。"], facts={"actor": "县科技局"}) for n in "甲乙"]
    found = ids(graph(*made), "GovernmentBody")
    assert len(found) == 3 and "GovernmentBody/科学技术部" in found


def test_the_provinces_department_has_one_node_with_every_name_and_the_reasons() -> None:
    one = extraction(["[省科技厅|GOV]发文。"], facts={"place": "福建省", "actor": "福建省科学技术厅"})
    other = extraction(["[福建省科技厅|GOV]来函。"], facts={"actor": "县科技局"})
    entity = graph(one, other).entities["GovernmentBody/福建省科学技术厅"]
    assert entity.aliases == ("省科技厅", "福建省科技厅")
    assert any("“省科技厅”在福建省的文件里指福建省科学技术厅" in why for why in entity.why)


def test_the_graph_is_the_same_for_every_order_of_documents() -> None:
    made = [
        extraction(["[县科技局|GOV]建设[众创空间|PLT]。"], BUILD, {"actor": "县科技局", "date": "2023"}),
        extraction([LONG], SUPPORT, {"date": "2022"}, confidence=0.6),
        extraction([LONG, "[高企|ENC]。"], SUPPORT, {"date": "2024"}, confidence=0.7),
        extraction(["[高新技术企业|ENC]与“[众创空间|PLT]”。"]),
    ]
    rows = [claims(one) for one in made]
    assert len({"".join(dump(assemble(order))) for order in permutations(rows)}) == 1


def test_independent_documents_make_a_claim_surer() -> None:
    made = [extraction([f"{n}[科技部|GOV]支持[众创空间|PLT]。"], SUPPORT, confidence=0.8) for n in ("今年", "去年")]
    (statement,) = graph(*made).statements.values()
    assert statement.confidence == pytest.approx(0.96)
    assert len(statement.evidence) == 2


def test_a_copy_of_an_earlier_document_makes_nothing_surer_and_is_marked() -> None:
    late = extraction([LONG, "又及。"], SUPPORT, {"date": "2024-05"}, confidence=0.8)
    early = extraction([LONG], SUPPORT, {"date": "2021-03"}, confidence=0.8)
    found = graph(late, early)
    (statement,) = found.statements.values()
    assert statement.confidence == pytest.approx(0.8)
    copied = {row.document: row.copy_of for row in found.evidence.values() if row.rule == "listed"}
    assert copied[early.document.id] == ""
    assert copied[late.document.id].startswith(early.document.id)


def test_the_same_words_again_in_one_document_make_nothing_surer() -> None:
    from dataclasses import replace

    made = extraction(["[科技部|GOV]支持[众创空间|PLT]。"] * 2, SUPPORT, confidence=0.8)
    last = made.outline.sentences[-1]
    subject, object_ = (one for one in made.mentions if one.start >= last.start)
    again = replace(made.relations[0], subject=subject, object=object_, start=last.start, end=last.end)
    (statement,) = graph(replace(made, relations=(*made.relations, again))).statements.values()
    assert len(statement.evidence) == 2 and statement.confidence == pytest.approx(0.8)


def test_two_rules_that_read_one_sentence_are_one_piece_of_evidence() -> None:
    made = extraction([LONG], SUPPORT, confidence=0.7)
    from dataclasses import replace

    other = replace(made.relations[0], rule="another", confidence=0.6)
    (statement,) = graph(replace(made, relations=(*made.relations, other))).statements.values()
    assert statement.confidence == pytest.approx(0.7)


def test_a_commitment_stands_where_it_came_furthest() -> None:
    from dataclasses import replace

    made = [extraction([f"{n}[科技部|GOV]支持[众创空间|PLT]。"], SUPPORT) for n in ("甲", "乙")]
    staged = [
        replace(one, relations=(replace(one.relations[0], stage=stage),))
        for one, stage in zip(made, ("签约", "意向"), strict=True)
    ]
    for order in permutations(staged):
        (statement,) = graph(*order).statements.values()
        assert statement.stage == "签约"
