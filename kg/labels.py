"""The labels of types, predicates and modalities, read from the ontology: one place names them all."""

from kg.ontology import labels as labels
