"""What a kept result depends on beside its document: the program, its word lists and models, its libraries."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

from kg.resources import PACKAGE, root

# What runs after documents are extracted: a change there asks for new outputs, not for new reading.
AFTERWARDS: Final = frozenset(
    ("cli", "evaluate", "explore", "export", "facts.py", "infer.py", "ledger", "learn", "query", "rdf", "serve")
)
# Their versions decide what is read and found; lxml and pypdfium2 read, the others match, cut and count.
LIBRARIES: Final = ("ahocorasick-rs", "charset-normalizer", "cn2an", "lxml", "numpy", "pypdfium2", "rjieba")


@cache
def extraction() -> str:
    """Return the hash of all code, word lists, models and libraries that decide what a document says."""
    code = [path for path in _code() if path.relative_to(PACKAGE).parts[0] not in AFTERWARDS]
    libraries = " ".join(f"{name} {installed(name)}" for name in LIBRARIES)
    return _hash([*code, *_data("data")], libraries)


@cache
def outputs() -> str:
    """Return the hash of everything that decides the bytes of a build's outputs."""
    explorer = (path for path in (PACKAGE / "explore" / "assets").iterdir() if path.is_file())
    return _hash([*_code(), *explorer, *_data("ontology")], extraction())


def _code() -> list[Path]:
    return [path for path in PACKAGE.rglob("*.py") if "_resources" not in path.parts]


def _data(folder: str) -> list[Path]:
    found = (root() / folder).rglob("*") if (root() / folder).is_dir() else ()
    return [path for path in found if path.is_file() and not {"samples", "__pycache__"} & set(path.parts)]


def _hash(paths: Iterable[Path], more: str) -> str:
    digest = hashlib.sha256(more.encode())
    for path in sorted(set(paths)):
        name = path.relative_to(root() if path.is_relative_to(root()) else PACKAGE).as_posix()
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
