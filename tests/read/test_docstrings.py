"""The examples in the docstrings of reading run as they stand."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["kg.read.fold", "kg.structure.annex", "kg.metadata.genre", "kg.metadata.places"])
def test_docstrings_tell_the_truth(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted > 0 and result.failed == 0
