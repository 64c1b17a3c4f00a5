"""Make a folder of any number of documents out of a few: copies with other figures and names."""

from itertools import islice
from pathlib import Path

from kg.read import read, sources

# Surnames and common signs of firms' names: to move along the ring makes other persons and firms.
RING = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"


def make(corpus: Path, folder: Path, number: int) -> list[Path]:
    """Write ``number`` documents into a folder; the first ones are those of the corpus as they are."""
    folder.mkdir(parents=True)
    texts = [read(source).text for source in islice(sources([corpus]), number)]
    paths = [folder / f"{at:06}.txt" for at in range(number)]
    for at, path in enumerate(paths):
        path.write_text(changed(texts[at % len(texts)], at // len(texts)), encoding="utf-8")
    return paths


def changed(text: str, times: int) -> str:
    """Return a text with its digits from 3 to 9 and the signs of the ring moved on, so that it is no near copy."""
    if not times:
        return text
    figures = {ord(str(digit)): str((digit * 3 + times) % 10) for digit in range(3, 10)}
    signs = {ord(sign): RING[(at + times) % len(RING)] for at, sign in enumerate(RING)}
    return text.translate(figures | signs) + f"\n第{times}号\n"
