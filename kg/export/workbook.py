"""An Excel workbook with a sheet a table, written without a library: xlsx is zipped XML.

Cells hold inline text or numbers, never formulas, so that nothing a document says can be run.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from kg.export.cells import plain
from kg.export.tables import Table, tables
from kg.export.xml import text
from kg.graph import Graph

SHEETS: Final = {
    "documents": "文件",
    "entities": "实体",
    "statements": "陈述",
    "observations": "指标数值",
    "evidence": "依据",
}
EPOCH: Final = (1980, 1, 1, 0, 0, 0)  # the earliest time of a zip file: the same bytes on every day
ROWS: Final = 1_048_576
CHARACTERS: Final = 32_767
MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
CONTENT: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# An underscore escape such as _x0041_ would be read as a character.
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def export(graph: Graph) -> bytes:
    """Return the tables as one workbook; rows beyond the limit of the format are left to the CSV tables."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(tables(graph)):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _parts(found: dict[str, Table]) -> Iterator[tuple[str, str]]:
    numbers = range(1, len(found) + 1)
    types = "".join(_override(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in numbers)
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types = default + _override("/xl/workbook.xml", "sheet.main") + types
    yield "[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types">{types}</Types>'
    yield "_rels/.rels", _relations([("rId1", "officeDocument", "xl/workbook.xml")])
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    yield "xl/_rels/workbook.xml.rels", _relations(links)
    sheets = "".join(
        f'<sheet name="{SHEETS[name]}" sheetId="{n}" r:id="rId{n}"/>' for n, name in zip(numbers, found, strict=True)
    )
    yield (
        "xl/workbook.xml",
        f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>',
    )
    for n, (head, rows) in zip(numbers, found.values(), strict=True):
        yield f"xl/worksheets/sheet{n}.xml", _sheet(head, rows)


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{CONTENT}.{kind}+xml"/>'


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    rows = "".join(f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{to}"/>' for id, kind, to in links)
    return f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'


def _sheet(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    body: list[str] = []
    for number, row in enumerate((head, *rows), 1):
        if number > ROWS:
            break
        body.append(f'<row r="{number}">{"".join(map(_cell, row))}</row>')
    return f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>{"".join(body)}</sheetData></worksheet>'


def _cell(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    if value == "" or value == () or value is False:
        return "<c/>"  # a blank, which filters and counts of spreadsheets tell from an empty text
    lines = text(plain(value)).replace("\r\n", "\n").replace("\r", "\n")  # XML readers take each for a line end
    words = _ESCAPED.sub("_x005F_", escape(lines[:CHARACTERS]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
