"""Sentences to relations: rules where the form decides, learned deciders where the words do."""

from collections.abc import Sequence

from kg.model import Document, Fact, Mention, Outline, Relation
from kg.relations.decided import decided
from kg.relations.lines import lines
from kg.relations.registers import registers
from kg.relations.tasks import responsible_lines


def relate(
    document: Document, outline: Outline, facts: Sequence[Fact], mentions: Sequence[Mention]
) -> tuple[Relation, ...]:
    """Return the relations of a document in the order of the text, each once a sentence."""
    found = list(lines(document, outline, mentions))
    relations = [relation for line in found for relation in responsible_lines(line)]
    closing = {relation.start for relation in relations}
    relations += registers(found)
    relations += decided([line for line in found if line.sentence.start not in closing])
    return tuple(sorted(relations, key=lambda relation: (relation.start, relation.end)))
