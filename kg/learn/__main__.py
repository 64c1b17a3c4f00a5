"""Train every model from annotated documents: python -m kg.learn GOLD_FOLDER [GOLD_FOLDER …]

What comes after the tagger learns from the mentions that a tagger finds in documents it has not seen, not
only from the annotated ones. The same folders give the same models; it takes about twenty minutes.
"""

import sys
from pathlib import Path

from kg.errors import KGError
from kg.gold import load_gold
from kg.learn import figures, held_out, pairs, tagger
from kg.resources import resource


def main(folders: list[str]) -> int:
    """Train on the documents of the folders and write the models; return the exit code."""
    if not folders:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        golds = [gold for folder in folders for gold in load_gold(Path(folder))]
    except (KGError, OSError) as error:
        print(f"kg.learn: {error}", file=sys.stderr)
        return 1
    models = resource("data/models")
    found = held_out.mentions(golds, tagger.learn(golds, models / "crf.npz"))
    pairs.learn(golds, models / "relations.npz", found)
    figures.learn(golds, models / "figures.npz", found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
