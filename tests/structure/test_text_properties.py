"""What holds for every text: sections cover it, sentences lie in it, quotes are where they say."""

from hypothesis import given
from hypothesis import strategies as st

from kg.metadata import describe
from kg.read import document
from kg.structure import split

NUMBERS = "一、 二、 （一） (二) 1. 2、 （1） ① 一是 二是 第一， 首先， 其次， 第一章 第一条 第二条 附件： 附件1 ● ——"
WORDS = (
    "市科技局 建设众创空间 关于印发《某办法》的通知 某办法 2023年5月6日 展开阅读全文 第3页 各县（区）科技局： x 3.5%"
)
SIGNS = "。 ； ， ： ？ 《 》 ……(某网省略808字,会员可阅读)……"
BLANKS = ["\n", "\n\n", "\r\n", "\u3000", " ", "\ue000", "\x00"]
PIECES = st.sampled_from(f"{NUMBERS} {WORDS} {SIGNS}".split(" ") + BLANKS)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


@given(TEXTS)
def test_sections_cover_the_text_without_gap_or_overlap(text: str) -> None:
    sections = split(document(text)).sections
    assert [section.start for section in sections] == [0, *(section.end for section in sections[:-1])]
    assert sections[-1].end == len(text)
    for section in sections:
        assert section.parent < section.index
        assert text.startswith(section.number, section.start)
        assert section.parent < 0 or sections[section.parent].level < section.level


@given(TEXTS)
def test_sentences_hold_all_text_once_and_no_furniture(text: str) -> None:
    found = document(text)
    outline = split(found)
    covered = [place for sentence in outline.sentences for start, end in sentence.pieces for place in range(start, end)]
    furniture = {place for item in found.furniture for place in range(item.start, item.end)}
    assert covered == sorted(set(covered))
    assert not furniture & set(covered)
    left = {place for place, sign in enumerate(text) if not sign.isspace()} - furniture - set(covered)
    assert all(text[place] in "0123456789、" for place in left)


@given(TEXTS)
def test_a_sentence_maps_back_to_the_text(text: str) -> None:
    outline = split(document(text))
    for sentence in outline.sentences:
        reading = sentence.reading(text)
        assert (sentence.start, sentence.end) == (sentence.pieces[0][0], sentence.pieces[-1][1])
        assert [text[sentence.locate(at)] for at in range(len(reading))] == list(reading)
        holder = outline.sections[sentence.section]
        assert holder.start < sentence.end <= holder.end


@given(TEXTS)
def test_facts_lie_in_the_text(text: str) -> None:
    found = document(text)
    for fact in describe(found, split(found)):
        assert 0 <= fact.start <= fact.end <= len(text)
        assert fact.value and fact.why


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = document(text)
    outline = split(found)
    assert describe(found, outline) is not None
    assert all(text[sentence.start : sentence.end].strip() for sentence in outline.sentences)
