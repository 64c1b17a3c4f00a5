"""Sessions that have a number: 党的二十届三中全会, 市委六届六次全会."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

NUMBER = r"[一二三四五六七八九十*＊X×\d]{1,3}"
SESSION = re.compile(
    rf"(?:党的|中共|[省市县区旗州]委|自治区党委)?第?{NUMBER}届(?:{NUMBER}次|{NUMBER}中)全(?:体会议|会)(?!精神)"
    rf"|(?:[省市县区旗州]|自治区)第{NUMBER}次党代会"
)


def sessions(reading: Reading) -> list[Span]:
    """Find plenums and party congresses by their number; before 精神 they are part of a policy's name."""
    if "全" not in reading.text and "党代会" not in reading.text:
        return []
    return [Span(*match.span(), "Event", "sessions") for match in SESSION.finditer(reading.text)]
