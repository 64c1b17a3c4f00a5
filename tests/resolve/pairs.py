"""The hard pairs of ``pairs.yaml``, and precision and recall of a run over them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from kg.model import MentionType
from kg.resolve.identity import identify
from kg.resolve.places import Home, home


@dataclass(frozen=True)
class Pair:
    """Two names, each in a document, and whether they are one thing."""

    type: MentionType
    left: str
    left_home: Home
    right: str
    right_home: Home
    same: bool

    def merged(self) -> bool:
        """Say whether the two get one entity."""
        left = identify(self.type, self.left, self.left_home)
        return left.id == identify(self.type, self.right, self.right_home).id


def load(name: str = "pairs.yaml") -> list[Pair]:
    content = yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    homes = {
        name: home(name, facts.get("place", ""), facts.get("actor", ""), (), "")
        for name, facts in content["homes"].items()
    }
    return list(_pairs(content, homes))


def _pairs(content: dict[str, list[str]], homes: dict[str, Home]) -> Iterator[Pair]:
    for verdict in ("same", "different"):
        for line in content[verdict]:
            type_, *rest = line.split(" ")
            *left, left_home = rest[: _middle(rest, homes) + 1]
            *right, right_home = rest[_middle(rest, homes) + 1 :]
            yield Pair(type_, " ".join(left), homes[left_home], " ".join(right), homes[right_home], verdict == "same")


def _middle(parts: list[str], homes: dict[str, Home]) -> int:
    return next(at for at, part in enumerate(parts) if part in homes)
