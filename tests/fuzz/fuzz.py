"""Fuzz one target, led by the coverage of kg's code: python tests/fuzz/fuzz.py TARGET SECONDS (needs atheris).

A find is written to ``tests/fuzz/finds/TARGET-…``, where ``test_fuzz.py`` runs it from then on.
"""

import importlib
import sys
import tempfile
from pathlib import Path

import atheris

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "data" / "samples"
# Imported by the program only when they are needed: then they would not be watched.
LATE = ("kg.read.plain", "kg.read.html", "kg.read.docx", "kg.read.doc", "kg.read.pdf", "kg.mentions", "kg.figures")


def main() -> None:
    """Run until the time is over or something is found."""
    target, seconds = sys.argv[1:]
    with atheris.instrument_imports(include=["kg"]):
        for module in LATE:
            importlib.import_module(module)
        from targets import TARGETS
    grown = tempfile.mkdtemp(prefix="kg-fuzz-")  # libFuzzer writes what reaches further into the first folder
    options = [f"-max_total_time={seconds}", "-max_len=2000", "-rss_limit_mb=3000", "-timeout=60"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={HERE}/finds/{target}-", grown, str(SAMPLES)],
        TARGETS[target],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
