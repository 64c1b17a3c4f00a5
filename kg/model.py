"""The types that flow through the program, in the order in which they arise.

    Document ─▶ Outline ─▶ Fact, Mention ─▶ Relation, Figure ─▶ Extraction       one document
    Entity, Evidence, Statement, Observation ─▶ (kg.graph) Graph                 all documents

Every ``start, end`` is a half-open range of code points in ``Document.text``, and
``text[start:end]`` is what is quoted, everywhere. All types are frozen: a step returns new ones.
"""

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

# --- what a file says -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Furniture:
    """A range that is no document text (navigation, notices, page captions), with its kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a page, paragraph or table of the source file begins, with its label (第3页)."""

    start: int
    label: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. ``text`` never changes; ``id`` is the first 12 hex digits of its SHA-256."""

    id: str
    source: str
    text: str
    format: str = "txt"
    encoding: str = "utf-8"
    furniture: tuple[Furniture, ...] = ()
    anchors: tuple[Anchor, ...] = ()


# --- its parts --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part. Its own range ends where the next section begins, so ranges cover the text.

    ``number`` is the numbering as written (``一、``, ``第三条``; empty for the document's head),
    ``heading`` the words after it, ``level`` its depth (0 for the head), ``parent`` the index of
    the section that holds it (-1 for none). ``outline`` marks an outline that only repeats
    the headings of the body.
    """

    index: int
    parent: int
    level: int
    number: str
    heading: str
    start: int
    end: int
    outline: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the range of its quote, its section, and the pieces of which its reading is made.

    ``pieces`` leaves out soft line ends, page furniture and chunk numbers in the middle of the sentence.
    """

    start: int
    end: int
    section: int
    pieces: tuple[tuple[int, int], ...]

    def reading(self, text: str) -> str:
        """Return the sentence as a reader joins it; its length is the sum of the pieces'."""
        if len(self.pieces) == 1:
            start, end = self.pieces[0]
            return text[start:end]
        return "".join(text[start:end] for start, end in self.pieces)

    def locate(self, position: int) -> int:
        """Map a position in the reading (0 <= position < its length) to an offset in the text."""
        for start, end in self.pieces:
            if position < end - start:
                return start + position
            position -= end - start
        raise IndexError(position)


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document and its sentences, both in the order of the text."""

    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    def path(self, section: int) -> tuple[str, ...]:
        """Return the headings from the outermost section to this one: (三、下步工作, (二)加强…)."""
        steps: list[str] = []
        while section >= 0:
            part = self.sections[section]
            if part.number or part.heading:
                steps.append(part.number + part.heading)
            section = part.parent
        return tuple(reversed(steps))


@dataclass(frozen=True, slots=True)
class Fact:
    """What the document says of itself: one key and value with its place and the reason for it.

    Keys: title, number (文号), issuer, date (ISO, as much as is known), addressee, genre (公文种),
    period (the year or years spoken of), place, level, actor (who 我局, 我市 or the unnamed
    subject is). ``start == end`` where it is inferred; ``why`` is then the proof.
    """

    key: str
    value: str
    start: int
    end: int
    why: str


# --- what its sentences say -------------------------------------------------------------------

MentionType: TypeAlias = Literal[
    "GovernmentBody",
    "ResearchInstitution",
    "Enterprise",
    "Organization",
    "Platform",
    "Program",
    "Project",
    "Policy",
    "EnterpriseCategory",
    "TalentCategory",
    "Person",
    "Place",
    "Field",
    "Event",
    "Award",
    "Fund",
    "Indicator",
]
Modality: TypeAlias = Literal["A", "P", "N"]
Status: TypeAlias = Literal["T", "A", "C"]
Comparator: TypeAlias = Literal["=", ">=", "<=", "+"]

CODES: Final[dict[str, MentionType]] = {
    "GOV": "GovernmentBody",
    "RES": "ResearchInstitution",
    "COM": "Enterprise",
    "ORG": "Organization",
    "PLT": "Platform",
    "PRG": "Program",
    "PRJ": "Project",
    "POL": "Policy",
    "ENC": "EnterpriseCategory",
    "TAL": "TalentCategory",
    "PER": "Person",
    "LOC": "Place",
    "FLD": "Field",
    "EVT": "Event",
    "AWD": "Award",
    "FND": "Fund",
    "IND": "Indicator",
}
TYPES: Final[tuple[MentionType, ...]] = tuple(CODES.values())
PREDICATES: Final[tuple[str, ...]] = (
    "issues",
    "implements",
    "establishes",
    "organizes",
    "cooperatesWith",
    "appliesFor",
    "recognizedAs",
    "cultivates",
    "supports",
    "upgradesTo",
    "partOf",
    "locatedIn",
    "focusesOn",
    "basedOn",
    "supervises",
    "affiliatedWith",
    "responsibleFor",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, its type, and the finder that settled it."""

    start: int
    end: int
    type: MentionType
    text: str
    finder: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Actor:
    """The argument ``@``: whose document it is (我局, 我市, an unnamed subject)."""

    text: str = "@"


@dataclass(frozen=True, slots=True)
class Task:
    """The argument ``§``: the task of the section that a 责任单位 line closes, by section index."""

    section: int
    text: str = "§"


Argument: TypeAlias = Mention | Actor | Task


@dataclass(frozen=True, slots=True)
class Relation:
    """What a sentence asserts of two arguments; ``start, end`` is the sentence.

    ``modality``: A done or in force, P planned or required, N negated or lacking. ``role`` is 牵头,
    责任 or 配合 of responsibleFor; ``stage`` how far a commitment has come (意向 签约 申报 公示 认定 运行).
    """

    subject: Argument
    predicate: str
    object: Argument
    modality: Modality
    start: int
    end: int
    rule: str
    confidence: float = 1.0
    role: str = ""
    stage: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure; ``start, end`` is its sentence, ``value_start, value_end`` the digits and unit as written.

    ``value`` is a plain decimal (1200, 300000) or ``*`` where redacted; ``unit`` as written, money in
    万元 or 亿元; ``force`` the word that carries it (力争 确保 达到 预期; may be empty); ``about`` the
    mentions that make up the indicator.
    """

    indicator: str
    value: str
    unit: str
    status: Status
    comparator: Comparator
    period: str
    start: int
    end: int
    value_start: int
    value_end: int
    about: tuple[Mention, ...]
    rule: str
    force: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document."""

    document: Document
    outline: Outline
    facts: tuple[Fact, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    figures: tuple[Figure, ...]


# --- what all documents say together ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A section in the graph; ``id`` is the document's id, ``#`` and its place in the order."""

    id: str
    document: str
    parent: str
    number: str
    heading: str
    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document in the graph: what it says of itself, and where it came from.

    ``issuers``, ``actor`` and ``place`` are entity ids; ``copies`` the sources with the same text.
    """

    id: str
    source: str
    title: str
    number: str
    date: str
    genre: str
    period: str
    period_why: str
    level: str
    place: str
    actor: str
    issuers: tuple[str, ...]
    addressees: tuple[str, ...]
    format: str
    characters: int
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that mentions name.

    ``id`` is readable and stable: ``TYPE/normal form``, with ``@`` and the document's id where the thing is known
    in its document only. ``kind`` tells a class of things (众创空间) from an individual (牡丹工业园).
    ``level`` is a facet (国家级 省级 市级 县级, with 以上 where said). ``code`` is the GB/T 2260 code of a place.
    ``why`` holds the reasons for its identity, one sentence each.
    """

    id: str
    type: MentionType
    label: str
    aliases: tuple[str, ...] = ()
    kind: bool = False
    level: str = ""
    scope: str = ""
    code: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A mention inside an evidence quote: its range in the document and its entity."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted sentence: where it stands, what it names, and the rule that read it.

    ``path`` is the section path joined by `` › ``; ``anchor`` the page or paragraph where the format has them;
    ``copy_of`` the evidence whose words it repeats, so that it is no independent support.
    """

    id: str
    document: str
    section: str
    start: int
    end: int
    quote: str
    path: str
    anchor: str
    rule: str
    confidence: float
    marks: tuple[Mark, ...] = ()
    copy_of: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A subject, predicate and object with every piece of evidence for it.

    Subject and object are entity ids (or the section id of a task). An inferred statement has a ``rule`` of
    inference and the statements that it follows from in ``derived_from``.
    """

    id: str
    subject: str
    predicate: str
    object: str
    modality: Modality
    confidence: float
    evidence: tuple[str, ...]
    role: str = ""
    stage: str = ""
    rule: str = ""
    derived_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A figure in the graph. ``about`` and ``scope`` are entity ids; ``state`` is given, masked or not stated."""

    id: str
    indicator: str
    about: tuple[str, ...]
    scope: str
    value: str
    written: str
    unit: str
    status: Status
    comparator: Comparator
    force: str
    period: str
    state: Literal["given", "masked", "not stated"]
    confidence: float
    evidence: tuple[str, ...]


_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")


def is_decimal(value: str) -> bool:
    """Say whether the value of an observation is a plain decimal number, and not ``*``."""
    return _DECIMAL.fullmatch(value) is not None
