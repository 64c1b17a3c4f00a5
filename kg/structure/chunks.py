"""Find the numbers that a document-sharing site put before each page's text (2、毒感染的…), often in mid-sentence."""

import re

CHUNK = re.compile(r"(?m)^(\d{1,3})、(?=\S)(.*)$")
SHORTEST_CHUNK = 200
TERMINAL = "。！？；：!?;:"


def chunk_numbers(text: str) -> list[tuple[int, int]]:
    """Return the ranges of chunk numbers; empty where the lines are an ordinary list.

    They run from 1 without a gap, their lines are long, and most lines end in mid-sentence.
    """
    lines = list(CHUNK.finditer(text))
    numbers = [int(line[1]) for line in lines]
    if len(lines) < 2 or numbers != list(range(1, len(lines) + 1)):
        return []
    bodies = [line[2].rstrip() for line in lines]
    cut = sum(body[-1:] not in TERMINAL for body in bodies[:-1])
    if 2 * cut < len(bodies) - 1 or sum(map(len, bodies[:-1])) < SHORTEST_CHUNK * (len(bodies) - 1):
        return []
    return [(line.start(), line.start(2)) for line in lines]
