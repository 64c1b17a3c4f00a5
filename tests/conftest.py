"""Shared fixtures: the samples, and the graph of them, built once a test run."""

from pathlib import Path

import pytest

from kg.cli import run

SAMPLES = Path(__file__).parent.parent / "data" / "samples"


@pytest.fixture(scope="session")
def samples() -> Path:
    """The documents that come with the project."""
    return SAMPLES


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of ``kg build data/samples``; tests read it and don't write into it."""
    out = tmp_path_factory.mktemp("built") / "out"
    assert run(["build", str(SAMPLES), "--out", str(out), "--jobs", "1"]) == 0
    return out
