"""CSV tables for spreadsheets: entities, statements, observations and evidence, with Chinese heads.

UTF-8 with a byte order mark, without which Excel reads Chinese as mojibake.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO, TypeAlias

from kg.export.cells import cell
from kg.graph import Graph
from kg.labels import labels
from kg.model import Evidence, Observation
from kg.rdf.fields import MODALITIES, STATES, STATUSES

Table: TypeAlias = tuple[Sequence[str], Iterable[Sequence[object]]]


def tables(graph: Graph) -> dict[str, Table]:
    """Return head and rows of each table, by name."""
    return {
        "documents": (DOCUMENTS, _documents(graph)),
        "entities": (ENTITIES, _entities(graph)),
        "statements": (STATEMENTS, _statements(graph)),
        "observations": (OBSERVATIONS, _observations(graph)),
        "evidence": (EVIDENCE, _evidence(graph)),
    }


def write(graph: Graph, folder: Path) -> None:
    """Write ``entities.csv``, ``statements.csv`` and so on into a folder; make it if there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in tables(graph).items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            _fill(file, table)


def text(table: Table) -> str:
    """Return one table as CSV with lines that end in CR LF, as RFC 4180 has them."""
    out = io.StringIO()
    _fill(out, table)
    return out.getvalue()


def _fill(out: TextIO, table: Table) -> None:
    writer = csv.writer(out)
    writer.writerow(table[0])
    writer.writerows([cell(value) for value in row] for row in table[1])


DOCUMENTS = ("编号", "来源", "标题", "文号", "日期", "种类", "时期", "级别", "地方", "发文机关", "主送", "字数")
ENTITIES = ("编号", "类型", "名称", "别名", "类称", "级别", "限于文件", "区划代码", "归并理由")
STATEMENTS = (
    "编号",
    "主语",
    "关系",
    "宾语",
    "语气",
    "角色",
    "阶段",
    "可信度",
    "推得规则",
    "所据陈述",
    "引文",
    "文件",
    "章节",
    "主语编号",
    "宾语编号",
    "依据编号",
)
OBSERVATIONS = (
    "编号",
    "指标",
    "所指",
    "范围",
    "数值",
    "单位",
    "原文",
    "比较",
    "状态",
    "力度",
    "时期",
    "有无数值",
    "可信度",
    "引文",
    "文件",
    "章节",
    "依据编号",
)
EVIDENCE = ("编号", "文件", "标题", "章节", "起", "止", "页段", "引文", "规则", "可信度", "重复自")


def name(graph: Graph, id: str) -> str:
    """Return the name that a reader knows a row by: label, heading or title."""
    if id in graph.entities:
        return graph.entities[id].label
    if id in graph.sections:
        return graph.sections[id].path or graph.sections[id].heading
    if id in graph.documents:
        return graph.documents[id].title
    return id


def _names(graph: Graph, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(name(graph, id) for id in ids)


def _documents(graph: Graph) -> Iterator[Sequence[object]]:
    for row in graph.documents.values():
        place, issuers = name(graph, row.place), _names(graph, row.issuers)
        head = (row.id, row.source, row.title, row.number, row.date, row.genre, row.period, row.level)
        yield (*head, place, issuers, _names(graph, row.addressees), row.characters)


def _entities(graph: Graph) -> Iterator[Sequence[object]]:
    named = labels()
    for row in graph.entities.values():
        head = (row.id, named[row.type], row.label, row.aliases, row.kind, row.level)
        yield (*head, name(graph, row.scope), row.code, row.why)


def _statements(graph: Graph) -> Iterator[Sequence[object]]:
    named = labels()
    for row in graph.statements.values():
        yield (
            row.id,
            name(graph, row.subject),
            named.get(row.predicate, row.predicate),
            name(graph, row.object),
            named[MODALITIES[row.modality]],
            row.role,
            row.stage,
            row.confidence,
            row.rule,
            row.derived_from,
            *_quoted(graph, row.evidence),
            row.subject,
            row.object,
            row.evidence,
        )


def _observations(graph: Graph) -> Iterator[Sequence[object]]:
    for row in graph.observations.values():
        about, scope = _names(graph, row.about), name(graph, row.scope)
        figure = (row.value, row.unit, row.written, row.comparator, *_words(row))
        head = (row.id, row.indicator, about, scope)
        yield (*head, *figure, row.confidence, *_quoted(graph, row.evidence), row.evidence)


def _words(row: Observation) -> tuple[str, ...]:
    named = labels()
    return named[STATUSES[row.status]], row.force, row.period, named[STATES[row.state]]


def _quoted(graph: Graph, ids: Sequence[str]) -> tuple[str, str, str]:
    """Return quote, document and section of the first piece of evidence."""
    row: Evidence | None = next((graph.evidence[id] for id in ids if id in graph.evidence), None)
    if row is None:
        return "", "", ""
    return row.quote, name(graph, row.document), row.path


def _evidence(graph: Graph) -> Iterator[Sequence[object]]:
    for row in graph.evidence.values():
        place = (row.id, row.document, name(graph, row.document), row.path, row.start, row.end, row.anchor)
        yield (*place, row.quote, row.rule, row.confidence, row.copy_of)
