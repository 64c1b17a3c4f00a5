"""Kept results come back as they were, and never in a damaged form."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from changes import cut, spoil_all, spoil_middle

from kg.build import ASSEMBLING, build
from kg.build.cache import Cache, result_key
from kg.build.plan import CACHE


def test_a_result_survives_closing(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.keep("k", "d", b"rows")
    cache.close()
    cache = Cache(tmp_path / "cache.sqlite")
    assert cache.get("k") == b"rows"
    cache.close()


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
    cache.keep("k", "d", b"rows")
    with sqlite3.connect(tmp_path / "cache.sqlite") as database:
        database.execute("UPDATE results SET rows = ?", (b"r0ws",))
    database.close()
    assert cache.get("k") is None
    cache.close()


def empty(path: Path) -> None:
    path.write_bytes(b"")


def older_layout(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE results (key TEXT)")
    database.close()


@pytest.mark.parametrize("spoil", [spoil_all, spoil_middle, cut, empty, older_layout])
def test_a_build_over_a_damaged_cache_gives_the_same(
    tmp_path: Path, samples: Path, spoil: Callable[[Path], None]
) -> None:
    build([samples], tmp_path, tagger="rules")
    before = (tmp_path / "graph.jsonl").read_bytes()
    spoil(tmp_path / CACHE)
    (tmp_path / "graph.jsonl").unlink()
    result = build([samples], tmp_path, tagger="rules")
    assert (tmp_path / "graph.jsonl").read_bytes() == before
    assert (result.counts.documents, result.problems) == (6, ())


def test_a_result_that_is_lost_between_reading_and_assembling_is_read_again(tmp_path: Path, samples: Path) -> None:
    build([samples], tmp_path, tagger="rules")
    before = (tmp_path / "graph.jsonl").read_bytes()
    broken = False

    def lose(done: int, total: int, name: str) -> None:
        nonlocal broken
        if name == ASSEMBLING and not broken:
            broken = True
            with sqlite3.connect(tmp_path / CACHE) as database:
                database.execute("DELETE FROM results")
            database.close()

    build([samples], tmp_path, tagger="rules", infer=False, progress=lose)
    build([samples], tmp_path, tagger="rules")
    assert broken
    assert (tmp_path / "graph.jsonl").read_bytes() == before


def test_finish_drops_what_nothing_uses(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    cache.keep("used", "d", b"1")
    cache.keep("unused", "d", b"2")
    cache.finish([tmp_path], [("a.txt", "stamp", "used")])
    assert cache.get("used") == b"1"
    assert cache.get("unused") is None
    assert cache.sources() == {"a.txt": ("stamp", "used")}
    assert cache.paths() == (str(tmp_path),)
    cache.close()
