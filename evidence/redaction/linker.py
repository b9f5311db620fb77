"""Whom a name means. The order: one bearer; title and gender to an adult; a member of the case; a child before
her parents where a family name stands alone; the only one of them who was named before. More than one: it stays open.
"""

from collections.abc import Iterable

from evidence.redaction.context import CaseContext
from evidence.redaction.people import CONTACT, PUPIL, STAFF
from evidence.redaction.span import FAMILY, INITIALS, Span


def link(spans: Iterable[Span], case: CaseContext) -> list[Span]:
    """The spans in order, with `person` where one remains; the others keep their candidates and are ambiguous."""
    linked: list[Span] = []
    seen: set[str] = set()
    for span in sorted(spans, key=lambda s: s.start):
        who = span.person or _choose(span, case, seen)
        linked.append(span.meaning(who) if who else span)
        if who:
            seen.add(who)
    return linked


def _choose(span: Span, case: CaseContext, seen: set[str]) -> str | None:
    left = set(span.candidates)
    for narrow in (_by_title, _by_case, _by_family, _by_subject, _by_mention):
        if len(left) == 1:
            break
        left = narrow(span, left, case, seen) or left
    return next(iter(left)) if len(left) == 1 else None


def _by_title(span: Span, left: set[str], case: CaseContext, seen: set[str]) -> set[str]:
    if span.hint in ("", FAMILY, INITIALS):
        return set()
    adults = {who for who in left if case.people[who].may_be_called(span.hint)}
    near = adults & case.circle
    exact = {who for who in near or adults if case.people[who].title.lower().rstrip(".") == span.hint}
    return exact or near or adults


def _by_case(span: Span, left: set[str], case: CaseContext, seen: set[str]) -> set[str]:
    if span.hint == INITIALS:
        return set()
    typed = left & {person.id for person in case.others}
    near = left & (case.members | typed)
    if near or span.hint:
        return near or left & case.circle
    family = left & case.circle
    return family if family == left or all(case.people[who].role == PUPIL for who in family) else set()


def _by_family(span: Span, left: set[str], case: CaseContext, seen: set[str]) -> set[str]:
    """A bare family name among children and their parents means a child: parents are named with a title."""
    if span.hint != FAMILY or any(case.people[who].role == STAFF for who in left):
        return set()
    return {who for who in left if case.people[who].role == PUPIL}


def _by_subject(span: Span, left: set[str], case: CaseContext, seen: set[str]) -> set[str]:
    """A bare first name among a child and her namesake parent means the child: adults are named with a title."""
    if span.hint not in ("", FAMILY) or case.subject not in left:
        return set()
    others = left - {case.subject}
    return {case.subject} if all(case.people[who].role in (CONTACT, STAFF) for who in others) else set()


def _by_mention(span: Span, left: set[str], case: CaseContext, seen: set[str]) -> set[str]:
    """The one of them named before in this text; where two were, it stays open whom a bare name means."""
    named = left & seen
    return named if len(named) == 1 else set()
