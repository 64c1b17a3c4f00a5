"""A document as the resolver reads it: its home, its short names, and the entity of each mention."""

from collections.abc import Iterable
from typing import Final

from kg.bodies import INSTITUTIONS
from kg.model import Entity, Extraction, Mention, MentionType
from kg.resolve.bodies import MAIN_ACTOR, SELF
from kg.resolve.identity import identify
from kg.resolve.name import SHORT, Name
from kg.resolve.normal import key, normal
from kg.resolve.places import UNNAMED, Home, chain, home, shaped
from kg.resolve.shorts import short_names

PLACE_ENDS: Final = ("省", "市", "县", "区", "旗", "州", "镇", "乡", "村", "盟")


class Reading:
    """Names the entities of one document and remembers how each was written and why it is what it is."""

    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.home = home_of(extraction)
        self.shorts = short_names(extraction.document.text, extraction.mentions)
        self.known: dict[tuple[MentionType, str], str] = {}
        self.written: dict[str, tuple[Name, set[str], set[str]]] = {}

    def entity(self, mention: Mention) -> str:
        """Return the id of the entity that a mention names."""
        return self.name(mention.type, mention.text)

    def actor(self) -> str:
        """Return the id of the document's own actor."""
        told = self.fact("actor") or self.fact("issuer")
        if not told or told in SELF:
            return self._note(_main_actor(self.home), MAIN_ACTOR)
        return self.name(_type_of(told, self.extraction.mentions), told)

    def place(self) -> str:
        """Return the id of the document's place, or "" if nothing is known of it."""
        told = self.fact("place") or self.home.named
        return self.name("Place", told) if told else ""

    def body(self, told: str) -> str:
        """Return the id of a body that the document names as its issuer."""
        return self.name(_type_of(told, self.extraction.mentions), told)

    def fact(self, wanted: str) -> str:
        """Return the first value of a fact, or ""."""
        return next((fact.value for fact in self.extraction.facts if fact.key == wanted), "")

    def facts(self, wanted: str) -> tuple[str, ...]:
        """Return all values of a fact."""
        return tuple(fact.value for fact in self.extraction.facts if fact.key == wanted)

    def name(self, type_: MentionType, text: str) -> str:
        """Return the entity id of a name, identified once a document."""
        place = (type_, text)
        if place not in self.known:
            self.known[place] = self._note(self._identify(type_, text), text)
        return self.known[place]

    def _identify(self, type_: MentionType, text: str) -> Name:
        full = self.shorts.get(key(text))
        if full is None or full.type != type_ or key(full.text) == key(text):
            return identify(type_, text, self.home)
        name = identify(type_, full.text, self.home)
        return name.because(f"{SHORT.format(normal(text))}“{normal(full.text)}”")

    def _note(self, name: Name, text: str) -> str:
        id_ = name.id
        _, aliases, reasons = self.written.setdefault(id_, (name, set(), set()))
        aliases.add(text)
        reasons.update(name.why)
        return id_

    def entities(self) -> Iterable[Entity]:
        """Yield the entities named so far, with every form in which they were written."""
        for id_, (name, aliases, reasons) in sorted(self.written.items()):
            yield Entity(
                id=id_,
                type=name.type,
                label=name.label,
                aliases=tuple(sorted(aliases - {name.label})),
                kind=name.kind,
                level=name.level,
                scope=name.scope or "",
                code=name.code,
                why=tuple(sorted(reasons)),
            )


def home_of(extraction: Extraction) -> Home:
    """Tell the home of a document from its facts."""
    told: dict[str, list[str]] = {}
    for fact in extraction.facts:
        told.setdefault(fact.key, []).append(fact.value)
    place, actor, level = (told.get(wanted, [""])[0] for wanted in ("place", "actor", "level"))
    issuers = tuple(told.get("issuer", ()))
    return home(extraction.document.id, place, actor or "".join(issuers[:1]), issuers, level)


def _main_actor(home: Home) -> Name:
    name = Name.of("GovernmentBody", MAIN_ACTOR, home)
    return name.local("本文件没有写明主体是谁")


def _type_of(told: str, mentions: Iterable[Mention]) -> MentionType:
    """Return the type of an actor: that of its mentions where one is a body or place, else by its form."""
    for mention in mentions:
        if mention.text == told and mention.type in (*INSTITUTIONS, "Place"):
            return mention.type
    text = normal(told)
    found, rest = chain(text)
    if (found and not rest) or text in UNNAMED or shaped(text) == (text, "") or text.endswith(PLACE_ENDS):
        return "Place" if text not in SELF else "GovernmentBody"
    return "GovernmentBody"
