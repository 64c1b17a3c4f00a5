"""Keep a large graph in a ledger: the rows of what is new or gone are changed in place, and no file is written whole.

A ledger that is not there, damaged or made by another version or other choices is made anew beside the earlier
result and moved into place like any other output.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final, cast

from kg.build import version
from kg.build.block import head, rows
from kg.build.cache import Cache
from kg.build.collect import block
from kg.build.output import replaced, staged
from kg.build.report import report_kept
from kg.build.together import together
from kg.build.write import REPORT, WHOLE
from kg.database import DamagedError, discard
from kg.ledger import FILE, Held, Kept, Ledger, Said, Touched, update
from kg.ledger.patch import patch
from kg.query.kept import carry_over, forget_all_but, is_kept
from kg.resolve.canonical import apply, canon
from kg.resolve.judgements import Judgements

# From so many changed documents on the store of the questions is built anew when it is asked for.
CARRIED: Final = 100


def keep(
    documents: Mapping[str, Held], cache: Cache, out: Path, judgements: Judgements, infer: bool, problems: list[str]
) -> dict[str, int]:
    """Bring the ledger of a folder to some documents; return how much of each kind it holds.

    Raise LostError if a result is gone from the cache, WriteError if the disk refuses.
    """
    known = canon(judgements)
    choices = _hash(version.outputs(), repr(sorted(judgements.by_pair.items())), repr(infer))
    state = _hash(choices, *(f"{id} {held}" for id, held in documents.items()))

    def said(key: str) -> Said:
        found = block(cache, key)
        return Said(head(found), list(apply(rows(found), known)))

    def change(ledger: Ledger) -> Touched:
        touched = update(ledger, documents, said, infer)
        graph = Kept(ledger)
        counts = {
            "documents": len(graph.documents),
            "entities": len(graph.entities),
            "statements": len(graph.statements),
            "observations": len(graph.observations),
        }
        for what, value in (("choices", choices), ("state", state), ("counts", json.dumps(counts))):
            ledger.record(what, value)
        return touched

    if _choices(out / FILE) != choices:
        with staged(out, instead_of=WHOLE) as staging:
            with closing(Ledger(staging / FILE)) as ledger, ledger.unguarded():
                change(ledger)
                text, counts = _report(ledger, problems), ledger.meta("counts")
            (staging / REPORT).write_text(text, encoding="utf-8", newline="\n")
        forget_all_but(out, state)
        return cast("dict[str, int]", json.loads(counts))
    with closing(Ledger(out / FILE)) as ledger, closing(Ledger(out / FILE)) as earlier:
        before = ledger.meta("state")
        if before != state:
            with earlier.snapshot(), ledger.transaction():
                touched = change(ledger)
                if is_kept(out, before) and touched.count("document") <= CARRIED:
                    gone, come = patch(Kept(earlier), Kept(ledger), touched)
                    together([partial(carry_over, out, before, state, gone, come)], 2)
            forget_all_but(out, state)
        replaced(out / REPORT, _report(ledger, problems))
        return cast("dict[str, int]", json.loads(ledger.meta("counts")))


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


def _report(ledger: Ledger, problems: list[str]) -> str:
    furniture = Counter[str]()
    for (text,) in ledger.stream("SELECT furniture FROM document"):
        furniture.update(json.loads(text))
    return report_kept(Kept(ledger), furniture, problems)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
