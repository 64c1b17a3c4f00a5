"""Answer SPARQL over a built graph: rdflib's API over an Oxigraph store, in a guarded process of its own."""

from kg.query.questions import Question as Question
from kg.query.questions import ask as ask
from kg.query.questions import listing as listing
from kg.query.questions import questions as questions
from kg.query.questions import sparql as sparql
from kg.query.run import LimitError as LimitError
from kg.query.run import Limits as Limits
from kg.query.run import Table as Table
from kg.query.run import respond as respond
from kg.query.run import run as run
from kg.query.store import open_store as open_store
