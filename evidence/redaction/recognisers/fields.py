"""Exact terms, wherever they stand: what the case or the roll holds as a whole (handles, e-mails, UPNs,
user names, first lines of addresses, schools)."""

from evidence.redaction import span
from evidence.redaction.context import UNSPACED, CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers.full_names import bearers
from evidence.redaction.span import Span


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for the terms of the case that stand alone, confidence 0.99. No term inside a longer word."""
    found = []
    for last, term in (hit for machine in case.automata for hit in machine.iter(text.lower)):
        start, end = last + 1 - len(term.text), last + 1
        if _stands_alone(text.plain, start, end):
            found.append(_span(text, start, end, term, case))
    return found


def _stands_alone(plain: str, start: int, end: int) -> bool:
    before, after = plain[start - 1 : start], plain[end : end + 1]
    return not (_joins(before) and _joins(plain[start])) and not (_joins(after) and _joins(plain[end - 1]))


def _joins(char: str) -> bool:
    return (char.isalnum() and not UNSPACED.match(char)) or char == "_"


def _span(text: Folded, start: int, end: int, term, case: CaseContext) -> Span:  # type: ignore[no-untyped-def]
    who = None if term.type == span.SCHOOL else term.person
    if term.type == span.ADDRESS:
        who = case.whose(case.roll.addresses.get(term.text.partition(",")[0], ())) or who
    if term.type == span.PERSON:
        people = {term.person, *bearers(case, term.text), *bearers(case, term.text.replace(" ", "'"))}
        return Span(*text.where(start, end), span.PERSON, None, tuple(sorted(people)), "fields", 0.97)
    hint = term.person or "" if term.type == span.SCHOOL else ""
    tier = 2 if term.type in span.TIER_TWO else 1
    return Span(*text.where(start, end), term.type, who, (who,) if who else (), "fields", 0.99, tier, hint)
