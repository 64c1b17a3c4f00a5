"""From bytes to text: byte order marks, UTF-8, GB18030, Big5, UTF-16 without a mark.

What is no clean UTF-8 is decoded in each of the encodings, and the one wins in which the most frequent
characters of Chinese come out; a declaration in the file is only one more candidate.
"""

import codecs
from typing import Final

# A UTF-32 mark begins with the UTF-16 one: the longer marks come first.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES: Final = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8")
# Every second or third character of any Chinese text is one of these, in simplified or traditional script.
FREQUENT: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子产种面而方后多定行学法所民"
    "經得理業實國這為個來時們對會發動過產後學與開關務術創設資區縣廳門應專項從業市省科技企创新推进加强建设項目支持服务发展"
    "，。、；：“”（）《》\n0123456789"
)
SAMPLE: Final = 65536
# Of Chinese prose a third is usual, of random bytes a hundredth.
LEAST_USUAL: Final = 0.1


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text and the name of its encoding; a byte order mark is taken off, nothing else changes."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        name = _likeliest(data[:SAMPLE], declared)
        return data.decode(name, "replace"), name
    return (text, "utf-8") if "\0" not in text else _with_zeros(data, text)


def _with_zeros(data: bytes, text: str) -> tuple[str, str]:
    """Decode bytes that are UTF-8 only by accident: UTF-16 of much Latin text is full of zero bytes."""
    name = _likeliest(data[:SAMPLE], "")
    return (data.decode(name, "replace"), name) if name.startswith("utf-16") else (text, "utf-8")


def _likeliest(sample: bytes, declared: str) -> str:
    names = [*([declared] if _known(declared) else []), *CANDIDATES]
    return max(names, key=lambda name: _score(sample, name))


def _score(sample: bytes, name: str) -> float:
    """Return the share of frequent characters, less that of what could not be decoded; best is about 0.5."""
    text = sample.decode(name, "replace")
    if not text:
        return 0.0
    frequent = sum(sign in FREQUENT for sign in text)
    return (frequent - 5 * text.count("\ufffd") - 5 * text.count("\0")) / len(text)


def is_likely(text: str) -> bool:
    """Say whether a text could have been written by someone; any bytes are UTF-16 of some signs."""
    usual = sum(sign in FREQUENT or " " <= sign <= "~" for sign in text)
    return usual >= LEAST_USUAL * len(text)


def _known(name: str) -> bool:
    try:
        return codecs.lookup(name).name in (*CANDIDATES, "gbk", "gb2312", "big5")
    except LookupError:
        return False
