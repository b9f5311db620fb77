"""A name is taken out whole: the other half of a double name ("Su Patient-Xu"), the letter of the family name behind a
first name ("Min-Ji A", "Tariro Ds messages")."""

import re
from dataclasses import replace

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.span import Span
from evidence.redaction.words import EVERYDAY, frequency, ordinary

HALF_BEHIND = re.compile(r"[-\u2010-\u2015]([^\W\d_]+(?:'[^\W\d_]{2,})?)(?![\w@])")
HALF_BEFORE = re.compile(r"(?<![\w@.-])([^\W\d_]+)-\Z")
LETTER_BEHIND = re.compile(r" ([A-Z])(?:\.(?=[ ]?[^\sA-Z]|\Z)|'?s\b|(?![\w'.-]))")
REACH = 24


def whole(text: Folded, spans: list[Span], case: CaseContext) -> list[Span]:
    """The spans, those of people over all of the name they are a part of."""
    return [_all_of(text, one, case) if one.type == span.PERSON else one for one in spans]


def _all_of(text: Folded, one: Span, case: CaseContext) -> Span:
    start, end = text.folded(one.start), text.folded(one.end - 1) + 1
    while (behind := HALF_BEHIND.match(text.plain, end)) and _is_half(text, behind.group(1)):
        end = behind.end(1)
    before = HALF_BEFORE.search(text.plain[max(0, start - REACH) : start])
    if before and _is_half(text, before.group(1)):
        start -= len(before.group())
    letter = LETTER_BEHIND.match(text.plain, end)
    if letter and _is_of_family(letter.group(1).lower(), one, case):
        end = letter.end(1)
    where = text.where(start, end)
    return replace(one, start=where[0], end=where[1]) if where != (one.start, one.end) else one


def _is_half(text: Folded, half: str) -> bool:
    """A half of a double name is written large as the other is; where capitals tell nothing, it is no word."""
    if half[0].isupper():
        return len(half) > 1 and not (
            half.isupper() and len(half) > 1 and not text.plain.isupper() and len(half) < 4
        )
    return text.casual and len(half) > 2 and not ordinary(half) and frequency(half) < EVERYDAY


def _is_of_family(letter: str, one: Span, case: CaseContext) -> bool:
    """Whether the letter begins the family name of somebody whom the first name may mean; "I" is a word first."""
    who = {*one.candidates, one.person} & set(case.people)
    named = {case.people[person].surname for person in who}
    return letter != "i" and any(words[0][:1] == letter for name in named if (words := fold_name(name)))
