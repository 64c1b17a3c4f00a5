"""Mentions of a document: exact offsets, nothing across line ends or in furniture, names carried through the text."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.mentions import find
from kg.mentions.settle import apart, named
from kg.mentions.spans import Span
from kg.model import Document, Furniture, Mention, Outline, Section, Sentence


def outline(*sentences: tuple[tuple[int, int], ...]) -> Outline:
    """Return an outline of one section whose sentences are made of the pieces given."""
    section = Section(0, -1, 0, "", "", 0, max((pieces[-1][1] for pieces in sentences), default=0))
    return Outline((section,), tuple(Sentence(pieces[0][0], pieces[-1][1], 0, pieces) for pieces in sentences))


def rules(text: str, *sentences: tuple[tuple[int, int], ...], furniture: tuple[Furniture, ...] = ()) -> list[Mention]:
    document = Document("1", "1.txt", text, furniture=furniture)
    return list(find(document, outline(*(sentences or (((0, len(text)),),))), "rules"))


def test_offsets_are_those_of_the_text() -> None:
    text = "一、总结\n县科技局建设众创空间。"
    found = rules(text, ((0, 4),), ((5, len(text)),))
    assert [(mention.text, mention.start) for mention in found] == [("县科技局", 5), ("众创空间", 11)]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_name_that_a_line_end_cuts_is_found_on_both_lines() -> None:
    text = "建设科技企\n业孵化器。"
    assert [mention.text for mention in rules(text, ((0, 5), (6, len(text))))] == ["科技企", "业孵化器"]


def test_nothing_is_found_in_furniture() -> None:
    text = "县科技局建设众创空间"
    assert [mention.text for mention in rules(text, furniture=(Furniture(0, 5, "note"),))] == ["众创空间"]


def test_a_short_name_holds_for_the_whole_document() -> None:
    text = "东海市潮汐能产业研究院（以下简称“潮研院”）成立。潮研院发展很快。"
    found = [(mention.text, mention.type) for mention in rules(text)]
    assert found.count(("潮研院", "ResearchInstitution")) == 2


def test_an_unknown_tagger_is_an_error() -> None:
    with pytest.raises(DataError, match="oracle"):
        find(Document("1", "1.txt", "县科技局。"), outline(((0, 5),)), "oracle")


@pytest.mark.parametrize(
    ("reading", "name", "sound"),
    [
        ("县科技局负责", "县科技局", True),
        ("的众创空间", "的众创空间", False),
        ("建成平台，培育企业", "平台，培育企业", False),
        ("专精特新“小巨人”企业", "专精特新“小巨人”企业", True),
        ("《关于创新，实干的意见》", "关于创新，实干的意见", True),
    ],
)
def test_a_clause_is_no_name(reading: str, name: str, sound: bool) -> None:
    start = reading.index(name)
    assert named(reading, Span(start, start + len(name), "Policy", "crf")) is sound


@pytest.mark.parametrize(
    ("reading", "name"),
    [
        ("关键部件（伺服系统", "关键部件"),
        ("行业标准样品（标准样品目录", "行业标准样品"),
        ("半导体发光二极管（LED）", "半导体发光二极管（LED）"),
        ("市级、国家级）、成长型企业", None),
        ("中国）有限公司", None),
    ],
)
def test_a_bracket_of_a_name_is_opened_and_closed_in_it(reading: str, name: str | None) -> None:
    span = Span(0, len(reading), "Field", "crf")
    found = [reading[part.start : part.end] for part in apart(reading, span)] if named(reading, span) else []
    assert found == ([] if name is None else [name])


@pytest.mark.parametrize(
    ("reading", "parts"),
    [
        ("县财政、税务部门", ["县财政", "税务部门"]),
        ("省科技厅、财政厅、发改委", ["省科技厅", "财政厅", "发改委"]),
        ("省、市科技局", ["省、市科技局"]),
        ("国家计委和省、市、自治区计委", ["国家计委", "省、市、自治区计委"]),
        ("县级以上人民政府及其有关部门", ["县级以上人民政府"]),
        ("请各区工（科）信局、火炬管委会", ["区工（科）信局", "火炬管委会"]),
        ("科技厅（委、局）、财政厅（局）", ["科技厅（委、局）", "财政厅（局）"]),
        ("县级人民政府及有关部门、人民法院", ["县级人民政府", "人民法院"]),
        ("县（市、区）工信局（工信科技局", ["县（市、区）工信局"]),
    ],
)
def test_bodies_named_together_are_one_mention_each(reading: str, parts: list[str]) -> None:
    spans = apart(reading, Span(0, len(reading), "GovernmentBody", "crf"))
    assert [reading[span.start : span.end] for span in spans] == parts


def test_a_ladder_is_read_rung_by_rung() -> None:
    reading = "“科技型中小企业—高新技术企业—瞪羚企业”梯次培育机制"
    spans = apart(reading, Span(0, len(reading), "Policy", "crf"))
    assert [(reading[span.start : span.end], span.type) for span in spans] == [
        ("科技型中小企业", "EnterpriseCategory"),
        ("高新技术企业", "EnterpriseCategory"),
        ("瞪羚企业", "EnterpriseCategory"),
        ("梯次培育机制", "Policy"),
    ]


@given(st.text(st.sampled_from("省县科技局企业创新平台公司有限“”、，。和*我来\n"), max_size=80))
def test_mentions_are_exact_ordered_and_apart(text: str) -> None:
    pieces = [(start, end) for start, end in _lines(text) if start < end]
    found = rules(text, *(((start, end),) for start, end in pieces)) if pieces else []
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all("\n" not in mention.text for mention in found)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))


def _lines(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for line in text.split("\n"):
        places.append((at, at + len(line)))
        at += len(line) + 1
    return places
