"""Apply people's judgements to the rows of a document: join what is one, take out what is not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import DataError
from kg.graph import Row
from kg.model import DocumentRecord, Entity, Evidence, Observation, Statement
from kg.resolve.claims import observation_id, statement_id
from kg.resolve.judgements import Judgement, Judgements


@dataclass(frozen=True)
class Canon:
    """``joined`` maps ids to the id that stands for them; ``parted`` maps, by document, an id to its own there."""

    joined: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reasons: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, document: str, entity: str) -> str:
        """Return the id that stands for an entity as a document uses it."""
        own = self.parted.get(document, {}).get(entity, entity)
        return self.joined.get(own, own)


def canon(judgements: Judgements) -> Canon:
    """Work out what judgements come to; raise DataError where positive ones join a pair that a negative parts."""
    positive, negative = list(judgements.of_verdict("positive")), list(judgements.of_verdict("negative"))
    joined = _join(positive)
    for one in negative:
        if joined.get(one.left, one.left) == joined.get(one.right, one.right):
            raise DataError(
                f"{one.left} | {one.right}", "is judged different, but other judgements join the two", "take one back"
            )
    parted: dict[str, dict[str, str]] = {}
    for one in (*positive, *negative):
        for id_ in one.pair:
            entity, _, document = id_.rpartition("@")
            if entity:
                parted.setdefault(document, {})[entity] = id_
    return Canon(joined, parted, _reasons((*positive, *negative), joined))


def _join(positive: Iterable[Judgement]) -> dict[str, str]:
    """Return for each id the best of those that are one with it: not scoped, then shortest, then first."""
    groups: dict[str, set[str]] = {}
    for one in positive:
        group = groups.setdefault(one.left, {one.left}) | groups.setdefault(one.right, {one.right})
        groups.update(dict.fromkeys(group, group))
    best = {id_: min(group, key=lambda name: ("@" in name, len(name), name)) for id_, group in groups.items()}
    return dict(sorted(best.items()))


def _reasons(judgements: Iterable[Judgement], joined: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for one in judgements:
        said = "相同" if one.verdict == "positive" else "不同"
        why = f"{one.who} {one.when} 判断“{one.left}”与“{one.right}”{said}：{one.why}"
        for id_ in {joined.get(one.left, one.left), joined.get(one.right, one.right)}:
            found.setdefault(id_, []).append(why)
    return {id_: tuple(sorted(why)) for id_, why in sorted(found.items())}


def apply(rows: Sequence[Row], canon: Canon) -> Iterable[Row]:
    """Return a document's rows with the ids that stand for its entities; as they are where none is judged."""
    document = next((row.id for row in rows if isinstance(row, DocumentRecord)), "")
    names = {row.id: canon.of(document, row.id) for row in rows if isinstance(row, Entity)}
    touched = {old: new for old, new in names.items() if old != new or old in canon.reasons}
    return _renamed(rows, touched, canon) if touched else rows


def _renamed(rows: Iterable[Row], names: Mapping[str, str], canon: Canon) -> Iterator[Row]:
    for row in rows:
        if isinstance(row, Entity):
            yield _entity(row, names, canon)
        elif isinstance(row, Statement):
            subject, object_ = names.get(row.subject, row.subject), names.get(row.object, row.object)
            if subject != object_:
                id_ = statement_id(subject, row.predicate, object_, row.modality, row.role)
                yield replace(row, id=id_, subject=subject, object=object_)
        elif isinstance(row, Observation):
            yield _observation(row, names)
        elif isinstance(row, Evidence):
            marks = (replace(mark, entity=names.get(mark.entity, mark.entity)) for mark in row.marks)
            yield replace(row, marks=tuple(marks))
        elif isinstance(row, DocumentRecord):
            issuers = tuple(dict.fromkeys(names.get(one, one) for one in row.issuers))
            actor, place = names.get(row.actor, row.actor), names.get(row.place, row.place)
            yield replace(row, actor=actor, place=place, issuers=issuers)
        else:
            yield row


def _entity(row: Entity, names: Mapping[str, str], canon: Canon) -> Entity:
    new = names.get(row.id, row.id)
    why = (*row.why, *canon.reasons.get(new, ()))
    if new == row.id:
        return replace(row, why=why)
    stem, _, scope = new.rpartition("@")
    if stem == row.id:
        return replace(row, id=new, scope=scope, why=why)
    # The label is left to the rows of the entity that stands for it; this one's becomes an alias.
    return replace(row, id=new, label="", aliases=(*row.aliases, row.label), scope=scope if stem else "", why=why)


def _observation(row: Observation, names: Mapping[str, str]) -> Observation:
    about = tuple(dict.fromkeys(names.get(one, one) for one in row.about))
    new = replace(row, about=about, scope=names.get(row.scope, row.scope))
    if new == row:
        return row
    own = () if row.state == "given" else (row.id,)
    return replace(new, id=observation_id(new, *own))
