"""Files that would harm or stop the reader: each gives a limit or a message, and the others are read."""

import io
import os
import random
import zipfile
from pathlib import Path

import pytest

from kg.errors import ReadError
from kg.model import Document
from kg.read import Source, read, sources
from kg.structure import split
from tests.read.notice import LINES, NOTICE, pdf, saved, word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def refused(path: Path, problem: str) -> None:
    with pytest.raises(ReadError, match=problem) as error:
        read(Source(path.name, path))
    assert error.value.name == path.name and error.value.remedy


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def word_of(xml: str) -> bytes:
    return zipped({"word/document.xml": xml.encode(), "[Content_Types].xml": b"<Types/>"})


def all_of(folder: Path) -> tuple[list[Document], list[str]]:
    read_ones: list[Document] = []
    problems: list[str] = []
    for source in sources([folder]):
        try:
            read_ones.append(read(source))
        except ReadError as error:
            problems.append(str(error))
    return read_ones, problems


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = bytes(200 * 1024 * 1024)
    refused(saved(tmp_path, "bomb.docx", zipped({"word/document.xml": bomb})), "unpacks to far more")
    path = saved(tmp_path, "bomb.zip", zipped({"a.txt": bomb, "b.txt": NOTICE.encode()}))
    found, problems = all_of(tmp_path)
    assert [document.source for document in found] == ["bomb.zip/b.txt"]
    assert len(problems) == 2 and path.exists()


def test_a_small_bomb_is_known_by_its_ratio(tmp_path: Path) -> None:
    refused(saved(tmp_path, "bomb.docx", zipped({"word/document.xml": bytes(40 * 1024 * 1024)})), "unpacks to far more")


def test_an_archive_writes_nothing_and_reads_nothing_outside(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    saved(tmp_path, "secret.txt", "机密".encode())
    saved(inside, "a.zip", zipped({"../secret.txt": NOTICE.encode(), "/etc/x.txt": NOTICE.encode()}))
    found, _ = all_of(inside)
    assert len(found) == 2 and all(document.text == NOTICE for document in found)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in", "secret.txt"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "out.txt").symlink_to(saved(tmp_path, "secret.txt", "机密".encode()))
    (inside / "deep").symlink_to(tmp_path, target_is_directory=True)
    found, problems = all_of(inside)
    assert found == [] and len(problems) == 1 and "leads out of its folder" in problems[0]


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/evil.dtd">',
        '<!DOCTYPE d [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]>',
    ],
)
def test_word_with_entities_is_refused(tmp_path: Path, doctype: str) -> None:
    body = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:body></w:document>'
    refused(saved(tmp_path, "x.docx", word_of(f'<?xml version="1.0"?>{doctype}{body}')), "DOCTYPE")


def test_a_file_of_200_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    refused(path, "is larger than 64 MB")


def test_a_line_of_10_megabytes_is_read_in_bounded_sentences(tmp_path: Path) -> None:
    found = read(Source("l.txt", saved(tmp_path, "l.txt", ("市科技局建设众创空间，" * 310_000).encode())))
    outline = split(found)
    assert max(sentence.end - sentence.start for sentence in outline.sentences) <= 600
    assert sum(sentence.end - sentence.start for sentence in outline.sentences) == len(found.text)


def test_deeply_nested_html_is_read(tmp_path: Path) -> None:
    deep = b"<div>" * 20_000 + "市科技局建设众创空间。".encode() + b"</div>" * 20_000
    found = read(Source("d.html", saved(tmp_path, "d.html", b"<html><body>" + deep)))
    assert found.text.strip() == "市科技局建设众创空间。"


def test_a_file_that_vanishes_or_changes_stops_no_other(tmp_path: Path) -> None:
    first, second = saved(tmp_path, "1.txt", NOTICE.encode()), saved(tmp_path, "2.txt", NOTICE.encode())
    listed = list(sources([tmp_path]))
    first.unlink()
    second.write_bytes("已经改写。".encode())
    with pytest.raises(ReadError, match="cannot be opened"):
        read(listed[0])
    assert read(listed[1]).text == "已经改写。"


def test_broken_and_locked_files_say_what_to_do(tmp_path: Path) -> None:
    refused(saved(tmp_path, "broken.pdf", pdf(LINES)[:400]), "damaged PDF")
    refused(saved(tmp_path, "locked.pdf", pdf(LINES, password="geheim")), "protected by a password")
    refused(saved(tmp_path, "broken.docx", word(LINES)[:2000]), "damaged Word file")
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    refused(saved(tmp_path, "locked.docx", ole), "protected by a password")
    refused(saved(tmp_path, "picture.txt", bytes(range(256)) * 100), "is no text")
    refused(saved(tmp_path, "random.txt", random.Random(6).randbytes(200)), "is no text")
    refused(saved(tmp_path, "empty.txt", b" \n"), "is empty")


def test_a_broken_archive_in_a_folder_stops_no_other(tmp_path: Path) -> None:
    saved(tmp_path, "a.zip", b"PK\x03\x04broken")
    saved(tmp_path, "b.txt", NOTICE.encode())
    found, problems = all_of(tmp_path)
    assert [document.source for document in found] == ["b.txt"]
    assert len(problems) == 1 and problems[0].startswith("a.zip: is no zip archive")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    found, problems = all_of(tmp_path)
    assert found == [] and "is no regular file" in problems[0]


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xc7\xe0\xca\xaf.txt"
    with open(path, "wb") as file:  # noqa: PTH123  (a name in bytes)
        file.write(NOTICE.encode())
    (document,), _ = all_of(tmp_path)
    assert document.source.encode("utf-8")


def test_names_in_an_archive_made_on_chinese_windows_are_read(tmp_path: Path) -> None:
    data = zipped({"AAAA.txt": NOTICE.encode()}).replace(b"AAAA", "青石".encode("gbk"))
    saved(tmp_path, "w.zip", data)
    assert [source.name for source in sources([tmp_path])] == ["w.zip/青石.txt"]
    assert read(next(iter(sources([tmp_path])))).text == NOTICE


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="is no file or folder"):
        list(sources([tmp_path / "nothing"]))
