"""A graph as RDF and back, in the terms of ``ontology/policy.ttl``: no blank nodes, the same bytes always."""

from kg.rdf.read import read as read
from kg.rdf.write import ntriples as ntriples
from kg.rdf.write import ntriples_lines as ntriples_lines
from kg.rdf.write import quads as quads
from kg.rdf.write import turtle as turtle
from kg.rdf.write import turtle_lines as turtle_lines
