"""Sentences to relations: rules where the form decides, learned deciders where the words do."""

from collections.abc import Sequence

from kg.model import Document, Fact, Mention, Outline, Relation
from kg.relations.decided import decided_with
from kg.relations.focused import focused
from kg.relations.lacked import lacked
from kg.relations.laddered import laddered
from kg.relations.lines import lines
from kg.relations.located import located
from kg.relations.model import Model, model
from kg.relations.own import of_itself
from kg.relations.registers import registers
from kg.relations.tasks import responsible_lines


def relate(
    document: Document, outline: Outline, facts: Sequence[Fact], mentions: Sequence[Mention]
) -> tuple[Relation, ...]:
    """Return the relations of a document in the order of the text, each once a sentence."""
    return relate_with(model(), document, outline, facts, mentions)


def relate_with(
    model: Model, document: Document, outline: Outline, facts: Sequence[Fact], mentions: Sequence[Mention]
) -> tuple[Relation, ...]:
    """Return the relations as a model decides; what a rule says of a name as an object is not decided again.

    Nor is anything else decided of the rungs of a ladder: they are named for their order.
    """
    found = list(lines(document, outline, facts, mentions))
    relations = [relation for line in found for relation in responsible_lines(line)]
    closing = {relation.start for relation in relations}
    relations += registers(found)
    relations += of_itself(found, facts, mentions)
    relations += located(found)
    relations += lacked(found)
    ladder = list(laddered(found))
    rungs = {(part, each.start) for each in ladder for part in (each.subject, each.object)}
    relations += ladder
    ruled = {(relation.predicate, relation.object.text, relation.start) for relation in relations}
    relations += [
        relation
        for relation in decided_with(model, [line for line in found if line.sentence.start not in closing])
        if (relation.predicate, relation.object.text, relation.start) not in ruled
        and not {(relation.subject, relation.start), (relation.object, relation.start)} & rungs
    ]
    related = {(relation.object.text, relation.start) for relation in relations}
    relations += [relation for relation in focused(found) if (relation.object.text, relation.start) not in related]
    return tuple(sorted(relations, key=lambda relation: (relation.start, relation.end)))
