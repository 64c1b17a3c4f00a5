"""List what a number may measure: the names and words around it, alone and joined.

A clause rarely holds the whole name: 其中规上企业*家 means 高新技术企业 named before, 最高100万元 the support of the
clause before. Each option is a way of joining such parts; ``kg.figures.choices`` weighs them.
"""

from collections.abc import Mapping

from kg.figures.lines import Line
from kg.figures.parts import Named, Part, left_edge

# The ways of joining parts, each a name and the parts in their order.
WAYS: tuple[tuple[str, ...], ...] = (
    ("chain",),
    ("last",),
    ("noun",),
    ("right",),
    ("long",),
    ("words",),
    ("tail",),
    ("phrase",),
    ("object",),
    ("noun", "chain"),
    ("noun", "words"),
    ("right", "chain"),
    ("right", "words"),
    ("before", "object"),
    ("anchor", "object"),
    ("words", "right"),
    ("words", "noun"),
    ("words", "long"),
    ("chain", "right"),
    ("chain", "long"),
    ("clause",),
    ("clause", "right"),
    ("clause", "noun"),
    ("before",),
    ("before", "words"),
    ("before", "right"),
    ("base", "words"),
    ("base", "chain"),
    ("base", "right"),
    ("earlier",),
    ("partner",),
    ("partner", "words"),
    ("partner", "award"),
    ("previous",),
    ("previous", "words"),
    ("previous", "right"),
    ("previous chain",),
    ("previous chain", "words"),
    ("previous chain", "chain"),
    ("previous chain", "right"),
    ("previous chain", "award"),
    ("previous", "award"),
    ("anchor", "words"),
    ("anchor", "chain"),
    ("anchor", "right"),
    ("anchor", "award"),
    ("anchor", "clause"),
    ("subject", "words"),
    ("subject", "chain"),
    ("subject", "right"),
    ("subject", "award"),
    ("topic", "words"),
    ("topic", "chain"),
    ("topic", "right"),
    ("topic", "award"),
)


def candidates(line: Line, index: int, offered: Mapping[str, Part]) -> tuple[Named, ...]:
    """Return the options for the quantity at an index, joined from the parts that are offered."""
    found: dict[str, Named] = {}
    there = {name: part for name, part in offered.items() if part.text}
    for way in WAYS:
        if all(map(there.__contains__, way)):
            joined = [there[name] for name in way]
            text = "".join([part.text for part in joined])
            if text not in found:
                found[text] = Named(text, tuple(dict.fromkeys([one for part in joined for one in part.about])), way)
    if not found:
        text = line.reading[left_edge(line, index) : line.quantities[index].start] or line.reading
        found[text] = Named(text, (), ("rest",))
    return tuple(found.values())
