"""``kg how`` and ``kg why`` say where an entity comes from, and what speaks for and against a pair."""

from pathlib import Path

import pytest
from making import extraction, graph

from kg.cli import run
from kg.errors import QueryError
from kg.resolve.explain import how, why
from kg.resolve.judgements import Judgement, Judgements

FUJIAN = {"place": "福建省", "actor": "福建省科学技术厅"}
MADE = graph(
    extraction(
        ["[省科技厅|GOV]支持[省级众创空间|PLT]。", "[国家级众创空间|PLT]，[高企|ENC]。"],
        [("省科技厅", "supports", "省级众创空间")],
        FUJIAN,
    )
)
NONE = Judgements()


def test_how_tells_names_level_reasons_and_evidence() -> None:
    told = list(how(MADE, "省科技厅", NONE))
    assert ("实体", "GovernmentBody/福建省科学技术厅") in told
    assert ("写法", "省科技厅") in told
    assert any(field == "理由" and "在福建省的文件里指" in value for field, value in told)
    assert ("证据", "1 句，出自 1 份文件") in told
    assert ("级别", "省级") in list(how(MADE, "Platform/众创空间/省级", NONE))


def test_how_tells_of_judgements() -> None:
    judged = Judgements.of([Judgement("negative", "Platform/众创空间/省级", "Platform/甲", "张三", "2026", "不同")])
    assert any(field == "判断" and "张三" in value for field, value in how(MADE, "省级众创空间", judged))


def test_why_tells_features_and_reasons() -> None:
    told = list(why(MADE, "省级众创空间", "国家级众创空间", NONE))
    assert told[0][:2] == ("结论", "不同实体")
    assert ("other_level", "-0.80", "级别不同：省级 与 国家级") in told
    same = list(why(MADE, "高企", "高新技术企业", NONE))
    assert same[0][1] == "同一实体"
    assert any("别名" in reason for *_, reason in same)


def test_a_name_that_no_document_writes_is_found_by_the_rules() -> None:
    found = graph(extraction(["[高新技术企业|ENC]。"]))
    assert next(iter(why(found, "高企", "高新技术企业", NONE)))[1] == "同一实体"


def test_a_name_that_is_no_entity_or_several_is_told() -> None:
    with pytest.raises(QueryError, match="names no entity"):
        list(how(MADE, "没有的", NONE))
    two = graph(*(extraction([f"[县科技局|GOV]{n}。"], facts={"actor": "县科技局"}) for n in "甲乙"))
    with pytest.raises(QueryError, match="names 2 entities"):
        list(how(two, "县科技局", NONE))


def test_the_commands_print_and_fail_with_one_message(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["how", str(built), "高新技术企业"]) == 0
    assert "EnterpriseCategory/高新技术企业" in capsys.readouterr().out
    assert run(["why", str(built), "高新技术企业", "科技型中小企业"]) == 0
    assert "不同实体" in capsys.readouterr().out
    assert run(["how", str(built), "没有的"]) == 1
    assert "names no entity" in capsys.readouterr().err
