"""First and family name as one word: "avabell", "AvaBell", "#avabell"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import ordinary

WORD = re.compile(r"(?<![^\W_])[a-z]{6,40}(?![^\W_])")
CONFIDENCE = 0.9


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for the whole name of somebody on the roll without the blank, unless that is a word ("goodwill")."""
    joined = case.roll.joined
    return [
        Span(*text.where(*hit.span()), span.PERSON, None, joined[hit.group()], "run_together", CONFIDENCE)
        for hit in WORD.finditer(text.lower)
        if hit.group() in joined and not ordinary(hit.group())
    ]
