"""What the reviewer should look at in each text though nothing takes it out: see evidence/redaction/doubts.py."""

from dataclasses import dataclass

from evidence.composing import Composed, standing
from evidence.desk.forms_beside import SAID, forms_beside
from evidence.redaction.apply import cuts
from evidence.redaction.budget import RecogniserFailed
from evidence.redaction.doubts import Doubt, doubts
from evidence.redaction.school_forms import behind
from evidence.redaction.span import PERSON, Span

NOT_SEARCHED = "Handrail could not look for descriptions of people here. Read every word of this text."


@dataclass(frozen=True)
class Told:
    """The words a doubt is about, "" for the whole text, and what the doubt is."""

    words: str
    said: str


def doubted(composed: Composed) -> list[list[Told]]:
    """For each text in order its doubts, each once; none about words that this reader does not get anyway."""
    texts = [entry.text for entry, _ in composed.entries]
    found = [standing(entry) for entry, _ in composed.entries]
    try:
        every = doubts(texts, found, composed.context)
    except RecogniserFailed:
        return [[Told("", NOT_SEARCHED)] for _ in texts]
    return [_told(text, spans, told, composed) for text, spans, told in zip(texts, found, every, strict=True)]


def _told(text: str, spans: list[Span], told: list[Doubt], composed: Composed) -> list[Told]:
    gone = [cut for cut, _ in cuts(text, spans, composed.release)]
    named = [(span.end, behind(text, span.end)) for span in spans if span.type == PERSON and span not in gone]
    seen = [
        one
        for one in told
        if not any(cut.start <= one.start and one.end <= cut.end for cut in gone)
        and not any(end < one.end <= form for end, form in named)  # the form of somebody who stays
    ]
    beside = [Told(form, SAID) for form in forms_beside(text, gone)]
    return list(dict.fromkeys([*(Told(text[one.start : one.end], one.said) for one in seen), *beside]))
