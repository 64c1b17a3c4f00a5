"""What people decided about pairs of entities: a text file, one line a judgement, that every build obeys.

    positive | Platform/众创空间 | Platform/创客空间 | 张三 | 2026-03-01 | 两者在本市文件中同义

A later line about the same pair replaces the earlier one; ``unsure`` takes a judgement back. ``ID@文档`` speaks of
an entity as one document uses it, so that a negative line with it takes that document's part out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, TypeAlias, get_args

from kg.errors import DataError, WriteError

FILE: Final = "judgements.txt"
Verdict: TypeAlias = Literal["positive", "negative", "unsure"]
HEADER: Final = "# 判断 | 实体 | 实体 | 谁 | 何时 | 理由    （positive 相同  negative 不同  unsure 撤回）\n"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's decision about two entity ids."""

    verdict: Verdict
    left: str
    right: str
    who: str
    when: str
    why: str

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two ids in order."""
        return (self.left, self.right) if self.left <= self.right else (self.right, self.left)

    def line(self) -> str:
        """Return the judgement as a line of the file."""
        parts = (self.verdict, self.left, self.right, self.who, self.when, self.why)
        return " | ".join(" ".join(part.replace("|", "／").split()) for part in parts) + "\n"


@dataclass(frozen=True)
class Judgements:
    """The judgements in force, by pair."""

    by_pair: dict[tuple[str, str], Judgement] = field(default_factory=dict)

    @classmethod
    def of(cls, judgements: Iterable[Judgement]) -> "Judgements":
        """Keep the last judgement of each pair, and none where that is ``unsure``."""
        latest = {judgement.pair: judgement for judgement in judgements}
        return cls({pair: one for pair, one in sorted(latest.items()) if one.verdict != "unsure"})

    def of_verdict(self, verdict: Verdict) -> Iterator[Judgement]:
        """Yield the judgements in force with a verdict, in the order of pairs."""
        return (one for one in self.by_pair.values() if one.verdict == verdict)


def load(folder: Path) -> Judgements:
    """Read the judgements of a build folder, none if it has no such file; raise DataError naming a wrong line."""
    return Judgements.of(read(folder / FILE)) if (folder / FILE).exists() else Judgements()


def read(path: Path) -> list[Judgement]:
    """Return every judgement of a file in its order; raise DataError with all lines that are none."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(str(path), f"cannot be read: {error}", "save it as UTF-8 text") from error
    found, wrong = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) == 6 and parts[0] in get_args(Verdict) and parts[1] and parts[2] and parts[1] != parts[2]:
            found.append(Judgement(*parts))  # type: ignore[arg-type]
        else:
            wrong.append(str(number))
    if wrong:
        raise DataError(
            f"{path}:{','.join(wrong)}",
            "is no judgement",
            "write: positive|negative|unsure | id | id | who | when | why",
        )
    return found


def append(folder: Path, judgements: Iterable[Judgement]) -> int:
    """Add judgements to the file of a build folder; return their number; raise WriteError if that fails."""
    path, lines = folder / FILE, [judgement.line() for judgement in judgements]
    try:
        before = path.read_text(encoding="utf-8-sig") if path.exists() else HEADER
        if before and not before.endswith("\n"):
            before += "\n"
        temporary = path.with_name(FILE + ".part")
        temporary.write_text(before + "".join(lines), encoding="utf-8", newline="\n")
        temporary.replace(path)
    except OSError as error:
        raise WriteError(str(path), f"cannot be written: {error.strerror}", "check the folder's permissions") from error
    return len(lines)
