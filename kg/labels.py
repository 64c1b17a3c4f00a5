"""The Chinese labels of types, predicates and modalities, read from the ontology: one place names them all."""

from functools import cache

from kg.resources import resource


@cache
def labels(language: str = "zh") -> dict[str, str]:
    """Return local name to label of everything that ``ontology/policy.ttl`` defines."""
    import pyoxigraph

    label = "http://www.w3.org/2000/01/rdf-schema#label"
    found = {}
    for quad in pyoxigraph.parse(path=str(resource("ontology/policy.ttl"))):
        is_label = quad.predicate.value == label and isinstance(quad.object, pyoxigraph.Literal)
        if is_label and quad.object.language == language:
            found[quad.subject.value.rpartition("#")[2]] = quad.object.value
    return found
