"""The word lists: what they hold, that none of their names is a clause, and what is said of a list in disorder."""

import re
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.lexicon import divisions, lexicon, read_names, words
from kg.model import TYPES

ENCLOSED = re.compile(r"“[^“”]*”|‘[^‘’]*’|（[^（）]*）|\([^()]*\)")
NAMES = [entry for entry in lexicon().entries if entry.role == "name"]


def test_the_lists_hold_thousands_of_names_of_every_type_but_persons() -> None:
    assert len(NAMES) > 8000
    assert {entry.type for entry in NAMES} == set(TYPES) - {"Person"}


def test_no_name_is_a_clause() -> None:
    clauses = [entry.text for entry in NAMES if re.search(r"[，。；：！？“”（）()]", ENCLOSED.sub("", entry.text))]
    assert not clauses


def test_every_word_is_listed_once_and_found_as_a_whole() -> None:
    entries = lexicon().entries
    assert len({entry.text for entry in entries}) == len(entries)
    for index, entry in enumerate(entries):
        assert lexicon().automaton.find_matches_as_indexes(entry.text) == [(index, 0, len(entry.text))]


def test_level_and_kind_stand_apart_from_the_name() -> None:
    ministry = lexicon().by_text["科技部"]
    assert (ministry.canonical, ministry.level, ministry.type) == ("科学技术部", "国家级", "GovernmentBody")
    assert lexicon().by_text["众创空间"].kind == "孵化载体"


def test_divisions_have_codes_and_belong_to_a_province() -> None:
    codes = [division.code for division in divisions()]
    assert len(set(codes)) == len(codes) > 3000
    assert all(re.fullmatch(r"\d{6}", code) and code[:2] + "0000" in codes for code in codes)
    assert lexicon().by_text["泉州"].code == lexicon().by_text["泉州市"].code == "350500"


def test_a_place_that_reads_as_other_words_is_not_matched() -> None:
    assert "和县" not in lexicon().by_text
    assert "和县" in {division.name for division in divisions()}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("type: Planet\ngroups: []\n", "no known type"),
        ("type: Platform\n", "no list of groups"),
        ("- 众创空间\n", "not a mapping"),
        ("type: [\n", "cannot be read"),
    ],
)
def test_a_list_in_disorder_is_named_with_what_is_wrong(tmp_path: Path, content: str, problem: str) -> None:
    path = tmp_path / "platforms.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=f"platforms.yaml.*{problem}"):
        list(read_names(path))


def test_an_unknown_list_of_words_is_an_error() -> None:
    assert "由" in words("firm_before")
    with pytest.raises(DataError, match="has no list verbs"):
        words("verbs")
