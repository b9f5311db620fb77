"""First and family name as one word: "avabell", "AvaBell", "#avabell"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import ordinary

WORD = re.compile(r"(?<![^\W_])[a-z]{6,40}(?![^\W_])")
TAG = re.compile(r"#([a-z]{2,24})(?![^\W_])")
CONFIDENCE, PROPOSED_PART = 0.9, 0.7


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for the whole name of somebody on the roll without the blank, unless that is a word ("goodwill")."""
    joined = case.roll.joined
    return [
        Span(*text.where(*hit.span()), span.PERSON, None, joined[hit.group()], "run_together", CONFIDENCE)
        for hit in WORD.finditer(text.lower)
        if hit.group() in joined and not ordinary(hit.group())
    ] + [one for hit in TAG.finditer(text.lower) for one in _tagged(text, hit, case)]


def _tagged(text: Folded, hit: re.Match[str], case: CaseContext) -> list[Span]:
    """ "#ben", "#teambed", "#askben": a name of the case alone or behind a word."""
    tag = hit.group(1)
    found = []
    for at in range(len(tag) - 1):
        who = case.near.bearers(tag[at:])
        if who and (not at or ordinary(tag[:at])) and not ordinary(tag if at else ""):
            where = text.where(hit.start(1) + at, hit.end(1))
            found.append(Span(*where, span.PERSON, None, tuple(sorted(who)), "run_together", PROPOSED_PART))
            break
    return found
