"""What one document supports: entities, statements with their quotes, figures."""

from making import contents, extraction, figure, graph, ids

from kg.model import Extraction
from kg.resolve import claims


def test_every_quote_is_text_and_every_mark_names_an_entity_in_it() -> None:
    made = extraction(
        ["[县科技局|GOV]建设[省级众创空间|PLT]2家，选派[科技特派员|TAL]。", "[科技部|GOV]发文。"],
        [("县科技局", "establishes", "省级众创空间")],
        {"actor": "县科技局"},
    )
    found = graph(made)
    for row in found.evidence.values():
        assert made.document.text[row.start : row.end] == row.quote
        for mark in row.marks:
            assert row.start <= mark.start < mark.end <= row.end
            entity = found.entities[mark.entity]
            assert made.document.text[mark.start : mark.end] in (entity.label, *entity.aliases)
    for statement in found.statements.values():
        assert statement.evidence and set(statement.evidence) <= set(found.evidence)


def test_a_sentence_that_asserts_nothing_is_still_quoted_for_what_it_names() -> None:
    found = graph(extraction(["[科技部|GOV]发文。"]))
    assert [row.rule for row in found.evidence.values()] == ["mention"]


def test_the_unnamed_subject_is_the_actor_and_a_task_is_its_section() -> None:
    made = extraction(
        ["建设[众创空间|PLT]。", "责任单位：[市财政局|GOV]。"],
        [("@", "establishes", "众创空间"), ("市财政局", "responsibleFor", "§")],
        {"actor": "青澜市科学技术局", "place": "青澜市"},
    )
    said = {(row.subject, row.predicate, row.object) for row in graph(made).statements.values()}
    assert said == {
        ("GovernmentBody/青澜市科学技术局", "establishes", "Platform/众创空间"),
        ("GovernmentBody/青澜市财政局", "responsibleFor", f"{made.document.id}#1"),
    }


def test_a_document_that_says_nothing_of_itself_has_an_actor_of_its_own() -> None:
    made = [extraction([f"第{n}年建设[众创空间|PLT]。"], [("@", "establishes", "众创空间")]) for n in "一二"]
    subjects = {row.subject for row in graph(*made).statements.values()}
    assert subjects == {f"GovernmentBody/本文主体@{one.document.id}" for one in made}


def test_nothing_is_said_of_a_thing_and_itself() -> None:
    made = extraction(["[我局|GOV]配合[县科技局|GOV]。"], [("我局", "supports", "县科技局")], {"actor": "县科技局"})
    assert not graph(made).statements


def test_a_table_of_contents_is_no_second_evidence() -> None:
    body = "[县科技局|GOV]建设[众创空间|PLT]2家。"
    relation = ("县科技局", "establishes", "众创空间")
    made = extraction([body, "具体安排。", body], [relation], {"actor": "县科技局"})
    again = replace_first(made)
    assert [len(row.evidence) for row in graph(again).statements.values()] == [2]
    (statement,) = graph(contents(again, 1)).statements.values()
    (quoted,) = statement.evidence
    assert quoted.split(":")[1].startswith(str(made.outline.sentences[2].start))


def replace_first(made: Extraction) -> Extraction:
    """Return the extraction with its relation read from the last sentence too."""
    from dataclasses import replace

    relation, last = made.relations[0], made.outline.sentences[-1]
    subject, object_ = (one for one in made.mentions if one.start >= last.start)
    second = replace(relation, subject=subject, object=object_, start=last.start, end=last.end)
    return replace(made, relations=(relation, second))


def test_what_stands_in_a_table_of_contents_alone_is_kept() -> None:
    made = extraction(["[县科技局|GOV]建设[众创空间|PLT]。"], [("县科技局", "establishes", "众创空间")])
    assert len(graph(contents(made, 1)).statements) == 1


def test_figures_are_of_their_place_and_masked_ones_stay_apart() -> None:
    from dataclasses import replace

    made = extraction(
        ["[高企|ENC]达到30家。", "[高新技术企业|ENC]达到*家，新增[高新技术企业|ENC]*家。"],
        facts={"place": "福建省", "actor": "福建省科学技术厅"},
    )
    masked = figure(made, "高新技术企业", "*", "家", "高新技术企业")
    later = replace(masked, value_start=masked.value_start + 12, value_end=masked.value_end + 12)
    figures = (figure(made, "高新技术企业", "30", "家", "高企"), masked, later)
    found = graph(replace(made, figures=figures)).observations.values()
    assert sorted(row.state for row in found) == ["given", "masked", "masked"]
    assert {row.scope for row in found} == {"Place/福建省"}
    assert {row.about for row in found} == {("EnterpriseCategory/高新技术企业",)}


def test_a_short_name_that_the_document_defines_is_its_own() -> None:
    lines = [
        "《[福建省科技创新券管理办法|POL]》（以下简称《[管理办法|POL]》）施行。",
        "按[管理办法|POL]执行。",
    ]
    found = graph(extraction(lines))
    assert ids(found, "Policy") == ["Policy/福建省科技创新券管理办法"]
    assert any("简称" in why for why in found.entities["Policy/福建省科技创新券管理办法"].why)


def test_rows_are_the_same_each_time() -> None:
    made = extraction(["[县科技局|GOV]建设[众创空间|PLT]。"], [("县科技局", "establishes", "众创空间")])
    assert claims(made) == claims(made)
