"""The quotes of a document that its statements and entities stand on, one evidence a sentence and rule."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Evidence, Extraction, Mark, Mention
from kg.resolve.reading import Reading

MENTIONED = "mention"  # the rule of a sentence that names things and asserts nothing of them


@dataclass(frozen=True, slots=True)
class Citation:
    """A sentence that a rule read with a confidence."""

    start: int
    end: int
    rule: str
    confidence: float


class Quotes:
    """Collects what is cited in one document, and makes the evidence rows of it."""

    def __init__(self, extraction: Extraction, reading: Reading) -> None:
        self.extraction, self.reading = extraction, reading
        self.cited: dict[str, Citation] = {}
        self.mentions = sorted(extraction.mentions, key=lambda mention: (mention.start, mention.end))
        self.starts = [mention.start for mention in self.mentions]
        self.sentence_starts = [sentence.start for sentence in extraction.outline.sentences]
        self.anchors = [anchor.start for anchor in extraction.document.anchors]

    def cite(self, start: int, end: int, rule: str, confidence: float) -> str:
        """Return the id of the evidence for what a rule read in a sentence."""
        id_ = f"{self.extraction.document.id}:{start}-{end}:{rule}"
        before = self.cited.get(id_)
        if before is not None and before.confidence != confidence:
            id_ += f":{confidence:.4g}"
        self.cited.setdefault(id_, Citation(start, end, rule, confidence))
        return id_

    def evidence(self) -> Iterator[Evidence]:
        """Yield the evidence of all citations, and of the sentences that only name something."""
        self._cite_bare_mentions()
        for id_, citation in self.cited.items():
            yield self._row(id_, citation)

    def _cite_bare_mentions(self) -> None:
        covered = sorted(((cited.start, cited.end) for cited in self.cited.values()), reverse=True)
        reach = 0
        for sentence in self.extraction.outline.sentences:
            while covered and covered[-1][0] <= sentence.start:
                reach = max(reach, covered.pop()[1])
            inside = self._inside(sentence.start, sentence.end)
            if inside and reach < sentence.end:
                sure = max(mention.confidence for mention in inside)
                self.cite(sentence.start, sentence.end, MENTIONED, sure)

    def _row(self, id_: str, citation: Citation) -> Evidence:
        document, start, end = self.extraction.document, citation.start, citation.end
        section = self._section(start)
        anchor = bisect_right(self.anchors, start) - 1
        return Evidence(
            id=id_,
            document=document.id,
            section=f"{document.id}#{section}" if section >= 0 else "",
            start=start,
            end=end,
            quote=document.text[start:end],
            path=" › ".join(self.extraction.outline.path(section)),
            anchor=document.anchors[anchor].label if anchor >= 0 else "",
            rule=citation.rule,
            confidence=citation.confidence,
            marks=tuple(Mark(one.start, one.end, self.reading.entity(one)) for one in self._inside(start, end)),
        )

    def _section(self, start: int) -> int:
        sentence = bisect_right(self.sentence_starts, start) - 1
        return self.extraction.outline.sentences[sentence].section if sentence >= 0 else -1

    def _inside(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return [mention for mention in self.mentions[first:last] if mention.end <= end]
