"""Annotations of texts that are not ours to ship: marks by line number, put back into the texts where those are.

A file NAME.marks says which part of which text it is about, then, by piece, what an analyst marks there in the
codes of ``kg.gold``; a piece that is not named says nothing:

# fj-policy-0001.txt 1200 5000            the text's characters 1200 to 5000
3 B                                       furniture
7 科技局|GOV <tab> 众创空间|PLT           mentions in the order of the piece; X|--- passes over an X that is none
R 科技局 | establishes | 众创空间 | A     relations, figures (O) and metadata (M) follow their piece

python -m kg.learn.marks show TEXT START END       print the numbered pieces
python -m kg.learn.marks join MARKS TEXTS OUT      write NAME.ann and NAME.txt for each file of MARKS into OUT
"""

import re
import sys
from pathlib import Path

from kg.errors import DataError
from kg.model import CODES

# A line longer than this is cut at its sentence ends, as annotated documents are.
LONG = 60
END = re.compile(r"(?<=[。;；!！?？])(?=.)")


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return the pieces of a text, each with whether it continues the line of the one before."""
    found = []
    for line in text.split("\n"):
        parts = END.split(line) if len(line) > LONG else [line]
        found += [(part, place > 0) for place, part in enumerate(parts)]
    return found


def join(marks: Path, texts: Path) -> tuple[str, str]:
    """Return a text and its annotation in the form of ``kg.gold``; raise DataError with the first faulty line."""
    head, *lines = marks.read_text(encoding="utf-8").splitlines()
    name, start, end = head.removeprefix("# ").split()
    text = (texts / name).read_text(encoding="utf-8")[int(start) : int(end)]
    parts = pieces(text)
    said: dict[int, list[str]] = {}
    at = -1
    for number, line in enumerate(lines, 2):
        try:
            if line[:2] in ("R ", "O ", "M "):
                said[at].append(line)
            elif line.strip():
                index, _, body = line.partition(" ")
                at = int(index)
                part, follows = parts[at]
                said[at] = ["B " + part if body.strip() == "B" else ("T+ " if follows else "T ") + tagged(part, body)]
        except (ValueError, KeyError, IndexError) as error:
            raise DataError(f"{marks}:{number}", f"does not fit the text: {line[:60]} ({error})") from error
    for at, (part, follows) in enumerate(parts):
        if part and at not in said:
            said[at] = [("T+ " if follows else "T ") + escaped(part)]
    return text, "\n".join(line for at in range(len(parts)) for line in said.get(at, [""])) + "\n"


def tagged(part: str, body: str) -> str:
    """Return a piece with the mentions of a marks line as tags; raise ValueError for one that is not there."""
    out, position = "", 0
    for mention in filter(None, (word.strip() for word in body.split("\t"))):
        surface, _, code = mention.rpartition("|")
        if code not in CODES and code != "---":
            raise ValueError(f"{code!r} is no type")
        at = part.find(surface, position) if surface else -1
        if at < 0:
            raise ValueError(f"{surface!r} is not in the rest of the piece")
        out += escaped(part[position:at])
        out += escaped(surface) if code == "---" else f"[{escaped(surface)}|{code}]"
        position = at + len(surface)
    return out + escaped(part[position:])


def escaped(text: str) -> str:
    """Return a text whose own brackets are no tags."""
    return text.replace("[", "\\[").replace("]", "\\]")


def main(arguments: list[str]) -> int:
    """Run one of the two commands; return the exit code."""
    match arguments:
        case ["show", source, start, end]:
            text = Path(source).read_text(encoding="utf-8")[int(start) : int(end)]
            for at, (part, follows) in enumerate(pieces(text)):
                if part:
                    print(f"{at}{'+' if follows else ''}\t{part}")
        case ["join", marks, texts, out]:
            Path(out).mkdir(parents=True, exist_ok=True)
            faults = 0
            for path in sorted(Path(marks).glob("*.marks")):
                try:
                    text, annotation = join(path, Path(texts))
                except (DataError, OSError, ValueError) as error:
                    print(f"kg.learn.marks: {error}", file=sys.stderr)
                    faults += 1
                    continue
                (Path(out) / f"{path.stem}.txt").write_text(text, encoding="utf-8")
                (Path(out) / f"{path.stem}.ann").write_text(annotation, encoding="utf-8")
            return min(faults, 1)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
