"""Kept results come back as they were, and never in a damaged form."""

import sqlite3
from pathlib import Path

from kg.build.cache import Cache, result_key


def test_a_result_survives_closing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("k", b"rows")
    cache.close()
    assert Cache(tmp_path / "cache.sqlite").get("k") == b"rows"


def test_the_key_depends_on_bytes_format_and_tagger() -> None:
    keys = {
        result_key(data, suffix, tagger)
        for data in (b"a", b"b")
        for suffix in (".txt", ".html")
        for tagger in ("crf", "rules")
    }
    assert len(keys) == 8
    assert result_key(b"a", ".TXT", "crf") == result_key(b"a", ".txt", "crf")


def test_a_changed_block_counts_as_missing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("k", b"rows")
    with sqlite3.connect(tmp_path / "cache.sqlite") as database:
        database.execute("UPDATE results SET rows = ?", (b"r0ws",))
    database.close()
    assert cache.get("k") is None
    cache.close()


def test_a_file_that_is_no_database_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").write_bytes(b"not a database at all, but long enough to be read as one" * 40)
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("k", b"rows")
    assert cache.get("k") == b"rows"
    cache.close()


def test_finish_drops_what_nothing_uses(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.put("used", b"1")
    cache.put("unused", b"2")
    cache.finish([tmp_path], [("a.txt", "stamp", "used")])
    assert cache.get("used") == b"1"
    assert cache.get("unused") is None
    assert cache.sources() == {"a.txt": ("stamp", "used")}
    assert cache.paths() == (str(tmp_path),)
    cache.close()
