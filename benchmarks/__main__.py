"""Run benchmarks over a folder of documents and print one Markdown table.

python -m benchmarks [PART …] [--corpus FOLDER]
"""

import argparse
import importlib
import os
import platform
import sys
from pathlib import Path

PARTS = ("reading", "extraction", "resolution", "graph", "explore", "scale")
CORPUS = Path(os.environ.get("CORPUS") or Path(__file__).parent.parent / "data" / "samples")


def main() -> None:
    """Print the table as its lines come."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure speed beside known libraries.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure (default all): {', '.join(PARTS)}")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="folder of documents (default: $CORPUS, or the samples)"
    )
    arguments = parser.parse_args()
    unknown = sorted(set(arguments.parts) - set(PARTS))
    if unknown:
        parser.error(f"no such part: {', '.join(unknown)}")
    number = sum(path.is_file() for path in arguments.corpus.rglob("*"))
    line(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; {number} files\n")
    line("| part | what | unit | kg | peer | peer's figure | times better |\n|---|---|---|---|---|---|---|")
    for part in arguments.parts or PARTS:
        measure(part, arguments.corpus)


def measure(part: str, corpus: Path) -> None:
    """Print the rows of one part, or what it lacks."""
    try:
        for row in importlib.import_module(f"benchmarks.{part}").rows(corpus):
            peer = f"{row.peer:,.3g}" if row.peer else "–"
            cells = (part, row.name, row.unit, f"{row.ours:,.4g}", row.peer_name or "–", peer, row.ratio)
            line(f"| {' | '.join(cells)} |")
    except ModuleNotFoundError as error:
        line(f"| {part} | not measured: {error.name} is not installed | – | – | – | – | – |")


def line(text: str) -> None:
    """Write a line at once, so that a long run can be watched."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
