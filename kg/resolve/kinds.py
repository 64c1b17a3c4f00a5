"""Steps for kinds: the level as a facet, and what tells a kind from an individual."""

import re
from typing import Final

from kg.resolve.name import Name
from kg.resolve.normal import key
from kg.resolve.words import kinds, words

LEVEL: Final = re.compile(
    r"(国家|省部|部|省|自治区|市|设区市|州|盟|县|区|旗)级(?:（含）|及)?(以上)?(?:（含）)?(?:的)?|(国家|省|市|县|区)(以上)?"
)
STANDARD: Final = {"自治区": "省", "设区市": "市", "州": "市", "盟": "市", "区": "县", "旗": "县"}


def level(name: Name) -> Name:
    """Take the level off a kind, as a facet of it (省级众创空间, 省重点实验室, 省级以上创新平台).

    A bare 省 or 国家 is a level before a kind of the word lists only, or before a category of firms or people.
    """
    found = LEVEL.match(name.text)
    if found is None or found.end() == len(name.text):
        return name
    bare, rest = found[3], name.text[found.end() :]
    if bare and not found[4] and not _is_category(name, rest):
        return name
    if not bare and not (is_kind(name, rest) or name.type in ("EnterpriseCategory", "TalentCategory", "Platform")):
        return name
    step = STANDARD.get(bare or found[1], bare or found[1])
    told = f"{step}级{'以上' if found[2] or found[4] else ''}"
    rest = words().aliases.get((name.type, key(rest)), rest)
    return name.because(f"“{name.text}”是{told}的{rest}，级别单列", text=rest, level=told, kind=True, scope="")


def _is_category(name: Name, rest: str) -> bool:
    return (name.type, key(rest)) in kinds() or name.type in ("EnterpriseCategory", "TalentCategory")


def is_kind(name: Name, text: str) -> bool:
    """Say whether a text without its level is a kind: listed, or a general head with nothing of its own."""
    if (name.type, key(text)) in kinds():
        return True
    return text.endswith(words().heads.get(name.type, ("\0",)))


def listed(name: Name) -> Name:
    """Let a name of the word lists reach everywhere, as a kind."""
    if (name.type, key(name.text)) in kinds() or key(name.text) in words().national_names:
        return name.because(f"“{name.text}”是通用名称", kind=True, scope="")
    return name


def category(name: Name) -> Name:
    """Take every name of the type as a kind that is one everywhere (fields, indicators, categories)."""
    return name.because(f"“{name.text}”是一类事物的名称", kind=True, scope="")


def general(name: Name) -> Name:
    """Take a name with a general head as a kind that is one everywhere (科技服务机构, 科技计划项目)."""
    if is_kind(name, name.text):
        return name.because(f"“{name.text}”以通名结尾，是一类事物", kind=True, scope="")
    return name
