"""Titles between 《 and 》."""

import re

from kg.mentions.spans import Span
from kg.mentions.tokens import Reading

TITLE = re.compile(r"《([^《》]{2,120})》")
FORMS = re.compile(r"(表|申请书|任务书|协议|合同|证书|执照|证明|承诺书|证|报告|推荐书|申报书|公报|回执|须知)$")


def titles(reading: Reading) -> list[Span]:
    """Find the titles of documents without their marks, application forms left out: 《…管理办法》."""
    if "《" not in reading.text:
        return []
    return [
        Span(match.start(1), match.end(1), "Policy", "titles")
        for match in TITLE.finditer(reading.text)
        if not FORMS.search(match.group(1))
    ]
