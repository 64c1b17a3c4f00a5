"""kg read, as a user runs it."""

from pathlib import Path

import pytest

from kg.cli import run
from tests.read.notice import NOTICE, saved


def test_it_shows_facts_sections_and_furniture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path, "a.txt", (NOTICE + "展开阅读全文\n").encode())
    assert run(["read", str(path)]) == 0
    shown = capsys.readouterr().out.split("\n")
    assert "title: 青石市科学技术局关于印发《青石市科技创新券管理办法》的通知  (the first line)" in shown
    assert "一、总体要求" in shown
    assert "  （一）支持对象。" in shown
    assert "    科技型中小企业和创新团队。" in shown
    assert "[navigation] 展开阅读全文" in shown


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved(tmp_path, "a.pdf", b"%PDF-1.4 broken")
    saved(tmp_path, "b.txt", NOTICE.encode())
    assert run(["read", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "a.pdf: is a damaged PDF" in shown.err and "b.txt" in shown.out
