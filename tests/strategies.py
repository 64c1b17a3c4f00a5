"""Hypothesis strategies for rows of graphs, with names that are hostile to file formats."""

from typing import Any

from hypothesis import strategies as st

from kg.graph import Graph, Row
from kg.model import (
    PREDICATES,
    TYPES,
    DocumentRecord,
    Entity,
    Evidence,
    Mark,
    Observation,
    SectionRecord,
    Statement,
)

# What has broken a writer somewhere: quotes, escapes, markup, formulas, IRIs, direction marks, emoji, line ends.
HOSTILE = st.sampled_from(
    [
        "科技 局",
        '引"号',
        "反\\斜",
        "换\n行",
        "回\r车",
        "制\t表",
        "<b>x</b>",
        "]]>",
        "=1+1",
        "@x",
        "-1",
        "a/b",
        "a#b",
        "a%20b",
        "%",
        "{}",
        "|^`",
        "‮右",
        "😀",
        "“一区五园”",
        "科技局、财政局",
        "\u00a0",
        "\u3000",
        ".",
        "..",
        "'; DROP",
        "é",
        "e\u0301",
    ]
)
TEXT = HOSTILE | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=8)
NAME = TEXT.filter(lambda text: text.strip() != "")
CONFIDENCE = st.floats(0, 1, allow_nan=False)


def ids(prefix: str) -> st.SearchStrategy[str]:
    return st.integers(0, 5).map(lambda number: f"{prefix}{number}") | NAME.map(lambda name: f"{prefix}{name}")


def tuples(values: st.SearchStrategy[Any], max_size: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=max_size).map(tuple)


DOCUMENT = ids("d")
SECTION = st.builds("{}#{}".format, DOCUMENT, st.integers(0, 3))
ENTITY = st.builds("{}/{}".format, st.sampled_from(TYPES), NAME)
EVIDENCE = ids("e")
STATEMENT = ids("s")


def entity(id: str) -> st.SearchStrategy[Entity]:
    return st.builds(
        Entity,
        id=st.just(id),
        type=st.just(id.split("/")[0]),
        label=NAME,
        aliases=tuples(NAME),
        kind=st.booleans(),
        level=st.sampled_from(["", "省级", "省级以上"]) | TEXT,
        scope=st.just("") | DOCUMENT,
        code=st.sampled_from(["", "371700"]),
        why=tuples(NAME),
    )


DATES = st.sampled_from(["", "2018", "2018-09", "2018-09-30"])
documents = st.builds(
    DocumentRecord,
    id=DOCUMENT,
    source=NAME,
    title=TEXT,
    number=TEXT,
    date=DATES,
    genre=st.sampled_from(["", "通知"]) | TEXT,
    period=TEXT,
    period_why=TEXT,
    level=st.sampled_from(["", "县级"]),
    place=st.just("") | ENTITY,
    actor=st.just("") | ENTITY,
    issuers=tuples(ENTITY),
    addressees=tuples(ENTITY),
    format=st.just("txt"),
    characters=st.integers(0, 10**6),
    copies=tuples(NAME),
)
sections = st.builds(
    SectionRecord,
    id=SECTION,
    document=DOCUMENT,
    parent=st.just("") | SECTION,
    number=TEXT,
    heading=TEXT,
    path=TEXT,
    start=st.integers(0, 100),
    end=st.integers(0, 100),
)
evidence = st.builds(
    Evidence,
    id=EVIDENCE,
    document=DOCUMENT,
    section=SECTION,
    start=st.integers(0, 100),
    end=st.integers(0, 100),
    quote=TEXT,
    path=TEXT,
    anchor=TEXT,
    rule=st.just("rule"),
    confidence=CONFIDENCE,
    marks=tuples(st.builds(Mark, st.integers(0, 100), st.integers(0, 100), ENTITY)),
    copy_of=st.just("") | EVIDENCE,
)
statements = st.builds(
    Statement,
    id=STATEMENT,
    subject=ENTITY,
    predicate=st.sampled_from(PREDICATES),
    object=ENTITY | SECTION,
    modality=st.sampled_from("APN"),
    confidence=CONFIDENCE,
    evidence=tuples(EVIDENCE),
    role=st.sampled_from(["", "牵头"]),
    stage=st.sampled_from(["", "意向"]),
    rule=st.sampled_from(["", "basis_chain"]),
    derived_from=tuples(STATEMENT),
)
observations = st.builds(
    Observation,
    id=ids("o"),
    indicator=TEXT,
    about=tuples(ENTITY),
    scope=st.just("") | ENTITY,
    value=st.sampled_from(["3.50", "1/4", "1:10", "-1", "300000", "*", "X", "", "0.0"]),
    written=TEXT,
    unit=st.sampled_from(["亿元", "万人次", "%", "", "家"]),
    status=st.sampled_from("TAC"),
    comparator=st.sampled_from(["=", ">=", "<=", "+"]),
    force=st.sampled_from(["", "力争"]),
    period=TEXT,
    state=st.sampled_from(["given", "masked", "not stated"]),
    confidence=CONFIDENCE,
    evidence=tuples(EVIDENCE),
)


def rows(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Row]]:
    return st.lists(strategy, max_size=3, unique_by=lambda row: row.id)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Draw a graph whose references may or may not have a row."""
    found: list[Row] = []
    for strategy in (documents, sections, statements, observations, evidence, rows_of_entities()):
        found += draw(rows(strategy))
    return Graph.of(found)


def rows_of_entities() -> st.SearchStrategy[Entity]:
    return ENTITY.flatmap(entity)
