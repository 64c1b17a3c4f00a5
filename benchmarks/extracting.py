"""Extract annotated documents in a process of its own, timed: what ``benchmarks.evaluation`` runs for each program.

Reads a JSON list from stdin (folder, names, way) and writes a row a document, as ``kg extract`` does, with ``seconds``
of CPU time. The way is a tagger, or ``annotated`` for relations and figures between the annotated mentions.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from kg.extraction_json import to_json
from kg.figures import measure
from kg.gold import read_gold
from kg.metadata import describe
from kg.model import Document, Extraction, Mention
from kg.pipeline import extract
from kg.read import read
from kg.read.sources import Source
from kg.relations import relate
from kg.structure import split


def main() -> None:
    """Write the rows; the first document is extracted once before, so that loading is not timed."""
    folder, names, way = json.load(sys.stdin)
    _row(Path(folder), names[0], way)
    for name in names:
        sys.stdout.write(json.dumps(_row(Path(folder), name, way)) + "\n")


def _row(folder: Path, name: str, way: str) -> dict[str, Any]:
    document = read(Source(f"{name}.txt", folder / f"{name}.txt"))
    begun = time.process_time()
    extraction = _between_annotated(document, folder) if way == "annotated" else extract(document, way)
    return {**to_json(extraction), "seconds": time.process_time() - begun}


def _between_annotated(document: Document, folder: Path) -> Extraction:
    gold = read_gold(folder / f"{Path(document.source).stem}.ann")
    mentions = tuple(
        Mention(item.start, item.end, item.type, gold.text[item.start : item.end], "gold") for item in gold.mentions
    )
    outline = split(document)
    facts = describe(document, outline)
    relations = relate(document, outline, facts, mentions)
    return Extraction(document, outline, facts, mentions, relations, measure(document, outline, facts, mentions))


if __name__ == "__main__":
    main()
