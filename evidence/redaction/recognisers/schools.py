"""Schools that no list holds, by the shape of their names: "The Cedars Free School", "Ysgol Glan Afon"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext, low
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import group

KIND = (
    r"(?:(?:Church of England|C of E|CofE|C\.E\.|RC|Catholic|Free|Community|Church|High|Grammar"
    r"|Primary|Infant|Junior|Middle|"
    r"Secondary|Comprehensive|Special|Nursery|Preparatory|Prep|Boys'?|Girls'?) )*"
    r"(?:School|Academy|College|Grammar|Primary|High)"
)
NAMED = re.compile(rf"(?<!\w)(?:The |St\.? )?[A-Z][a-z']+(?:[ -][A-Z][a-z']+){{0,3}}? {KIND}(?!\w)")
NO_NAME = frozenset("dear after before during outside at in to from every no".split())
WELSH = re.compile(r"(?<!\w)Ysgol(?: [A-Z][a-z']+| y| yr)+")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans (tier 2) for names of schools; `hint` is "own" for the case's own school."""
    hits = [hit for pattern in (NAMED, WELSH) for hit in pattern.finditer(text.plain)]
    return [
        _span(text, hit, case)
        for hit in hits
        if hit.group().split()[0].lower() not in group("no_school_name") | NO_NAME
    ]


def _span(text: Folded, hit: re.Match[str], case: CaseContext) -> Span:
    own = case.roll.school.name and low(hit.group()).endswith(low(case.roll.school.name))
    return Span(*text.where(*hit.span()), span.SCHOOL, None, (), "schools", 0.8, 2, "own" if own else "other")
