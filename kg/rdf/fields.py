"""Which property carries which field of a row: one table, read in both directions.

A field without a value has no triple. A field of several values has a triple each; where their order is not
the sorted one, ``pkg:sequence`` keeps it (``issuers 1 0``): nothing is lost and no blank node is needed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias
from urllib.parse import unquote

from kg.model import is_decimal
from kg.rdf.terms import (
    DCT,
    ELI,
    GENRE,
    LABEL,
    LEVEL,
    OA,
    PKG,
    PROV,
    QB,
    RDF,
    SKOS,
    XSD,
    Names,
    literal,
    segment,
)

Write: TypeAlias = Callable[[Any, Names], str]
Read: TypeAlias = Callable[[str, Names], Any]

DECIMAL: Final = f"^^<{XSD}decimal>"
INTEGER: Final = f"^^<{XSD}integer>"
DATES: Final[Mapping[int, str]] = {4: "gYear", 7: "gYearMonth", 10: "date"}
MODALITIES: Final[Mapping[str, str]] = {"A": "done", "P": "planned", "N": "negated"}
STATUSES: Final[Mapping[str, str]] = {"T": "target", "A": "actual", "C": "condition"}
STATES: Final[Mapping[str, str]] = {"given": "given", "masked": "masked", "not stated": "notStated"}


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row, the property that carries it, and how a value becomes a term and comes back.

    ``read`` gets the term's value: the IRI or the lexical form. ``always`` writes an empty value too: a query that has
    to allow for a lacking one is slow in every store.
    """

    name: str
    property: str
    write: Write
    read: Read
    many: bool = False
    always: bool = False


def plain(value: str, names: Names) -> str:
    return literal(value)


def chinese(value: str, names: Names) -> str:
    return literal(value, "@zh")


def number(value: float, names: Names) -> str:
    """Write 1e-07 as 0.0000001: xsd:decimal knows no exponent, and float() gives the same back."""
    return f'"{Decimal(repr(float(value))):f}"{DECIMAL}'


def whole(value: int, names: Names) -> str:
    return f'"{value}"{INTEGER}'


def quantity(value: str, names: Names) -> str:
    """Write a decimal as xsd:decimal and a masked value (``*``) as it stands."""
    return literal(value, DECIMAL if is_decimal(value) else "")


def date(value: str, names: Names) -> str:
    """Write a date with the datatype that fits how much of it is known."""
    kind = DATES.get(len(value), "")
    digits = value.isascii() and value.replace("-", "").isdigit() and all(value.split("-"))
    return literal(value, f"^^<{XSD}{kind}>" if kind and digits else "")


def text_of(value: str, names: Names) -> str:
    return value


def _row(kind: str) -> Write:
    return lambda value, names: f"<{names.iri(kind, value)}>"


def _id(value: str, names: Names) -> str:
    return names.id(value)


def _named(namespace: str) -> Write:
    return lambda value, names: f"<{namespace}{segment(value)}>"


def _unnamed(namespace: str) -> Read:
    return lambda value, names: unquote(value[len(namespace) :])


def _coded(codes: Mapping[str, str]) -> tuple[Write, Read]:
    values = {f"{PKG}{name}": code for code, name in codes.items()}
    return lambda value, names: f"<{PKG}{codes[value]}>", lambda value, names: values[value]


def _literal(name: str, property: str, many: bool = False, write: Write = plain) -> Field:
    return Field(name, f"<{property}>", write, text_of, many)


def _whole(name: str, property: str) -> Field:
    return Field(name, f"<{property}>", whole, lambda value, names: int(value))


def _number(name: str, property: str) -> Field:
    return Field(name, f"<{property}>", number, lambda value, names: float(value))


def _ref(name: str, property: str, kind: str, many: bool = False) -> Field:
    return Field(name, f"<{property}>", _row(kind), _id, many)


def _concept(name: str, property: str, namespace: str) -> Field:
    return Field(name, f"<{property}>", _named(namespace), _unnamed(namespace))


def _code(name: str, property: str, codes: Mapping[str, str]) -> Field:
    return Field(name, f"<{property}>", *_coded(codes))


CONFIDENCE = _number("confidence", PKG + "confidence")
EVIDENCE = _ref("evidence", PKG + "evidence", "evidence", many=True)
RULE = _literal("rule", PKG + "rule")

FIELDS: Final[Mapping[str, tuple[Field, ...]]] = {
    "document": (
        _literal("title", DCT + "title", write=chinese),
        _literal("number", ELI + "number"),
        _literal("date", DCT + "date", write=date),
        _concept("genre", DCT + "type", GENRE),
        _ref("issuers", DCT + "publisher", "entity", many=True),
        _ref("addressees", PKG + "addressee", "entity", many=True),
        _ref("actor", PKG + "actor", "entity"),
        _ref("place", DCT + "spatial", "entity"),
        _concept("level", PKG + "level", LEVEL),
        _literal("period", DCT + "temporal"),
        _literal("period_why", PKG + "periodReason", write=chinese),
        _literal("source", DCT + "source"),
        _literal("format", DCT + "format"),
        _whole("characters", PKG + "characters"),
        _literal("copies", PKG + "copy", many=True),
    ),
    "section": (
        _ref("document", DCT + "isPartOf", "document"),
        _ref("parent", PKG + "parentSection", "section"),
        _literal("number", ELI + "number"),
        _literal("heading", DCT + "title", write=chinese),
        _literal("path", PKG + "sectionPath"),
        _whole("start", PKG + "start"),
        _whole("end", PKG + "end"),
    ),
    "entity": (
        Field("label", LABEL, chinese, text_of),
        _literal("aliases", SKOS + "altLabel", many=True, write=chinese),
        _concept("level", PKG + "level", LEVEL),
        _ref("scope", PKG + "knownIn", "document"),
        _literal("code", PKG + "divisionCode"),
        _literal("why", PKG + "identityReason", many=True, write=chinese),
    ),
    "statement": (
        _code("modality", PKG + "modality", MODALITIES),
        _literal("role", PKG + "role", write=chinese),
        _literal("stage", PKG + "stage", write=chinese),
        CONFIDENCE,
        EVIDENCE,
        RULE,
        _ref("derived_from", PROV + "wasDerivedFrom", "statement", many=True),
    ),
    "observation": (
        _literal("indicator", PKG + "indicator", write=chinese),
        _ref("about", PKG + "about", "entity", many=True),
        _ref("scope", PKG + "scope", "entity"),
        _literal("value", PKG + "value", write=quantity),
        _literal("written", PKG + "written"),
        _literal("unit", PKG + "unit"),
        _code("status", PKG + "status", STATUSES),
        _literal("comparator", PKG + "comparator"),
        _literal("force", PKG + "force", write=chinese),
        _literal("period", DCT + "temporal"),
        _code("state", PKG + "valueState", STATES),
        CONFIDENCE,
        EVIDENCE,
    ),
    "evidence": (
        _ref("document", OA + "hasSource", "document"),
        _ref("section", PKG + "section", "section"),
        Field("path", f"<{PKG}sectionPath>", plain, text_of, always=True),
        _literal("anchor", PKG + "anchor"),
        RULE,
        CONFIDENCE,
        _ref("copy_of", PKG + "copyOf", "evidence"),
    ),
}
CLASSES: Final[Mapping[str, str]] = {
    "document": f"<{PKG}Document>",
    "section": f"<{PKG}Section>",
    "statement": f"<{PKG}Statement>",
    "observation": f"<{PKG}Observation>",
    "evidence": f"<{PKG}Evidence>",
}
SUBJECT, PREDICATE, OBJECT = f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>"
SEQUENCE: Final = f"<{PKG}sequence>"
OBSERVATION: Final = f"<{QB}Observation>"
