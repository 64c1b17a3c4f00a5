"""What ``ontology/policy.ttl`` says, read once: the program asks it for classes, inverses and labels."""

from functools import cache
from typing import Final

from kg.resources import resource

PKG: Final = "https://w3id.org/policy-kg/ontology#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA: Final = "https://schema.org/"
RDF_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
OWL: Final = "http://www.w3.org/2002/07/owl#"
INVERSE: Final = OWL + "inverseOf"
SYMMETRIC: Final = OWL + "SymmetricProperty"


@cache
def triples() -> tuple[tuple[str, str, str, str], ...]:
    """Return subject, property, value and language of every triple; names of our own without their namespace."""
    import pyoxigraph

    found = []
    for quad in pyoxigraph.parse(path=str(resource("ontology/policy.ttl"))):
        subject, value = (str(getattr(term, "value", term)).removeprefix(PKG) for term in (quad.subject, quad.object))
        property = quad.predicate.value.removeprefix(PKG)
        found.append((subject, property, value, getattr(quad.object, "language", None) or ""))
    return tuple(found)


@cache
def pairs(property: str) -> tuple[tuple[str, str], ...]:
    """Return subject and value of every triple with a property, in the order of the file.

    >>> pairs(INVERSE)
    (('issues', 'issuedBy'), ('organizes', 'organizedBy'))
    """
    return tuple((subject, value) for subject, name, value, _ in triples() if name == property)


@cache
def labels(language: str = "zh") -> dict[str, str]:
    """Return name to label of everything that the ontology defines."""
    label = RDFS + "label"
    return {subject: value for subject, name, value, tag in triples() if name == label and tag == language}


@cache
def ends() -> dict[tuple[str, str], frozenset[str]]:
    """Return the classes that may stand before (``domain``) and after (``range``) each predicate."""
    parents: dict[str, set[str]] = {}
    for name, parent in pairs(f"{RDFS}subClassOf"):
        parents.setdefault(name, set()).add(parent)
    found: dict[tuple[str, str], set[str]] = {}
    for side in ("domain", "range"):
        for predicate, name in pairs(f"{SCHEMA}{side}Includes"):
            found.setdefault((side, predicate), set()).add(name)
    return {key: frozenset(name for name in parents if _above(name, parents) & found[key]) for key in found}


def _above(name: str, parents: dict[str, set[str]]) -> set[str]:
    found = {name}
    for parent in parents.get(name, ()):
        found |= _above(parent, parents)
    return found
