"""Done, planned or negated: the clues by which the decider tells, and how far a commitment has come."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np

from kg.hashing import Columns, Slots
from kg.relations.lines import Name
from kg.relations.pair_clues import UNNAMED
from kg.relations.tokens import Ints, identify, word_list
from kg.relations.view import View

# In the order of commitment; the furthest that its sentence names counts.
STAGES: Final = (
    ("运行", re.compile(r"投入运行|投用|建成|运行|运营|揭牌|挂牌")),
    ("认定", re.compile(r"认定|获批|获评|备案|入选|荣获|通过验收|授予|命名")),
    ("公示", re.compile(r"公示")),
    ("申报", re.compile(r"申报|申请|推荐|争创|争取")),
    ("签约", re.compile(r"签约|签订|签署|合作协议|框架协议")),
    ("意向", re.compile(r"意向|洽谈|对接|拟")),
)
STAGED: Final = frozenset(("establishes", "appliesFor", "recognizedAs", "cooperatesWith", "cultivates"))
# 被认定为, 获评: done, unless its clause hopes for it or makes it a condition (被认定为…的，给予奖励).
RECEIVED: Final = re.compile(r"(?:被|已|获)[^，,。；;]{0,6}(?:为|授予)$")
HOPED: Final = re.compile(r"[将拟可应若如]|争取|力争|申报|推荐|支持|鼓励")
GAINED: Final = frozenset(("establishes", "appliesFor", "recognizedAs", "cultivates", "implements", "issues"))
CLAUSE: Final = re.compile(r"[^，,。；;：:]*$")  # a lack stands in the object's own clause
REACH: Final = 24  # words looked at on each side, as far as the half of the sentence goes


def modality_clues(seen: View, subjects: Ints, objects: Ints, predicates: Sequence[str]) -> Slots:
    """Return the clues for the modality of relations between names of a document (subject -1: its actor)."""
    tokens, word, cue = seen.tokens, seen.tokens.word, seen.tokens.cue
    predicate = np.array([identify(name) for name in predicates], dtype=np.int64)
    kind = tokens.kind[objects]
    tense = tokens.tense[tokens.line[objects]]
    begin, end, one, first = (part[objects] for part in (seen.begin, seen.end, seen.left[0], seen.right[0]))
    columns = Columns("m:")
    columns.add("predicate", predicate)
    columns.add("tense", tense)
    columns.add("predicatetense", predicate, tense)
    columns.add("heading", predicate, tokens.heading[tokens.line[objects]])
    columns.add("kind", predicate, kind)
    columns.add("subject", predicate, np.where(subjects < 0, UNNAMED, tokens.kind[subjects]))
    columns.add("ends", word[seen.stop[objects] - 2])
    columns.add("opens", word[seen.start[objects]], tense)
    for name, at in (
        ("l1", begin - 1),
        ("l2", begin - 2),
        ("r1", end + 1),
        ("r2", end + 2),
        ("L0", one),
        ("R0", first),
    ):
        columns.add(name, word[at])
        columns.add(f"{name}k", word[at], kind)
    columns.add("L0c", cue[one], tense)
    columns.add("LRc", cue[one], cue[first], kind)
    _half(columns, seen, objects, predicate)
    return columns.table()


def _half(columns: Columns, seen: View, objects: Ints, predicate: Ints) -> None:
    """Add every word of the half of the sentence that the object stands in: 力争 governs all behind it."""
    tokens = seen.tokens
    for side, edge, sign in (("<", seen.begin[objects], -1), (">", seen.end[objects], 1)):
        at = np.clip(edge[:, None] + sign * np.arange(1, REACH + 1), 0, len(tokens.word) - 1)
        plain = ~np.logical_or.accumulate(tokens.hard[at], axis=1) & (tokens.type[at] < 0)
        columns.add("word", tokens.word[at], where=plain)
        columns.add(f"word{side}", tokens.word[at], where=plain)
        columns.add("wordp", tokens.word[at], predicate[:, None], where=plain)
        columns.add(f"cue{side}", tokens.cue[at], where=plain & tokens.carrier[at])


def lacking(predicate: str, text: str, name: Name) -> bool:
    """Tell whether what a sentence says of a name is that it is missing or was not gained.

    尚无国家级孵化器; 高层次人才十分紧缺; but 引进紧缺的高层次人才.
    """
    if predicate not in GAINED:
        return False
    before, after = _lacks()
    clause = CLAUSE.search(text, 0, name.start)
    return (clause is not None and before.search(clause[0]) is not None) or after.match(text, name.end) is not None


def received(predicate: str, text: str, name: Name) -> bool:
    """Tell whether a sentence says outright that a name was conferred: 云岭机械被认定为高新技术企业。"""
    clause = CLAUSE.search(text, 0, name.start)
    return (
        predicate == "recognizedAs"
        and clause is not None
        and RECEIVED.search(clause[0]) is not None
        and HOPED.search(clause[0]) is None
        and text[name.end : name.end + 1] != "的"
    )


@cache
def _lacks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = word_list("lack")
    after = "|".join(map(re.escape, lists["after"]))
    return re.compile("|".join(map(re.escape, lists["before"]))), re.compile(
        rf"[^，,。；;：:、的]{{0,5}}(?:{after})(?!的)"
    )


def stage(predicate: str, text: str) -> str:
    """Return how far a commitment has come by the words of its sentence, or nothing."""
    if predicate not in STAGED:
        return ""
    return next((name for name, words in STAGES if words.search(text)), "")
