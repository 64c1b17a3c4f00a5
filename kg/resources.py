"""Find the files that come with the program: the ontology, the word lists, the models.

A wheel carries them inside the package (``kg/_resources``); a checkout has them at its top level.
"""

from functools import cache
from pathlib import Path

from kg.errors import DataError

PACKAGE = Path(__file__).parent


@cache
def root() -> Path:
    """Return the folder that holds ``ontology/`` and ``data/``."""
    installed = PACKAGE / "_resources"
    return installed if installed.is_dir() else PACKAGE.parent


def resource(relative: str) -> Path:
    """Return the path of a file or folder such as ``ontology/policy.ttl``; raise DataError if it is gone."""
    path = root() / relative
    if not path.exists():
        raise DataError(relative, "is missing from the installation", "install policy-kg again")
    return path
