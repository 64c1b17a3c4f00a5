"""A notice written for the tests, and the writers that make a file of it in each format."""

import io
from pathlib import Path

import docx
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

NOTICE = """青石市科学技术局关于印发《青石市科技创新券管理办法》的通知
青科规〔2023〕12号
各县（市、区）科技局，各有关单位：
为贯彻落实创新驱动发展战略，引导企业加大研发投入，经市政府同意，现将《青石市科技创新券管理办法》印发给你们，请结合实际认真贯彻执行，执行中遇到的问题请及时向市科技局反映，以便我们进一步完善。
一、总体要求
到2025年，全市高新技术企业达到1200家，R&D投入占GDP的比重达到2.5%以上，技术合同成交额突破100亿元，建成一批国家级和省级创新平台，形成梯次培育体系，让更多的企业走上创新发展的道路。
（一）支持对象。科技型中小企业和创新团队。
（二）支持标准。单个企业每年最高不超过30万元；对高新技术企业可以适当提高，但是提高的幅度不得超过百分之二十。
二、组织实施
市科技局负责组织实施，市财政局负责资金保障。
青石市科学技术局
2023年5月6日
"""
LINES = NOTICE.strip().split("\n")
MARGIN, SIZE, WIDTH = 60, 14, 595


def word(lines: list[str]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return _saved(document)


def _saved(document: "docx.document.Document") -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page(lines: list[str], charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{line.replace('&', '&amp;')}</p>\n" for line in lines)
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>通知公告_青石市人民政府</title>'
        "<script>var a = '建设众创空间';</script></head><body>"
        '<div class="nav"><a href="/">首页</a> <a href="/zw">政务公开</a></div>'
        f'<div id="zoom">{body}</div><div class="footer">主办：青石市人民政府办公室</div></body></html>'
    ).encode(charset)


def pdf(lines: list[str], height: int = 300, password: str = "") -> bytes:
    """Set the lines as a printer does: the title centred over two lines, wrapped paragraphs, a number a page."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=(WIDTH, height), encrypt=password or None)
    top = height - 40
    left, number = top, 1
    for x, words in _set(lines):
        if left < 60:
            sheet.setFont("STSong-Light", 10)
            sheet.drawCentredString(WIDTH / 2, 20, f"— {number} —")
            sheet.showPage()
            left, number = top, number + 1
        sheet.setFont("STSong-Light", SIZE)
        sheet.drawString(x, left, words)
        left -= 22
    sheet.save()
    return buffer.getvalue()


def _set(lines: list[str]) -> list[tuple[float, str]]:
    placed: list[tuple[float, str]] = [(110, lines[0][:20]), (110, lines[0][20:])]
    for line in lines[1:]:
        x, words = MARGIN + 2 * SIZE, ""
        for sign in line:
            if pdfmetrics.stringWidth(words + sign, "STSong-Light", SIZE) + x > WIDTH - MARGIN:
                placed.append((x, words))
                x, words = MARGIN, ""
            words += sign
        placed.append((x, words))
    return placed


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
