"""What a spaCy user relies on: the factory is found, spans are exact, own components run before and after."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.model import TYPES
from kg.spacy_face import KEY

TEXT = "县科技局牵头建设众创空间2家，支持高新技术企业联合中国科学院建立院士工作站。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_policy")
    return nlp


def test_spans_have_labels_and_ids(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = {span.text: (span.label_, span.id_) for span in doc.spans[KEY]}
    assert found["众创空间"][0] == "Platform"
    assert found["院士工作站"][0] == "Platform"
    assert found["县科技局"][0] == "GovernmentBody"
    assert all(label in TYPES and id for label, id in found.values())
    assert len({id for _, id in found.values()}) == len(found)


def test_a_name_has_the_same_id_in_every_document(nlp: Language) -> None:
    docs = [nlp(text) for text in (TEXT, "新建众创空间3家。")]
    ids = [{span.text: span.id_ for span in doc.spans[KEY]} for doc in docs]
    assert ids[0]["众创空间"] == ids[1]["众创空间"]


def test_spans_are_those_of_the_extraction(nlp: Language, samples: Path) -> None:
    text = (samples / "01-工作要点.txt").read_text(encoding="utf-8")
    doc = nlp(text)
    spans = [(span.start_char, span.end_char, span.label_) for span in doc.spans[KEY]]
    assert spans == [(mention.start, mention.end, mention.type) for mention in doc._.policy.mentions]
    assert len(spans) > 50


def test_own_components_run_before_and_after(nlp: Language) -> None:
    @Language.component("platforms_only")
    def platforms_only(doc: Doc) -> Doc:
        doc.ents = [span for span in doc.spans[KEY] if span.label_ == "Platform"]
        return doc

    own = spacy.blank("zh")
    own.add_pipe("sentencizer", config={"punct_chars": ["。"]})
    own.add_pipe("kg_policy", config={"tagger": "rules"})
    own.add_pipe("platforms_only")
    doc = own(TEXT)
    assert {ent.text for ent in doc.ents} == {"众创空间", "院士工作站"}
    assert len(list(doc.sents)) == 1


def test_an_empty_text_has_no_spans(nlp: Language) -> None:
    doc = nlp("")
    assert list(doc.spans[KEY]) == []
