"""What is known of a name, and the steps that all types share: spelling, alias, struck-out parts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from kg.model import MentionType
from kg.resolve.normal import key, normal, redacted
from kg.resolve.places import Home
from kg.resolve.words import words


@dataclass(frozen=True, slots=True)
class Name:
    """What is known of a name. ``scope`` is None until a step decides it; "" is known everywhere."""

    type: MentionType
    text: str
    home: Home
    scope: str | None = None
    kind: bool = False
    level: str = ""
    code: str = ""
    why: tuple[str, ...] = ()

    @classmethod
    def of(cls, type_: MentionType, text: str, home: Home) -> "Name":
        """Begin with the normal form."""
        return cls(type_, normal(text), home)

    def because(self, why: str, **changes: object) -> "Name":
        """Return the name with changes and one more reason for them."""
        return replace(self, why=(*self.why, why), **changes)  # type: ignore[arg-type]

    def local(self, why: str) -> "Name":
        """Return the name as one that is known in its document only."""
        return self.because(why, scope=self.home.document)

    @property
    def id(self) -> str:
        """Return ``TYPE/name``, the level of a kind as a last step, and the scope after ``@``."""
        stem = f"{self.type}/{key(self.text)}"
        if self.kind and self.level:
            stem += f"/{self.level}"
        return f"{stem}@{self.scope}" if self.scope else stem

    @property
    def label(self) -> str:
        """Return the name as a reader writes it, the level before the kind."""
        return self.level + self.text if self.kind and self.level else self.text


SHORT: Final = "本文件以“{}”简称"  # the reason of a short name that a document defines for itself
Step: TypeAlias = Callable[[Name], Name]


def spelling(name: Name) -> Name:
    """Name what a slip of the source means; the slip stays among the aliases (重创空间 for 众创空间)."""
    for wrong, right in words().typos.items():
        if wrong in name.text:
            why = f"原文“{name.text}”疑为“{right}”之误，照录原文"
            return name.because(why, text=name.text.replace(wrong, right))
    return name


def parts(name: Name) -> Name:
    """Write the parts of a name that have several forms in one (全社会R&D经费支出: 研发)."""
    text = name.text
    for other, written in words().parts.get(name.type, ()):
        text = text.replace(other, written)
    return name if text == name.text else name.because(f"“{name.text}”即“{text}”", text=text)


def alias(name: Name) -> Name:
    """Take the full name (高企 is 高新技术企业)."""
    if name.type == "GovernmentBody" and name.text in words().organs:
        return name  # a department: whose it is, its place says (发展改革委 is not always the state's)
    full = words().aliases.get((name.type, key(name.text)))
    if full is None or full == name.text:
        return name
    return name.because(f"“{name.text}”是“{full}”的别名", text=full)


def struck_out(name: Name) -> Name:
    """Keep a name with a part struck out to its document (X县, *公司)."""
    if name.scope is None and redacted(name.text):
        return name.local(f"“{name.text}”有隐去的字，只在本文件内有效")
    return name
