"""Answer how an entity came to be, and why two names are one thing or two."""

from collections.abc import Iterator

from kg.errors import QueryError
from kg.graph import Graph
from kg.model import TYPES, Entity
from kg.resolve.canonical import canon
from kg.resolve.features import compare, total
from kg.resolve.identity import identify
from kg.resolve.judgements import Judgements
from kg.resolve.normal import key
from kg.resolve.places import Home

SHOWN = 10  # entities of one name that an error lists


def find(graph: Graph, asked: str, judgements: Judgements) -> Entity:
    """Return the entity with an id, a name or an alias; raise QueryError if there is none or more than one.

    An id that a judgement joined to another finds that other.
    """
    joined = canon(judgements).joined.get(asked, asked)
    if joined in graph.entities:
        return graph.entities[joined]
    wanted = key(asked)
    found = [one for one in graph.entities.values() if key(one.label) == wanted]
    found = found or [one for one in graph.entities.values() if wanted in {key(name) for name in one.aliases}]
    found = found or _by_rule(graph, asked)
    if not found:
        raise QueryError(asked, "names no entity of the graph", "give an id such as Platform/众创空间")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found[:SHOWN])
        raise QueryError(asked, f"names {len(found)} entities", f"give one id: {ids}")
    return found[0]


def _by_rule(graph: Graph, asked: str) -> list[Entity]:
    """Return the entities that a name would be if a document said it (高企, where only 高新技术企业 is written)."""
    ids = (identify(type_, asked, Home("")).id for type_ in TYPES)
    return [graph.entities[id_] for id_ in ids if id_ in graph.entities]


def how(graph: Graph, asked: str, judgements: Judgements) -> Iterator[tuple[str, str]]:
    """Yield field and value of how an entity came to be; raise QueryError if it is not found."""
    entity = find(graph, asked, judgements)
    yield "实体", entity.id
    yield "名称", entity.label
    yield "类型", entity.type + ("（一类事物）" if entity.kind else "（个体）")
    for field, value in (("级别", entity.level), ("代码", entity.code), ("有效范围", _scope(graph, entity))):
        if value:
            yield field, value
    yield from (("写法", alias) for alias in entity.aliases)
    yield from (("理由", why) for why in entity.why)
    for one in judgements.by_pair.values():
        if entity.id in one.pair:
            yield "判断", one.line().strip()
    yield "关系", str(sum(entity.id in (row.subject, row.object) for row in graph.statements.values()))
    cited = [row for row in graph.evidence.values() if any(mark.entity == entity.id for mark in row.marks)]
    yield "证据", f"{len(cited)} 句，出自 {len({row.document for row in cited})} 份文件"


def _scope(graph: Graph, entity: Entity) -> str:
    document = graph.documents.get(entity.scope)
    return f"只在文件 {document.source} 内（{entity.scope}）" if document else entity.scope


def why(graph: Graph, left: str, right: str, judgements: Judgements) -> Iterator[tuple[str, str, str]]:
    """Yield feature, score and reason for a pair; raise QueryError if one of the two is not found."""
    one, two = find(graph, left, judgements), find(graph, right, judgements)
    if one.id == two.id:
        yield "结论", "同一实体", one.id
        yield from (("理由", "", reason) for reason in one.why)
        return
    findings = compare(one, two)
    judged = judgements.by_pair.get((min(one.id, two.id), max(one.id, two.id)))
    yield "结论", "不同实体", f"{one.id} 与 {two.id}"
    if judged is not None:
        yield "判断", judged.verdict, f"{judged.who} {judged.when} {judged.why}"
    yield from ((finding.feature, f"{finding.score:+.2f}", finding.why) for finding in findings)
    yield "合计", f"{total(findings):+.2f}", "0.3 以上列入 kg review"
    for entity in (one, two):
        yield from (("理由", "", f"{entity.id}：{reason}") for reason in entity.why)
