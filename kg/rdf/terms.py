"""Write and read single RDF terms: namespaces, IRIs that keep Chinese, literals.

Terms are strings in N-Triples syntax (``<…>``, ``"…"@zh``), which every RDF tool reads.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from kg.errors import DataError
from kg.model import CODES

HOME: Final = "https://w3id.org/policy-kg/"
PKG: Final = HOME + "ontology#"
PLAN: Final = HOME + "plan/"
LEVEL: Final = HOME + "level/"
GENRE: Final = HOME + "genre/"
RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCT: Final = "http://purl.org/dc/terms/"
PROV: Final = "http://www.w3.org/ns/prov#"
OA: Final = "http://www.w3.org/ns/oa#"
QB: Final = "http://purl.org/linked-data/cube#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
SCHEMA: Final = "https://schema.org/"
VOID: Final = "http://rdfs.org/ns/void#"

VOCABULARIES: Final[Mapping[str, str]] = {
    "pkg": PKG,
    "plan": PLAN,
    "level": LEVEL,
    "genre": GENRE,
    "dct": DCT,
    "eli": ELI,
    "oa": OA,
    "prov": PROV,
    "qb": QB,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "void": VOID,
    "xsd": XSD,
}
ROW_PREFIXES: Final[Mapping[str, str]] = {
    "doc": "document",
    "sec": "section",
    "ev": "evidence",
    "st": "statement",
    "obs": "observation",
    "ent": "entity",
}

TYPE: Final = f"<{RDF}type>"
LABEL: Final = f"<{RDFS}label>"

# Left as they are in an IRI: unreserved ASCII, Han characters, and the marks that names of policies carry.
# Whatever else there is (spaces, quotes, controls, direction marks, private use) is percent-encoded.
_UNSAFE = re.compile(
    r"[^A-Za-z0-9\-._~@:\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f\u0391-\u03c9\u2014\u2018\u2019\u201c\u201d"
    r"\u2026\u2160-\u217f\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e\U00020000-\U0002a6df]"
)
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`%#?\x00-\x20]*/")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\\u0000"})


def _encode(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())


def segment(text: str) -> str:
    """Return text as one path segment of an IRI: Chinese is kept, what is unsafe is percent-encoded.

    >>> segment("科技 部/a")
    '科技%20部%2Fa'
    """
    return _UNSAFE.sub(_encode, text)


def literal(text: str, tag: str = "") -> str:
    """Return a string literal, with its language or ``^^<datatype>`` as the tag."""
    return f'"{text.translate(_ESCAPES)}"{tag}'


@dataclass(frozen=True, slots=True)
class Names:
    """The IRIs of rows under one base, both ways."""

    base: str = HOME

    def __post_init__(self) -> None:
        """Raise DataError for a base that is no absolute IRI, or that would run into the names after it."""
        if not _BASE.fullmatch(self.base):
            raise DataError(
                self.base,
                "is no base for IRIs",
                "give an absolute IRI that ends in /, as https://a.example/kg/",
            )

    def iri(self, kind: str, id: str) -> str:
        """Return the IRI of a row. The ``/`` of an entity's id and the first ``#`` of a section's stay."""
        if kind == "entity":
            path = "/".join(segment(part) for part in id.split("/"))
        else:
            path = "#".join(segment(part) for part in id.split("#", 1)) if kind == "section" else segment(id)
        return f"{self.base}{kind}/{path}"

    def id(self, iri: str) -> str:
        """Return the id of the row that an IRI names."""
        return unquote(iri[len(self.base) :].partition("/")[2])

    def prefixes(self) -> dict[str, str]:
        """Return every prefix that the files bind: vocabularies, kinds of rows, types of entities."""
        rows = {prefix: f"{self.base}{kind}/" for prefix, kind in ROW_PREFIXES.items()}
        types = {code: f"{self.base}entity/{name}/" for code, name in CODES.items()}
        return {**VOCABULARIES, **rows, **types}
