"""Numbers of a person's papers: passport, residence permit, driving licence, learner and candidate numbers, hospital,
admission and case-file numbers. Most have no shape of their own, so that the word before tells what they are."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

#: UCI: centre, board, candidate, year, check letter. Licence: DVLA, five letters, six digits, two initials, three more.
SHAPED = re.compile(r"(?<!\w)(?:\d{5}[\da-e]\d{6}[a-z]|[a-z9]{5}[ ]?\d{6}[ ]?[a-z9]{2}\d[a-z]{2})(?!\w)")
CUE = re.compile(
    r"(?:\bpassport|\buln\b|\bunique learner|\blearner (?:no|num|number)|\buci\b|\bcandidate|\bdriving licen[cs]e"
    r"|\bbrp\b"
    r"|\bresidence permit|\bvisa\b|\bbiometric|\bhospital (?:no|num|number|id)|\bmrn\b|\bpatient (?:no|num|number|id)"
    r"|\badmission (?:no|num|number)|\b(?:student|pupil|learner|travel ?card|library card|bus pass|id card)"
    r" (?:no|num|number|id)\b|\bcare first|\bliquidlogic|\bmosaic (?:no|number|id)|\bclient id)"
    r"(?:[^\d.;!?\n]|\.(?= ?(?:[:\d]|[a-z]{1,3}\d|\Z))){0,32}\Z"
)
NUMBER = re.compile(r"(?<![\w£/.-])(?:[a-z]{1,3})?\d(?:[ -]?\d){4,10}[a-z]?(?![\w/]|[.:]\d)")
REACH = 56


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans at 0.9 for numbers of such a shape, or with such a word before them in the sentence."""
    low = text.lower
    hits = [*SHAPED.finditer(low)]
    hits += [
        hit for hit in NUMBER.finditer(low) if CUE.search(low[max(0, hit.start() - REACH) : hit.start()])
    ]
    return [Span(*text.where(*hit.span()), span.OFFICIAL, None, (), "papers", 0.9) for hit in hits]
