"""Done, planned or negated: the clues by which the decider tells, and how far a commitment has come."""

import re
from typing import Final

from kg.relations.clues import actor_clues, cues
from kg.relations.lines import Line

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
TELLING: Final = frozenset(("v", "d", "vd", "u", "ul", "p", "t", "c", "vn", "ad"))


def modality_clues(line: Line, target: int, predicate: str) -> list[str]:
    """Return the clues for the modality of a relation by its object's place in the sentence."""
    name = line.names[target]
    clues = [clue for clue in actor_clues(line, target) if clue[0] in "tLRVC"]
    clues += [f"p={predicate}", f"pt={predicate}{line.tense}", f"ph={predicate}{line.heading}"]
    start = max((line.text.rfind(stop, 0, name.start) for stop in "。；;"), default=-1)
    for word in line.words:
        if word.start > start and word.tag in TELLING:
            side = "<" if word.end <= name.start else ">"
            clues += [f"m={word.text}", f"m{side}{word.text}", f"mp={predicate}{word.text}"]
            clues += [f"mc{side}{cue}" for cue in cues(word.text)]
    clues.append(f"ends={line.text[-2:]}")
    return clues


def stage(predicate: str, text: str) -> str:
    """Return how far a commitment has come by the words of its sentence, or nothing."""
    if predicate not in STAGED:
        return ""
    return next((name for name, words in STAGES if words.search(text)), "")
