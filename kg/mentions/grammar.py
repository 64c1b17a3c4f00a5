"""What may stand together in one name: the tables and the rules of a name's left and right edge."""

import re

from kg.mentions.tokens import Token

# Types whose names may hold a verb (科技企业培育行动); in the others it is the predicate before the name.
ACTIVE = frozenset(
    ["Policy", "Program", "Project", "Event", "Fund", "GovernmentBody", "Organization", "Indicator", "Award"]
)
# Types whose names may hold any verb after their first word: 口岸快速验放机制.
SPEAKING = frozenset(["Policy", "Program", "Event"])
# Types whose listed names are ends of longer ones, as heads are: 瓦斯利用+重点实验室.
BUILT = frozenset(["Platform", "ResearchInstitution", "Organization"])
# A listed name of these types takes in places and levels only: what else stands before it is no part of it.
TIGHT = frozenset(["GovernmentBody", "Place", "Person"])
LOOSE = frozenset(["strip", "action", "verb", "predicate"])
# A name of the first type is taken into a longer name of these types only; other types into any.
INTO = {
    "GovernmentBody": frozenset(["GovernmentBody"]),
    "Enterprise": frozenset(["Enterprise"]),
    "Person": frozenset(["Person"]),
}
# Types that are kept apart where they meet: a class before its ratio, a university before its team.
APART = frozenset(
    [("EnterpriseCategory", "Indicator"), ("Place", "Indicator"), ("Platform", "Indicator"), ("Fund", "Indicator")]
    + [(left, right) for left in ("ResearchInstitution", "Organization") for right in ("TalentCategory", "Award")]
    + [("TalentCategory", right) for right in ("EnterpriseCategory", "ResearchInstitution", "Field")]
)
SHORT = 3  # a fund's name of this length stands alone after a class: 高新技术企业|奖补
# A unit inside a body belongs to its name: 科技局成果处.
UNIT = re.compile(r"[一-鿿]{2,6}?(?:处|科|办|室|股)(?=[，。、；：）),;\s“]|$|负责|牵头|具体|组织|会同|联合|要|对)")


def joins(before: Token, anchor: Token, bound: bool) -> bool:
    """Say whether a token belongs to the name on its right, whose last word is ``anchor``.

    ``bound``: only actions stand between the two, and the anchor is a head or works like one.
    """
    if anchor.type in TIGHT and anchor.role == "name" and before.role in LOOSE:
        return False
    if before.role == "predicate":
        return anchor.type in SPEAKING
    if before.role == "verb":
        return anchor.type in ACTIVE
    if before.role == "action":
        return bound or anchor.type in ACTIVE
    if anchor.type == "Place":
        return before.role == "level" or before.type == "Place"
    return before.role != "name" or _takes(anchor, before)


def _takes(anchor: Token, before: Token) -> bool:
    """Say whether a name may be part of a longer one."""
    if (before.type, anchor.type) == ("EnterpriseCategory", "Fund"):
        return anchor.end - anchor.start > SHORT
    return anchor.type in INTO.get(before.type, (anchor.type,)) and (before.type, anchor.type) not in APART


def ending(text: str, anchor: Token) -> int:
    """Return where a name ends, with the unit of a body."""
    if anchor.type != "GovernmentBody" or text[anchor.end - 1] not in "局厅委部":
        return anchor.end
    unit = UNIT.match(text, anchor.end)
    return unit.end() if unit else anchor.end
