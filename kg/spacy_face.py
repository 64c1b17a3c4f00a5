"""The extraction as a spaCy pipeline component over character tokens.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> nlp.add_pipe("kg_policy")  # doctest: +ELLIPSIS
    <kg.spacy_face.PolicyComponent object at ...>
    >>> doc = nlp("支持高新区建设众创空间。")
    >>> [(span.text, span.label_, span.id_) for span in doc.spans["policy"] if span.label_ == "Platform"]
    [('众创空间', 'Platform', 'Platform/众创空间')]

``doc.spans["policy"]`` holds the mentions, each with its type as label and its entity's id;
``doc._.policy`` the whole extraction. ``spacy.blank("zh")`` segments into characters, so that token
boundaries never cut a name. Components before or after see an ordinary ``Doc``.
"""

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.model import Mention
from kg.pipeline import extract
from kg.read import document
from kg.resolve.reading import Reading

KEY = "policy"


@Language.factory("kg_policy", default_config={"tagger": "crf"})
def create(nlp: Language, name: str, tagger: str) -> "PolicyComponent":
    """Make the component; ``tagger`` is ``crf`` or ``rules``."""
    if not Doc.has_extension(KEY):
        Doc.set_extension(KEY, default=None)
    return PolicyComponent(tagger)


class PolicyComponent:
    """Set ``doc.spans["policy"]`` and ``doc._.policy``."""

    def __init__(self, tagger: str) -> None:
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Extract from the document's text and return it with the spans set."""
        extraction = extract(document(doc.text), self.tagger)
        reading = Reading(extraction)
        doc.spans[KEY] = [
            span
            for mention in extraction.mentions
            if (span := _span(doc, mention, reading.entity(mention))) is not None
        ]
        doc._.policy = extraction
        return doc


def _span(doc: Doc, mention: Mention, entity: str) -> Span | None:
    """Return the tokens that a mention covers; None where the document has no text there."""
    return doc.char_span(mention.start, mention.end, label=mention.type, span_id=entity, alignment_mode="expand")
