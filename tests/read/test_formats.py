"""The same document in every format and encoding gives the same sentences and the same facts."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from kg.metadata import describe
from kg.model import Document
from kg.pipeline import extract
from kg.read import Source, document, read, sources
from kg.read.docx import W
from kg.read.pdf import Line, joined
from kg.structure import split
from tests.read.notice import LINES, NOTICE, _saved, page, pdf, saved, word

FILES: dict[str, Callable[[], bytes]] = {
    "a.txt": lambda: NOTICE.encode(),
    "bom.txt": lambda: NOTICE.encode("utf-8-sig"),
    "gbk.txt": lambda: NOTICE.encode("gbk"),
    "gb18030.md": lambda: NOTICE.encode("gb18030"),
    "utf16.txt": lambda: NOTICE.encode("utf-16"),
    "utf16-without-mark.txt": lambda: NOTICE.encode("utf-16-le"),
    "windows.txt": lambda: NOTICE.replace("\n", "\r\n").encode(),
    "a.docx": lambda: word(LINES),
    "docx-called.doc": lambda: word(LINES),
    "a.html": lambda: page(LINES),
    "gbk.htm": lambda: page(LINES, "gbk"),
    "wrong-declaration.html": lambda: page(LINES, "gbk").replace(b'"gbk"', b'"utf-8"'),
    "a.pdf": lambda: pdf(LINES),
}


def sentences(found: Document) -> list[str]:
    return [sentence.reading(found.text) for sentence in split(found).sentences]


def facts(found: Document) -> list[tuple[str, str]]:
    return [(fact.key, fact.value) for fact in describe(found, split(found))]


def extracted(found: Document) -> list[tuple[str, ...]]:
    """Mentions, relations and figures without their offsets, which differ between formats."""
    said = extract(found)
    return [
        *((mention.type, re.sub(r"\s", "", mention.text)) for mention in said.mentions),
        *((relation.predicate, relation.modality) for relation in said.relations),
        *((figure.indicator, figure.value, figure.unit, figure.status) for figure in said.figures),
    ]


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_sentences_facts_and_extraction(tmp_path: Path, name: str) -> None:
    found = read(Source(name, saved(tmp_path, name, FILES[name]())))
    plain = document(NOTICE)
    assert sentences(found) == sentences(plain)
    assert facts(found) == facts(plain)
    assert extracted(found) == extracted(plain)
    assert len(extracted(plain)) > 5


def test_offsets_of_plain_text_are_those_of_the_decoded_file(tmp_path: Path) -> None:
    found = read(Source("a.txt", saved(tmp_path, "a.txt", NOTICE.encode())))
    assert found.text == NOTICE
    assert found.encoding == "utf-8"


def test_big5_and_traditional_script_are_read(tmp_path: Path) -> None:
    text = "為推動科技創新，經濟部辦理產業升級計畫，支持中小企業與學術機構合作研發，設立創新實驗室。\n"
    found = read(Source("t.txt", saved(tmp_path, "t.txt", text.encode("big5"))))
    assert found.text == text


def test_word_keeps_tables_numbering_and_the_places_of_paragraphs(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("青石市2023年科技工作要点")
    table = made.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "建设众创空间3家", "市科技局"
    made.add_paragraph("培育高新技术企业", style="List Number")
    made.add_paragraph("举办科技活动周", style="List Number")
    found = read(Source("t.docx", saved(tmp_path, "t.docx", _saved(made))))
    assert found.text.split("\n")[:4] == [
        "青石市2023年科技工作要点",
        "建设众创空间3家\t市科技局",
        "1.培育高新技术企业",
        "2.举办科技活动周",
    ]
    assert [anchor.label for anchor in found.anchors] == ["第1段", "表1", "第2段", "第3段"]
    assert all(found.text[anchor.start - 1 : anchor.start] in ("", "\n") for anchor in found.anchors)


def test_what_word_does_not_show_is_not_read(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("建设平台")
    deleted = paragraph._p.makeelement(f"{W}del", {})
    paragraph._p.append(deleted)
    deleted.append(made.add_paragraph("三家")._p[0])
    found = read(Source("t.docx", saved(tmp_path, "t.docx", _saved(made))))
    assert found.text.split() == ["建设平台"]


def test_lines_of_a_page_are_joined_up_to_the_next_indented_one() -> None:
    lines = [
        Line("为推动创新，经研究决", 88, 500, 14),
        Line("定，建设平台三家，培", 60, 500, 14),
        Line("育企业。", 60, 120, 14),
        Line("各单位要抓紧落实，确", 88, 500, 14),
        Line("保完成任务，年底考核", 60, 500, 14),
        Line("市科技局负责解释。", 88, 220, 14),
    ]
    assert joined(lines, 595).split("\n")[:-1] == [
        "为推动创新，经研究决定，建设平台三家，培育企业。",
        "各单位要抓紧落实，确保完成任务，年底考核",
        "市科技局负责解释。",
    ]


def test_pdf_knows_its_pages_and_leaves_their_numbers_out_of_sentences(tmp_path: Path) -> None:
    found = read(Source("a.pdf", saved(tmp_path, "a.pdf", pdf(LINES))))
    assert [anchor.label for anchor in found.anchors] == ["第1页", "第2页"]
    assert {item.kind for item in found.furniture} == {"page"}
    assert not any("—" in sentence for sentence in sentences(found))


def test_what_markup_calls_navigation_is_furniture(tmp_path: Path) -> None:
    found = read(Source("a.html", saved(tmp_path, "a.html", page(LINES))))
    marked = "".join(found.text[item.start : item.end] for item in found.furniture)
    assert "政务公开" in marked and "主办：青石市人民政府办公室" in marked
    assert "创新券" not in marked and "众创空间" not in found.text


def test_the_table_of_a_government_page_gives_number_and_date(tmp_path: Path) -> None:
    rows = "<table><tr><td>发文字号：</td><td>青政〔2022〕8号</td><td>成文日期：</td><td>2022-03-04</td></tr></table>"
    html = (
        f"<html><body>{rows}<h1>青石市人民政府关于加快科技创新的意见</h1><p>为加快创新，提出本意见。</p></body></html>"
    )
    found = read(Source("t.html", saved(tmp_path, "t.html", html.encode())))
    told = dict(facts(found))
    assert (told["number"], told["date"]) == ("青政〔2022〕8号", "2022-03-04")
    assert told["title"] == "青石市人民政府关于加快科技创新的意见"


def test_a_page_that_keeps_its_title_in_its_head_has_one(tmp_path: Path) -> None:
    head = '<meta name="ArticleTitle" content="关于支持科技创新的若干措施"><title>通知公告_某市</title>'
    html = f"<html><head>{head}</head><body><p>（一）建设平台。支持企业。</p></body></html>"
    found = read(Source("t.html", saved(tmp_path, "t.html", html.encode())))
    assert dict(facts(found))["title"] == "关于支持科技创新的若干措施"
    assert sentences(found) == ["（一）建设平台。", "支持企业。"]


def test_a_scan_says_that_it_has_no_text(tmp_path: Path) -> None:
    from reportlab.pdfgen import canvas

    sheet = canvas.Canvas(str(tmp_path / "scan.pdf"))
    sheet.rect(10, 10, 100, 100)
    sheet.save()
    with pytest.raises(Exception, match="no text layer") as error:
        read(next(iter(sources([tmp_path / "scan.pdf"]))))
    assert "OCR" in str(error.value)


def test_word_97_needs_libreoffice_or_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = saved(tmp_path, "old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    with pytest.raises(Exception, match="needs LibreOffice"):
        read(Source("old.doc", path))
