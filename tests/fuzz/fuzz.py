"""Fuzz one target, led by the coverage of kg's code: python tests/fuzz/fuzz.py TARGET SECONDS (needs atheris).

A find is written to ``tests/fuzz/finds/TARGET-…``, where ``test_fuzz.py`` runs it from then on.
"""

import sys
from pathlib import Path

import atheris

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "data" / "samples"


def main() -> None:
    """Run until the time is over or something is found."""
    target, seconds = sys.argv[1:]
    with atheris.instrument_imports(include=["kg"]):
        from targets import TARGETS
    call = TARGETS[target]
    options = [f"-max_total_time={seconds}", "-max_len=2000", "-rss_limit_mb=3000", "-timeout=60"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={HERE}/finds/{target}-", str(SAMPLES)], call)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
