"""What a caller relies on: spans in order, the same whatever else is tagged, errors that say what to do."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DataError
from kg.mentions import see
from kg.mentions.sight import Sight
from kg.model import TYPES
from kg.resources import resource
from kg.tagger import LONGEST, tag
from kg.tagger.features import describe
from kg.tagger.linear import OFFSETS, ROWS, columns, emissions
from kg.tagger.model import load

SENTENCES = (
    "县科技局牵头建设众创空间2家。",
    "支持高新技术企业联合高校院所组建省级重点实验室，",
    "",
    "三、下步工作",
    "落实研发费用加计扣除等惠企政策，发展人工智能、新能源等战略性新兴产业。",
)
SIGHTS = tuple(see(sentence) for sentence in SENTENCES)


def test_types_of_plain_sentences() -> None:
    found = [
        {sentence[start:end]: kind for start, end, kind, _ in tags}
        for sentence, tags in zip(SENTENCES, tag(SIGHTS), strict=True)
    ]
    assert found[0] == {"县科技局": "GovernmentBody", "众创空间": "Platform"}
    assert found[1]["高新技术企业"] == "EnterpriseCategory"
    assert found[1]["省级重点实验室"] == "Platform"
    assert found[2] == {}
    assert found[4]["人工智能"] == found[4]["新能源"] == "Field"


@given(st.permutations(range(len(SENTENCES))), st.integers(1, 3))
@settings(max_examples=20, deadline=None)
def test_neighbours_in_a_batch_change_nothing(order: list[int], copies: int) -> None:
    alone = [tag([sight])[0] for sight in SIGHTS]
    places = order * copies
    together = tag([SIGHTS[i] for i in places])
    assert together == [alone[i] for i in places]


@given(
    st.text(st.sampled_from("县科技局众创空间、，。《》“”（）()0123一二支持建设高新技术企业X*\n 😀\ud800"), max_size=80)
)
@settings(max_examples=60, deadline=None)
def test_spans_lie_in_order_within_any_reading(reading: str) -> None:
    tags = tag([Sight(reading, (), ())])[0]
    edges = [edge for start, end, _, _ in tags for edge in (start, end)]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(reading) for start, end, _, _ in tags)
    assert all(kind in TYPES and 0 <= sure <= 1 for _, _, kind, sure in tags)


def test_a_very_long_reading_is_tagged_to_its_end() -> None:
    filler = "进一步加强组织领导，" * (LONGEST // 5)
    reading = filler + SENTENCES[0]
    spans = [span for span in tag([see(reading)])[0] if span[1] > len(filler)]
    assert {reading[start:end] for start, end, _, _ in spans} >= {"众创空间"}


def test_scores_are_sums_of_the_weights_seen() -> None:
    model = load(resource("data/models/crf.npz")).linear
    batch = describe(SIGHTS, ROWS)
    scores = emissions(model, batch)
    for start, length in zip(batch.starts.tolist(), batch.lengths.tolist(), strict=True):
        for at in range(length):
            lines = [
                model.places[i, batch.rows[start + at + offset, column]]
                for i, offset in enumerate(OFFSETS)
                if 0 <= at + offset < length
                for column in columns(offset)
            ]
            assert (scores[start + at] == model.weights[lines].sum(axis=0, dtype=np.int64)).all()


def test_an_unknown_tagger_is_named_with_those_there_are() -> None:
    with pytest.raises(DataError, match=r"nonsense: is no tagger.*crf.*rules"):
        tag([see("科技局")], "nonsense")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no archive", b"\x93NUMPY"])
def test_a_damaged_model_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "crf.npz").write_bytes(content)
    with pytest.raises(DataError, match=r"crf\.npz"):
        load(tmp_path / "crf.npz")


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    with np.load(resource("data/models/crf.npz")) as file:
        content = {**file, "columns": np.array(3)}
    np.savez_compressed(tmp_path / "old.npz", **content)
    with pytest.raises(DataError, match=r"old\.npz: was trained for other features"):
        load(tmp_path / "old.npz")
