"""Doubtful pairs go out as a spreadsheet and come back as judgements that the next build obeys."""

import csv
import io
import shutil
from pathlib import Path

import pytest
from making import extraction, graph

from kg.cli import run
from kg.errors import DataError
from kg.graph import load as load_graph
from kg.resolve.features import compare, total
from kg.resolve.judgements import FILE, Judgements, load
from kg.resolve.review import doubts, from_csv, to_csv

FUJIAN = {"place": "福建省", "actor": "福建省科学技术厅"}


def pairs(*lines: str, facts: dict[str, str] | None = None) -> list[set[str]]:
    """Return the doubtful pairs of one document, by label."""
    found = doubts(graph(extraction(lines, facts=facts)), Judgements())
    return [{doubt.left.label, doubt.right.label} for doubt in found]


def test_short_forms_slips_and_longer_titles_are_doubtful() -> None:
    assert {"海陶产研院", "海陶产业技术研究院"} in pairs("[海陶产业技术研究院|RES]与[海陶产研院|RES]。", facts=FUJIAN)
    assert {"新能源汽车", "新能原汽车"} in pairs("[新能源汽车|FLD]，[新能原汽车|FLD]。")
    assert {"关于公布创新型示范企业名单", "创新型示范企业名单"} in pairs(
        "[关于公布创新型示范企业名单|POL]，[创新型示范企业名单|POL]。", facts=FUJIAN
    )


@pytest.mark.parametrize(
    "line",
    [
        "[省级众创空间|PLT]与[国家级众创空间|PLT]。",
        "[科技型中小企业|ENC]与[中小企业|ENC]。",
        "[市委|GOV]与[市委办公室|GOV]。",
        "[第十四届全运会|EVT]与[第十五届全运会|EVT]。",
        "[福州市科技局|GOV]与[泉州市科技局|GOV]。",
        "[2023年工作方案|POL]与[2024年工作方案|POL]。",
    ],
)
def test_levels_narrower_kinds_offices_editions_and_places_are_not(line: str) -> None:
    assert not pairs(line, facts=FUJIAN)


def test_bodies_of_nameless_places_are_never_offered_across_documents() -> None:
    made = [extraction([f"[县科技局|GOV]与[X县财政局|GOV]{n}。"], facts={"actor": "县科技局"}) for n in "甲乙"]
    assert not doubts(graph(*made), Judgements())


def test_every_feature_that_speaks_is_told_with_its_score() -> None:
    found = graph(extraction(["[省级众创空间|PLT]、[国家级众创空间|PLT]。"])).entities.values()
    left, right = (one for one in found if one.type == "Platform")
    findings = compare(left, right)
    assert [(finding.feature, finding.score) for finding in findings] == [("other_level", -0.8)]
    assert all(finding.why for finding in findings) and total(findings) == -0.8


def test_a_judged_pair_is_not_offered_again(tmp_path: Path) -> None:
    found = graph(extraction(["[海陶产业技术研究院|RES]与[海陶产研院|RES]。"], facts=FUJIAN))
    path = tmp_path / "review.csv"
    path.write_text(fill(to_csv(found, doubts(found, Judgements())), "不同"), "utf-8")
    assert not doubts(found, Judgements.of(from_csv(path, "王五")))


def fill(text: str, verdict: str, who: str = "李四", why: str = "核对过") -> str:
    """Return the review file with every row answered, as an analyst fills it in."""
    rows = list(csv.DictReader(io.StringIO(text)))
    for row in rows:
        row.update({"判断": verdict, "谁": who, "理由": why})
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_the_file_has_the_evidence_of_both_and_their_places() -> None:
    found = graph(extraction(["[海陶产业技术研究院|RES]成立。", "[海陶产研院|RES]运行。"], facts=FUJIAN))
    (row,) = csv.DictReader(io.StringIO(to_csv(found, doubts(found, Judgements()))))
    assert {row["证据一"], row["证据二"]} == {"海陶产业技术研究院成立。", "海陶产研院运行。"}
    assert all("甲.txt" in row[name] for name in ("出处一", "出处二"))
    assert float(row["得分"]) >= 0.3 and "可能是简称" in row["依据"]
    assert row["判断"] == ""


def test_no_quote_becomes_a_formula() -> None:
    found = graph(extraction(["=[海陶产业技术研究院|RES]+1", "[海陶产研院|RES]"], facts=FUJIAN))
    (row,) = csv.DictReader(io.StringIO(to_csv(found, doubts(found, Judgements()))))
    assert "'=海陶产业技术研究院+1" in row.values()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_saved_by_a_spreadsheet_program_is_read(tmp_path: Path, encoding: str) -> None:
    found = graph(extraction(["[海陶产业技术研究院|RES]与[海陶产研院|RES]。"], facts=FUJIAN))
    path = tmp_path / "review.csv"
    path.write_text(fill(to_csv(found, doubts(found, Judgements())), "相同"), encoding=encoding)
    (judgement,) = from_csv(path, "王五")
    assert (judgement.verdict, judgement.who, judgement.why) == ("positive", "李四", "核对过")


def test_rows_that_cannot_be_understood_are_all_named(tmp_path: Path) -> None:
    path = tmp_path / "review.csv"
    path.write_text("判断,实体一,实体二\n相同,a,b\n也许,a,b\n不同,a,a\n,c,d\n", "utf-8")
    with pytest.raises(DataError, match=":3,4"):
        from_csv(path, "王五")
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(DataError, match="no review file"):
        from_csv(path, "王五")


def test_a_slip_in_an_id_is_told_and_kept(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    shutil.copytree(built, out)
    (tmp_path / "a.csv").write_text("判断,实体一,实体二\n相同,Platform/众创空间,Platform/众创空问\n", "utf-8")
    assert run(["judge", str(out), str(tmp_path / "a.csv")]) == 0
    told = capsys.readouterr().out
    assert "没有实体 Platform/众创空问" in told and "Platform/众创空间，" not in told


def test_the_whole_circle(built: Path, samples: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    shutil.copytree(built, out)
    assert run(["review", str(out)]) == 0
    rows = list(csv.DictReader(io.StringIO((out / "review.csv").read_text("utf-8-sig"))))
    assert rows, "the samples have doubtful pairs"
    pair = (rows[0]["实体一"], rows[0]["实体二"])
    rows[0]["判断"] = "相同"
    with (out / "review.csv").open("w", encoding="gb18030", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert run(["judge", str(out), str(out / "review.csv"), "--who", "张三"]) == 0
    build = ["build", str(samples), "--out", str(out), "--jobs", "1"]
    assert run(build) == 0
    assert sum(id_ in load_graph(out / "graph.jsonl").entities for id_ in pair) == 1
    assert run(build) == 0, "judgements survive a rerun"
    assert sum(id_ in load_graph(out / "graph.jsonl").entities for id_ in pair) == 1
    capsys.readouterr()
    assert run(["why", str(out), *pair]) == 0
    assert "同一实体" in capsys.readouterr().out
    with (out / FILE).open("a", encoding="utf-8") as file:
        file.write(f"unsure | {pair[0]} | {pair[1]} | 张三 | 2026-03-02 | 撤回\n")
    assert not load(out).by_pair
    assert run(build) == 0
    assert load_graph(out / "graph.jsonl").entities == load_graph(built / "graph.jsonl").entities
