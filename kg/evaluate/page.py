"""Write scores and errors as one HTML page that opens offline."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from kg.errors import WriteError
from kg.evaluate.scores import ROWS, Scores, Tally
from kg.evaluate.tables import reliability

TITLE = "评测结果"
LABELS = {
    "mention strict": "提及（边界与类型全对）",
    "mention overlap": "提及（有重叠且类型对）",
    "entity": "实体名称",
    "relation": "关系",
    "relation + modality": "关系（含情态）",
    "relation, any predicate": "关系（不计谓词）",
    "figure": "指标数值",
    "figure + status": "指标数值（含状态）",
    "metadata": "文件信息",
}
STYLE = """body{font:15px/1.6 "Noto Sans SC","Microsoft YaHei",sans-serif;color:#222}
body{max-width:72rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0}th,td{padding:.25rem .8rem;border-bottom:1px solid #ddd;text-align:left;
vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}h2{margin-top:2.5rem}summary{cursor:pointer}
.what{font-weight:600}.sentence{color:#555}"""


def page(scores: Scores) -> str:
    """Return the page: scores, genres, reliability, and the errors of each kind with their sentence."""
    parts = [
        f"<h1>{TITLE}</h1>",
        *_scores(scores),
        *_genres(scores),
        *_reliability(scores),
        *_errors(scores),
    ]
    head = f'<meta charset="utf-8"><title>{TITLE}</title><style>{STYLE}</style>'
    body = "\n".join(parts)
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}</head>\n<body>\n{body}\n</body></html>\n'


def write(path: Path, text: str) -> None:
    """Write the page; raise WriteError where that is not possible."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WriteError(str(path), "cannot be written", "name a file in a folder that exists") from error


def _scores(scores: Scores) -> Iterator[str]:
    rest = sorted(name for name in scores.tallies if name not in ROWS)
    rows = [(LABELS.get(name, name.strip()), scores.tallies.get(name, Tally())) for name in (*ROWS, *rest)]
    cells = [
        (name, *(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1)), tally.gold, tally.found)
        for name, tally in rows
    ]
    yield _table(("", "准确率", "召回率", "F1", "应有", "找到"), cells)


def _genres(scores: Scores) -> Iterator[str]:
    yield "<h2>按文种（F1）</h2>"
    cells = [
        (genre, *(f"{tallies.get(name, Tally()).f1:.3f}" for name in ROWS))
        for genre, tallies in sorted(scores.genres.items())
    ]
    yield _table(("", *(LABELS[name] for name in ROWS)), cells)


def _reliability(scores: Scores) -> Iterator[str]:
    yield "<h2>置信度是否可靠</h2>"
    cells = [
        (kind, name, count, f"{mean:.3f}", f"{right:.3f}")
        for kind, marks in sorted(scores.marks.items())
        for name, count, mean, right in reliability(marks)
    ]
    yield _table(("", "置信度", "条数", "平均置信度", "正确比例"), cells)


def _errors(scores: Scores) -> Iterator[str]:
    yield "<h2>差错</h2>"
    for kind in sorted({slip.kind for slip in scores.slips}):
        slips = [slip for slip in scores.slips if slip.kind == kind]
        yield f"<details><summary>{escape(kind)}（{len(slips)}）</summary>"
        yield "<table>"
        for slip in slips:
            what = f'<div class="what">{escape(slip.what)}</div><div class="sentence">{escape(slip.sentence)}</div>'
            yield f"<tr><td>{escape(slip.document)}</td><td>{what}</td></tr>"
        yield "</table></details>"


def _table(head: tuple[str, ...], rows: Sequence[tuple[object, ...]]) -> str:
    lines = ["<table>", "<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    for first, *rest in rows:
        cells = "".join(f'<td class="n">{escape(str(cell))}</td>' for cell in rest)
        lines.append(f"<tr><td>{escape(str(first))}</td>{cells}</tr>")
    return "\n".join([*lines, "</table>"])
