"""The report of a build, in Chinese, for the analyst: what was read, found and passed over, and why."""

from collections import Counter
from collections.abc import Iterable

from kg.build.collect import Texts
from kg.graph import Counts, Graph
from kg.labels import labels
from kg.validate import validate

SHOWN = 20  # of problems of one kind; the number of all is always given


def report(graph: Graph, texts: Texts, problems: list[str]) -> str:
    """Return the report as Markdown."""
    parts = [
        "# 构建报告\n",
        _summary(graph.counts(), problems),
        _documents(graph),
        _counts("## 实体（按类型）", "类型", Counter(row.type for row in graph.entities.values()), labels()),
        _counts(
            "## 关系（按谓词）",
            "谓词",
            Counter(row.predicate for row in graph.statements.values()),
            labels(),
        ),
        _passed_over(_furniture(texts), problems),
        _validation(graph),
    ]
    return "\n".join(part for part in parts if part)


def report_kept(graph: Graph, counts: Counts, furniture: Counter[str], problems: list[str]) -> str:
    """Return the report of a graph that is too large to be counted at every build."""
    more = "图存于 graph.sqlite：各类数量见 kg stats，是否合乎规则见 kg validate，其他格式由 kg export 写出。\n"
    parts = ["# 构建报告\n", _summary(counts, problems), more, _documents(graph), _passed_over(furniture, problems)]
    return "\n".join(part for part in parts if part)


def _summary(counts: Counts, problems: list[str]) -> str:
    return (
        f"读入文档 {counts.documents} 份，未能读入 {len(problems)} 份；实体 {counts.entities} 个，"
        f"关系 {counts.statements} 条，指标数值 {counts.observations} 条，证据 {counts.evidence} 条。\n"
    )


def _documents(graph: Graph) -> str:
    lines = [
        "## 文档\n",
        "| 文件 | 标题 | 文号 | 日期 | 文种 | 字数 | 相同副本 |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in sorted(graph.documents.values(), key=lambda row: row.source):
        cells = (
            row.source,
            row.title,
            row.number,
            row.date,
            row.genre,
            str(row.characters),
            "、".join(row.copies),
        )
        lines.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ") or "—"


def _counts(title: str, head: str, counts: Counter[str], labels: dict[str, str]) -> str:
    lines = [title + "\n", f"| {head} | 数量 |", "|---|---|"]
    lines += [
        f"| {labels.get(name, name)} {name} | {number} |"
        for name, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n".join(lines) + "\n"


def _furniture(texts: Texts) -> Counter[str]:
    """Return how many characters of furniture of each kind there are."""
    kinds: Counter[str] = Counter()
    for text in texts.values():
        for start, end, kind in text["furniture"]:
            kinds[kind] += end - start
    return kinds


def _passed_over(kinds: Counter[str], problems: list[str]) -> str:
    lines = ["## 略过的内容\n"]
    lines += [
        f"- 页面附属文字（{kind}）：{number} 字" for kind, number in sorted(kinds.items(), key=lambda item: -item[1])
    ]
    lines += [f"- 未能读入：{problem}" for problem in problems]
    return "\n".join(lines) + "\n" if len(lines) > 1 else ""


def _validation(graph: Graph) -> str:
    found = validate(graph)
    lines = ["## 校验\n", f"不符合规则的有 {len(found)} 处。"]
    lines += [f"- {_cell(str(violation))}" for violation in _first(found)]
    if len(found) > SHOWN:
        lines.append(f"- 其余 {len(found) - SHOWN} 处见 kg validate。")
    return "\n".join(lines) + "\n"


def _first(found: Iterable[object]) -> list[object]:
    return list(found)[:SHOWN]
