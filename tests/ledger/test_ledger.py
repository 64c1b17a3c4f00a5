"""A ledger gives the graph that all its documents together give, after any sequence of changes."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.graph import Graph, dump
from kg.infer import infer
from kg.ledger import FILE, Ledger, load
from kg.ledger.patch import patch
from kg.ledger.update import Held, Said, update
from kg.ledger.views import Kept
from kg.model import DocumentRecord, Entity, Extraction
from kg.rdf import ntriples_lines
from kg.resolve import assemble, claims
from tests.resolve.making import extraction, figure

COPIED = "为进一步激发全社会创新创业活力，[科技部|GOV]支持各地建设[众创空间|PLT]，完善服务体系。"
CHANGED = "为进一步激发全社会的创新创业活力，[科技部|GOV]支持各地建设[众创空间|PLT]，完善服务体系。"
SUPPORT = [("科技部", "supports", "众创空间")]


def made() -> Iterator[Extraction]:
    """Yield documents that meet in places, levels, chains, ladders, copies, names and stages."""
    fujian, local = {"place": "福建省", "actor": "福建省科学技术厅"}, {"actor": "县科技局"}
    for date in ("2021-03", "2023", ""):
        yield extraction([COPIED, f"{date}[高企|ENC]。"], SUPPORT, {"date": date}, confidence=0.6)
    yield extraction([CHANGED, "[高新技术企业|ENC]。"], SUPPORT, {"date": "2020"}, confidence=0.7)
    yield extraction(["今年[科技部|GOV]支持[众创空间|PLT]。"], SUPPORT, modality="P")
    in_jinjiang = [("海洋产业园", "locatedIn", "晋江市")]
    yield extraction(["[海洋产业园|PLT]位于[晋江市|LOC]。"], in_jinjiang, fujian)
    yield extraction(["[泉州市|LOC]支持[海洋产业园|PLT]。"], [("泉州市", "supports", "海洋产业园")], fujian)
    yield extraction(["[福建省|LOC]支持[众创空间|PLT]。"], [("福建省", "supports", "众创空间")])
    above = [("福建省科技厅", "supports", "省级以上众创空间")]
    yield extraction(["[福建省科技厅|GOV]支持[省级以上众创空间|PLT]。"], above, fujian)
    yield extraction(["[县科技局|GOV]建设[省级众创空间|PLT]。"], [("县科技局", "establishes", "省级众创空间")], local)
    national = [("县科技局", "appliesFor", "国家级众创空间")]
    yield extraction(["[县科技局|GOV]申报[国家级众创空间|PLT]。"], national, local)
    small, high, leading = "科技型中小企业", "高新技术企业", "科技领军企业"
    ladder = f"完善[{small}|ENC]—[{high}|ENC]—[{leading}|ENC]培育链条。"
    yield extraction([ladder], [(small, "upgradesTo", high), (high, "upgradesTo", leading)])
    yield extraction([f"[{small}|ENC]升级为[{high}|ENC]。"], [(small, "upgradesTo", high)])
    policy, plan, law = "青澜市科技计划管理办法", "中华人民共和国促进科技成果转化法", "中华人民共和国科学技术进步法"
    yield extraction([f"[{policy}|POL]依据[{plan}|POL]。"], [(policy, "basedOn", plan)])
    yield extraction([f"[{plan}|POL]依据[{law}|POL]。"], [(plan, "basedOn", law)])
    yield extraction([f"[青澜市科技局|GOV]印发[{policy}|POL]。"], [("青澜市科技局", "issues", policy)])
    yield extraction(["一、建设平台", "责任单位：[县科技局|GOV]"], [("县科技局", "responsibleFor", "§")], local)
    counted = extraction(["[高新技术企业|ENC]达到120家。"])
    yield replace(counted, figures=(figure(counted, "高新技术企业", "120", "家", "高新技术企业"),))


SAID = {one.document.id: Said({"id": one.document.id, "furniture": [[0, 2, "nav"]]}, claims(one)) for one in made()}
COPIES = list(SAID)[:4]  # the fourth is the earliest
# A document that knows a class by a shorter name, which the graph then calls it by.
SHORTER = extraction(["[高新技术企业|ENC]又名高企。"])
SAID[SHORTER.document.id] = Said(
    {"id": SHORTER.document.id, "furniture": []},
    [replace(row, label="高企") if isinstance(row, Entity) and "高新" in row.id else row for row in claims(SHORTER)],
)
NAMES = ("甲.txt", "乙.txt", "丙.txt")
Documents = dict[str, Held]
CHANGES = st.lists(
    st.dictionaries(st.sampled_from(sorted(SAID)), st.lists(st.sampled_from(NAMES), min_size=1, unique=True)),
    min_size=1,
    max_size=5,
)


def documents(chosen: dict[str, Sequence[str]]) -> Documents:
    return {id: Held(id, tuple(sorted(names))) for id, names in sorted(chosen.items())}


def fresh(held: Documents, with_inferred: bool = True) -> Graph:
    """Return the graph of documents as a small build makes it."""
    rows = [
        [one.named(row) if isinstance(row, DocumentRecord) else row for row in SAID[id].rows]
        for id, one in held.items()
    ]  # fmt: skip
    graph = assemble(rows)
    return infer(graph) if with_inferred else graph


def test_the_documents_meet_in_all_that_is_worked_out_across_documents() -> None:
    graph = fresh(documents(dict.fromkeys(SAID, NAMES)))
    rules = {row.rule for row in graph.statements.values()}
    assert rules >= {
        "place_in_place", "located_in_holders", "upgrade_chain", "basis_chain", "inverse", "level_and_above",
        "level_ladder",
    }  # fmt: skip
    assert any(row.copy_of for row in graph.evidence.values())
    assert any(len(row.evidence) > 3 for row in graph.statements.values())


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_any_sequence_of_changes_ends_as_all_documents_together(
    tmp_path_factory: pytest.TempPathFactory, changes: list[dict[str, Sequence[str]]]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / FILE
    with closing(Ledger(path)) as ledger:
        for change in changes:
            held = documents(change)
            with ledger.transaction():
                update(ledger, held, SAID.__getitem__, infer=True)
            assert "".join(dump(Kept(ledger))) == "".join(dump(fresh(held)))


def one_by_one(ids: Sequence[str]) -> list[dict[str, Sequence[str]]]:
    """Return the changes by which each document comes, and then each goes, in this order."""
    coming = [dict.fromkeys(ids[: end + 1], NAMES) for end in range(len(ids))]
    return coming + [dict.fromkeys(ids[start:], NAMES) for start in range(1, len(ids) + 1)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
@example(one_by_one(list(SAID)))
@example(one_by_one(list(SAID)[::-1]))
@example([dict.fromkeys(COPIES[2:], NAMES), dict.fromkeys(COPIES[2:3], NAMES)])
def test_a_store_follows_by_what_has_gone_and_come(
    tmp_path_factory: pytest.TempPathFactory, changes: list[dict[str, Sequence[str]]]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / FILE
    triples = set(ntriples_lines(Graph()))
    with closing(Ledger(path)) as ledger, closing(Ledger(path)) as earlier:
        for change in changes:
            held = documents(change)
            with earlier.snapshot(), ledger.transaction():
                touched = update(ledger, held, SAID.__getitem__, infer=True)
                gone, come = patch(Kept(earlier), Kept(ledger), touched)
            assert gone <= triples and not come & triples
            triples = triples - gone | come
            assert triples == set(ntriples_lines(fresh(held)))


def test_every_way_to_read_gives_the_same(tmp_path: Path) -> None:
    held = documents(dict.fromkeys(SAID, NAMES[:1]))
    with closing(Ledger(tmp_path / FILE)) as ledger, ledger.transaction():
        update(ledger, held, SAID.__getitem__, infer=True)
    graph, whole = load(tmp_path), fresh(held)
    assert isinstance(graph, Kept)
    for kind in ("documents", "sections", "entities", "statements", "observations", "evidence"):
        kept, all_ = getattr(graph, kind), getattr(whole, kind)
        assert list(kept) == list(all_) and len(kept) == len(all_)
        assert list(kept.values()) == [kept[id] for id in all_] == list(all_.values())
        assert all(id in kept for id in all_) and "nothing" not in kept
        with pytest.raises(KeyError):
            kept["nothing"]
    assert list(graph.subjects()) == list(whole.subjects())
    assert [list(graph.outgoing(id)) for id in whole.subjects()] == [whole.outgoing(id) for id in whole.subjects()]
    assert list(graph.stating("upgradesTo")) == list(whole.stating("upgradesTo"))
    assert graph.levels() == whole.levels()


def test_without_inference_nothing_is_inferred(tmp_path: Path) -> None:
    held = documents(dict.fromkeys(SAID, NAMES[:1]))
    with closing(Ledger(tmp_path / FILE)) as ledger:
        with ledger.transaction():
            update(ledger, held, SAID.__getitem__, infer=False)
        assert "".join(dump(Kept(ledger))) == "".join(dump(fresh(held, with_inferred=False)))


def test_a_change_that_fails_leaves_the_ledger_as_it_was(tmp_path: Path) -> None:
    first, *_, last = sorted(SAID)
    with closing(Ledger(tmp_path / FILE)) as ledger:
        with ledger.transaction():
            update(ledger, documents({first: NAMES}), SAID.__getitem__, infer=True)
        before = "".join(dump(Kept(ledger)))
        with pytest.raises(KeyError), ledger.transaction():
            update(ledger, documents({first: NAMES[:1], last: NAMES, "lost": NAMES}), SAID.__getitem__, infer=True)
        assert "".join(dump(Kept(ledger))) == before
