"""Keep a large graph in a ledger: the rows of what is new or gone are changed in place, and no file is written whole.

A ledger that is not there, damaged or made by another version or other choices is made anew beside the earlier
result and moved into place like any other output.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from kg.build import version
from kg.build.block import head, rows
from kg.build.cache import Cache
from kg.build.collect import block
from kg.build.output import replaced, staged
from kg.build.report import report_kept
from kg.build.together import together
from kg.build.write import REPORT, WHOLE
from kg.database import DamagedError, discard
from kg.graph import Counts
from kg.ledger import FILE, Ledger
from kg.ledger.patch import patch
from kg.ledger.update import Held, Said, Touched, update
from kg.ledger.views import Kept
from kg.query.kept import carry_over, forget_all_but, is_kept
from kg.resolve.canonical import apply, canon
from kg.resolve.judgements import Judgements

# From so many changed documents on the store of the questions is built anew when it is asked for.
CARRIED: Final = 100

Result: TypeAlias = Callable[[str], Said]  # what the result of a key says


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a ledger is to hold, and the names of that: ``choices`` of how it is made, ``state`` of all of it."""

    documents: Mapping[str, Held]
    infer: bool
    choices: str
    state: str
    problems: Sequence[str]


def keep(
    documents: Mapping[str, Held], cache: Cache, out: Path, judgements: Judgements, infer: bool, problems: Sequence[str]
) -> Counts:
    """Bring the ledger of a folder to some documents; return how much it holds.

    Raise LostError if a result is gone from the cache, WriteError if the disk refuses.
    """
    known = canon(judgements)
    choices = _hash(version.outputs(), repr(sorted(judgements.by_pair.items())), repr(infer))
    state = _hash(choices, *(f"{id} {held}" for id, held in documents.items()))
    wanted = Wanted(documents, infer, choices, state, problems)

    def said(key: str) -> Said:
        found = block(cache, key)
        return Said(head(found), list(apply(rows(found), known)))

    counts = _anew(wanted, said, out) if _choices(out / FILE) != choices else _in_place(wanted, said, out)
    forget_all_but(out, state)
    return counts


def _anew(wanted: Wanted, said: Result, out: Path) -> Counts:
    with staged(out, instead_of=WHOLE) as staging:
        with closing(Ledger(staging / FILE)) as ledger, ledger.unguarded():
            _change(ledger, wanted, said)
            counts = _counts(ledger)
            report = _report(ledger, counts, wanted.problems)
        (staging / REPORT).write_text(report, encoding="utf-8", newline="\n")
    return counts


def _in_place(wanted: Wanted, said: Result, out: Path) -> Counts:
    with closing(Ledger(out / FILE)) as ledger, closing(Ledger(out / FILE)) as earlier:
        before = ledger.meta("state")
        if before != wanted.state:
            with earlier.snapshot(), ledger.transaction():
                touched = _change(ledger, wanted, said)
                if is_kept(out, before) and touched.count("document") <= CARRIED:
                    gone, come = patch(Kept(earlier), Kept(ledger), touched)
                    together([partial(carry_over, out, before, wanted.state, gone, come)], 2)
        counts = _counts(ledger)
        replaced(out / REPORT, _report(ledger, counts, wanted.problems))
    return counts


def _change(ledger: Ledger, wanted: Wanted, said: Result) -> Touched:
    touched = update(ledger, wanted.documents, said, wanted.infer)
    ledger.record("choices", wanted.choices)
    ledger.record("state", wanted.state)
    ledger.record("counts", json.dumps(asdict(Kept(ledger).counts())))
    return touched


def _counts(ledger: Ledger) -> Counts:
    return Counts(**json.loads(ledger.meta("counts")))


def _choices(path: Path) -> str:
    """Return what a ledger was made with, "" if there is none that can be used. Leaves no journal beside it."""
    if not path.exists():
        return ""
    try:
        with closing(Ledger(path)) as ledger:
            return ledger.meta("choices")
    except DamagedError:
        discard(path)
        return ""


def _report(ledger: Ledger, counts: Counts, problems: Sequence[str]) -> str:
    furniture = Counter[str]()
    for (text,) in ledger.stream("SELECT furniture FROM document"):
        furniture.update(json.loads(text))
    return report_kept(Kept(ledger), counts, furniture, list(problems))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
