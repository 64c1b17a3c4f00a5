"""Run every benchmark over one folder of documents and print one Markdown table.

python -m benchmarks [--corpus FOLDER] [--only reading,extraction,…]
"""

import argparse
import importlib
import os
import platform
from pathlib import Path

PARTS = ("reading", "extraction", "graph", "scale", "explore")
SAMPLES = Path(__file__).parent.parent / "data" / "samples"


def main() -> None:
    """Print the table as its lines come."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=SAMPLES, help="folder of documents (default: the samples)")
    parser.add_argument("--only", default=",".join(PARTS), help="parts to run, joined by commas")
    arguments = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores; documents: ", end="")
    print(sum(path.is_file() for path in arguments.corpus.rglob("*")))
    print("\n| part | what | unit | kg | peer | peer's figure | times better |\n|---|---|---|---|---|---|---|")
    for part in arguments.only.split(","):
        for row in importlib.import_module(f"benchmarks.{part}").rows(arguments.corpus):
            peer = f"{row.peer:,.3g}" if row.peer else "–"
            print(
                f"| {part} | {row.name} | {row.unit} | {row.ours:,.4g} | {row.peer_name or '–'} | {peer} | {row.ratio} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
