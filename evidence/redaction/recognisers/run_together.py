"""First and family name as one word: "avabell", "AvaBell", "#avabell"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import given_name, ordinary

WORD = re.compile(r"(?<![^\W_])[a-z]{4,40}(?![^\W_])")
TAG = re.compile(r"#([a-z]{2,24})(?![^\W_])")
BEFORE_A_NAME = frozenset("team ask justice save free love not its miss bring find ban".split())
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
    """ "#ben", "#teamben": a name of the case, or a first name that is no word, alone or behind a word."""
    tag = hit.group(1)
    for at in range(len(tag) - 1):
        name = tag[at:]
        who = case.near.bearers(name)
        named = who or (len(name) > 2 and given_name(name) and not ordinary(name))
        if named and (not at or tag[:at] in BEFORE_A_NAME or (ordinary(tag[:at]) and not ordinary(tag))):
            where = text.where(hit.start(1) + at, hit.end(1))
            return [Span(*where, span.PERSON, None, tuple(sorted(who)), "run_together", PROPOSED_PART)]
    return []
