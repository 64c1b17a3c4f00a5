"""The library of named questions: SPARQL files with a title, a description and parameters.

Each file runs as it stands in any SPARQL 1.1 store. A line that begins with ``#actor`` waits for the parameter
``--actor``: ``kg ask`` takes off the mark and puts the value in place of ``"$actor"``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kg.errors import DataError, QueryError
from kg.query.run import DEFAULT, Limits, Source, Table, run
from kg.rdf.terms import literal
from kg.resources import resource

_HEADER = re.compile(r"#\s*(title|description|param\s+[a-z]+|order)\s*:\s*(.+)")
FOLDER: Final = "ontology/questions"


@dataclass(frozen=True, slots=True)
class Question:
    """A question: its name on the command line, what it asks, its parameters with their meaning, its SPARQL."""

    name: str
    title: str
    description: str
    parameters: Mapping[str, str]
    text: str
    order: int

    @property
    def required(self) -> tuple[str, ...]:
        """Return the parameters without which the question has no answer."""
        return tuple(name for name, meaning in self.parameters.items() if meaning.startswith("必填"))

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the SPARQL with values in place; raise QueryError for a parameter too many or too few."""
        text = self.text
        missing = [f"--{name}" for name in self.required if name not in values]
        if missing:
            raise QueryError(self.name, f"needs {' and '.join(missing)}", f"{self.title}：{self.description}")
        for name, value in values.items():
            if name not in self.parameters:
                known = "、".join(f"--{key}" for key in self.parameters) or "none"
                raise QueryError(self.name, f"has no parameter --{name}", f"its parameters: {known}")
            text = text.replace(f"#{name} ", "").replace(f'"${name}"', literal(value))
        return text


def questions() -> dict[str, Question]:
    """Return all questions by name, in their order."""
    found = [read(path) for path in resource(FOLDER).glob("*.rq")]
    return {question.name: question for question in sorted(found, key=lambda row: (row.order, row.name))}


def read(path: Path) -> Question:
    """Read a question's file; raise DataError if its head is not in order."""
    text = path.read_text(encoding="utf-8")
    head = dict(_HEADER.findall(text))
    parameters = {key.split()[1]: value.strip() for key, value in head.items() if key.startswith("param")}
    lost = [name for name in parameters if f'"${name}"' not in text]
    if not {"title", "description", "order"} <= head.keys() or lost:
        raise DataError(
            str(path), "lacks a part of its head", "it needs title, description, order, and a place for each parameter"
        )
    return Question(path.stem, head["title"], head["description"], parameters, text, int(head["order"]))


def sparql(name: str, values: Mapping[str, str] | None = None) -> str:
    """Return the SPARQL of a named question; raise QueryError for an unknown name or parameter."""
    known = questions()
    if name not in known:
        raise QueryError(name, "is no question", f"kg ask lists them: {' '.join(known)}")
    return known[name].filled(values or {})


def ask(source: Source, name: str, values: Mapping[str, str] | None = None, limits: Limits = DEFAULT) -> Table:
    """Answer a named question; raise QueryError for an unknown name or parameter."""
    text = sparql(name, values)
    table = run(source, text, limits, trusted=True)
    return table if "ORDER BY" in text else replace(table, rows=tuple(sorted(table.rows)))


def listing() -> Table:
    """Return the questions as a table: name, title, parameters, description."""
    rows = [
        (row.name, row.title, " ".join(f"--{name}" for name in row.parameters), row.description)
        for row in questions().values()
    ]
    return Table(("名称", "问题", "参数", "说明"), tuple(rows))
