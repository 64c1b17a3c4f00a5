"""The errors that a user can mend.

    KGError
    ├── ReadError        a file that cannot be read as a policy document
    ├── WriteError       a result that cannot be written where it was asked for
    ├── DataError        a word list, model, ontology, judgement or graph file that is not in order
    └── QueryError       a query or question that cannot be answered

Each message names the thing, says what is wrong and what to do. Only ``kg.cli`` catches them.
"""


class KGError(Exception):
    """Say what is wrong with one named thing and what the user can do about it."""

    def __init__(self, name: str, problem: str, remedy: str = "") -> None:
        self.name, self.problem, self.remedy = name, problem, remedy
        super().__init__(f"{name}: {problem}" + (f" ({remedy})" if remedy else ""))


class ReadError(KGError):
    """A file that cannot be read as a policy document."""


class WriteError(KGError):
    """A result that cannot be written where it was asked for."""


class DataError(KGError):
    """A word list, model, ontology, judgement or graph file that is not in order."""


class QueryError(KGError):
    """A query or question that cannot be answered."""
