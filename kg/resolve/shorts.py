"""Short names that a document defines for itself: …管理办法（以下简称《管理办法》）."""

import re
from collections.abc import Sequence
from typing import Final

from kg.model import Mention
from kg.resolve.normal import key

# What may stand between a name and its short form: title marks, a document number, a remark.
DEFINED: Final = re.compile(
    r"[》”\"’」]?(?:[（(〔][^（）()]{0,24}[）)])?[（(](?:[^（）()]{0,20}[，,、;；])?(?:以下|下文)?(?:统一|统)?简称(?:为)?[:：]?"
    r"[“\"《‘「]?([^“”\"《》（）()，,；;‘’]{2,20})"
)
JOINT: Final = re.compile(r"(?:、|和|及|与|以及|或|或者)[《“\"]?$")


def short_names(text: str, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Return the mention that each short name stands for in this document, by the short name's key.

    A short name after a list stands for the list, not for its last member, and is left out.
    """
    found: dict[str, Mention] = {}
    for mention in mentions:
        defined = DEFINED.match(text, mention.end)
        if defined and not JOINT.search(text, max(0, mention.start - 4), mention.start):
            found.setdefault(key(defined[1]), mention)
    return found
