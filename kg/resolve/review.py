"""Doubtful pairs for people to judge: found in blocks, written to a CSV file, and read back as judgements."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

from kg.errors import DataError
from kg.graph import Graph
from kg.model import Entity, Evidence
from kg.resolve.features import Finding, compare, names, total
from kg.resolve.judgements import Judgement, Judgements, Verdict

DOUBTFUL: Final = 0.3  # from this total on a pair is worth a look
BLOCK: Final = 40  # a block with more members says nothing about any two of them
MOST: Final = 1000  # pairs in one file
HEAD: Final = (
    "判断", "实体一", "实体二", "得分", "依据", "证据一", "出处一", "证据二", "出处二", "谁", "何时", "理由",
)  # fmt: skip
VERDICTS: Final[Mapping[str, Verdict]] = {
    "相同": "positive", "不同": "negative", "存疑": "unsure", "撤回": "unsure",
    "positive": "positive", "negative": "negative", "unsure": "unsure",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubt:
    """A pair that may be one thing, with what was found and its total."""

    left: Entity
    right: Entity
    findings: tuple[Finding, ...]
    score: float


def doubts(graph: Graph, judgements: Judgements) -> list[Doubt]:
    """Return the doubtful pairs that nobody judged, the likeliest first."""
    found: dict[tuple[str, str], Doubt] = {}
    for block in _blocks(graph.entities.values()):
        for left, right in combinations(block, 2):
            pair = (left.id, right.id) if left.id <= right.id else (right.id, left.id)
            if pair in found or pair in judgements.by_pair or left.id == right.id:
                continue
            findings = compare(left, right)
            if total(findings) >= DOUBTFUL:
                found[pair] = Doubt(left, right, findings, total(findings))
    ordered = sorted(found.values(), key=lambda doubt: (-doubt.score, doubt.left.id, doubt.right.id))
    return ordered[:MOST]


def _blocks(entities: Iterable[Entity]) -> Iterator[list[Entity]]:
    """Yield groups of entities of one type that share a name, its first two, last four, or first and last signs."""
    blocks: dict[tuple[str, str, str], list[Entity]] = {}
    for entity in entities:
        for name in sorted(names(entity)):
            for kind, part in (("name", name), ("first", name[:2]), ("last", name[-4:]), ("ends", name[0] + name[-1])):
                blocks.setdefault((entity.type, kind, part), []).append(entity)
    return (block for _, block in sorted(blocks.items()) if 1 < len(block) <= BLOCK)


def to_csv(graph: Graph, found: Iterable[Doubt]) -> str:
    """Return the doubtful pairs as CSV for a spreadsheet program, the first column left to fill in."""
    quotes = _quotes(graph)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEAD)
    for doubt in found:
        reasons = "；".join(f"{finding.why}（{finding.score:+.2f}）" for finding in doubt.findings)
        cells = ["", doubt.left.id, doubt.right.id, f"{doubt.score:.2f}", reasons]
        for entity in (doubt.left, doubt.right):
            row = quotes.get(entity.id)
            source = f"{graph.documents[row.document].source} {row.path}" if row else ""
            cells += [_one_line(row.quote) if row else "", source]
        writer.writerow([_harmless(cell) for cell in (*cells, "", "", "")])
    return text.getvalue()


def _quotes(graph: Graph) -> dict[str, Evidence]:
    """Return the shortest quote that names each entity."""
    found: dict[str, Evidence] = {}
    for row in graph.evidence.values():
        for mark in row.marks:
            before = found.get(mark.entity)
            if before is None or len(row.quote) < len(before.quote):
                found[mark.entity] = row
    return found


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _harmless(cell: str) -> str:
    """Keep a spreadsheet program from reading a quote as a formula."""
    return "'" + cell if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def from_csv(path: Path, who: str) -> list[Judgement]:
    """Read the filled-in rows of a reviewed file; raise DataError with every row that cannot be understood.

    Reads UTF-8 and GB18030, in which spreadsheet programs save. ``who`` signs the rows that are not signed;
    a row without a date is of today.
    """
    rows = list(csv.DictReader(io.StringIO(_text(path))))
    if not rows or not {"判断", "实体一", "实体二"} <= rows[0].keys():
        raise DataError(str(path), "is no review file", "fill in a file that kg review wrote")
    filled = [(number, row) for number, row in enumerate(rows, 2) if (row["判断"] or "").strip()]
    wrong = [str(number) for number, row in filled if not _understood(row)]
    if wrong:
        raise DataError(f"{path}:{','.join(wrong)}", "is no judgement", "write 相同, 不同 or 撤回, and keep both ids")
    return [_judgement(row, who) for _, row in filled]


def unknown(graph: Graph, judgements: Iterable[Judgement]) -> list[str]:
    """Return the ids that the graph has not, neither as such nor as one document's part (ID@文档) of a thing."""

    def held(id_: str) -> bool:
        stem, _, document = id_.rpartition("@")
        return id_ in graph.entities or (stem in graph.entities and document in graph.documents)

    return sorted({id_ for one in judgements for id_ in one.pair if not held(id_)})


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DataError(str(path), f"cannot be read: {error.strerror}", "name a file that kg review wrote") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _understood(row: Mapping[str, str]) -> bool:
    left, right = (row["实体一"] or "").strip(), (row["实体二"] or "").strip()
    return row["判断"].strip() in VERDICTS and bool(left and right) and left != right


def _judgement(row: Mapping[str, str], who: str) -> Judgement:
    def cell(name: str) -> str:
        return (row.get(name) or "").strip()

    verdict = VERDICTS[cell("判断")]
    when = cell("何时") or date.today().isoformat()
    return Judgement(verdict, cell("实体一"), cell("实体二"), cell("谁") or who, when, cell("理由"))
