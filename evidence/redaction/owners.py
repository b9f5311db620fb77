"""Whose an online name, number or address is: said in a chat by its speaker, or by the words beside it.

A wrong owner would leave another person's data readable, so each rule wants one person and no doubt; without one the
owner stays open and the identifier is treated as nobody's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext, low
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.people import PUPIL
from evidence.redaction.span import Span
from evidence.redaction.words import group, ordinary

SAYS = re.compile(
    r"(?:\bim|\bi'm|\bi am|\bmy names?(?: is|'s)?|\bmy real name is|\bcall me|\bits me|\bthis is) ?[\"']?\Z"
)
THATS_ME = re.compile(r"[^\w\n]{1,6}(?:thats|that's|that is|its|it's) me\b")
ASKS = re.compile(r"(?:\bu r|\bur name is|\bare you|\br u|\byou are|\bis ur name|\byour name is) ?[\"']?\Z")
ASKS_BEHIND = re.compile(r" (?:ur|your) (?:real |full )?name\b")
MINE = re.compile(
    r"(?:^|\b(?:my|mine|add me|add|me|on|im|i'm|its|it's)\b|(?:{}))[^\n]{{0,24}}\Z".format(
        "|".join(sorted(group("platforms"), key=len, reverse=True))
    )
)
NOT_MINE = re.compile(r"\b(?:ur|your|his|her|their|he|she|u|you|they)\b")
ACCOUNT = re.compile(
    r"'?s? (?:own )?(?:online |user ?|screen |game )?(?:{}|name|username|account|handle|gamertag|profile|tag)"
    r"(?: (?:name|account|handle|username|id))?(?: is| was|:|,)? ?[\"'(@]*\Z".format(
        "|".join(sorted(group("platforms"), key=len, reverse=True))
    )
)
OF_A_CHILD = frozenset({kinds.UPN, kinds.NHS, kinds.DOB, kinds.ADDRESS, kinds.POSTCODE})
LOGGED_ON = re.compile(r"\blogged (?:on|in) (?:from|at|via|with) ?(?:ip )?(?:address )?\Z")
REACH = 160
NOBODY = ""
LIVES, RING_ME = (
    re.compile(r"\bi live (?:at|in|on) \Z"),
    re.compile(r"\b(?:text|call|ring) me(?: on)? \Z|\bmy (?:num|number) (?:is )?\Z"),
)
CHILDS = re.compile(r"\bchild'?s (?:upn|nhs|dob|date of birth)[\w ]{0,12}(?:is|:)? ?\Z")


def claims(text: Folded, spans: list[Span], case: CaseContext) -> dict[str, set[str]]:
    """For each speaker of a transcript, in folded small letters, whom they say they are or are called; "" where it
    is nobody known."""
    lines = _lines(text)
    said: dict[str, set[str]] = defaultdict(set)
    labels = list(dict.fromkeys(label for label, _, _ in lines))
    for label, start, end in lines:
        said[label] |= _by_record(text, spans, start, end) | _by_label(
            text, spans, start - len(label) - 3, start
        )
        for one in _names_in(text, spans, start, end):
            other = [x for x in labels if x != label]
            if _introduces(text, one, start):
                said[label].add(one.person or NOBODY)
            elif len(other) == 1 and _asks(text, one, start):
                said[other[0]].add(one.person or NOBODY)
    known = {label: people for label, people in said.items() if people}
    if len(labels) == 2:
        known |= {
            label: who
            for label in labels
            if label not in known and (who := _by_its_letters(label, labels, case))
        }
    return _with_further_names(text, spans, lines, known)


def _by_record(text: Folded, spans: list[Span], start: int, end: int) -> set[str]:
    """ "i live at ...", "text me ...": the record of one person holds what the speaker calls theirs."""
    found = set()
    for one in spans:
        at = _folded_at(text, one)
        cue = {kinds.ADDRESS: LIVES, kinds.PHONE: RING_ME}.get(one.type)
        if cue and one.person and start <= at < end and cue.search(text.lower[start:at]):
            found.add(one.person)
    return found


def _by_label(text: Folded, spans: list[Span], start: int, end: int) -> set[str]:
    """The label itself is the name of somebody."""
    return {
        s.person for s in spans if s.type == kinds.PERSON and s.person and start <= _folded_at(text, s) < end
    }


def _by_its_letters(label: str, labels: list[str], case: CaseContext) -> set[str]:
    """The one child of the case whose first name is in this speaker's online name and not in the other's."""
    letters, (other,) = re.sub(r"[^a-z]", "", label), [x for x in labels if x != label]
    inside = set()
    for who in case.circle:
        for name in _first_names(case, who):
            if name in letters and name not in other:
                inside.add(who)
    return inside if len(inside) == 1 else set()


def _first_names(case: CaseContext, who: str) -> list[str]:
    person = case.people[who]
    names = [] if person.role != PUPIL else [*fold_name(person.first), *fold_name(person.preferred)]
    return [name for name in names if len(name) > 3 and not ordinary(name)]


def _with_further_names(
    text: Folded, spans: list[Span], lines: list[tuple[str, int, int]], said: dict[str, set[str]]
) -> dict[str, set[str]]:
    """ "PSN frostykoala": a speaker who is known by now tells another online name of theirs."""
    for label, start, end in lines:
        for one in spans:
            at = _folded_at(text, one)
            if one.type != kinds.HANDLE or not start <= at < end or len(said.get(label, ())) != 1:
                continue
            before = text.lower[start:at]
            if MINE.search(before) and not NOT_MINE.search(before):
                said.setdefault(low(_said(text, one)).lstrip("@"), set()).update(said[label])
    return said


def owned(claimed: Iterable[dict[str, set[str]]]) -> dict[str, str]:
    """The owner of each online name that one known person and nobody else was said to be behind."""
    every: dict[str, set[str]] = defaultdict(set)
    for one in claimed:
        for label, people in one.items():
            every[label] |= people
    return {
        label: next(iter(people))
        for label, people in every.items()
        if len(people) == 1 and NOBODY not in people
    }


def belong(text: Folded, spans: list[Span], case: CaseContext) -> list[Span]:
    """The spans with an owner for those identifiers that nobody's record holds and that stand with one child."""
    return [replace(one, person=who) if (who := _owner(text, one, spans, case)) else one for one in spans]


def _owner(text: Folded, one: Span, spans: list[Span], case: CaseContext) -> str | None:
    if one.person or one.type in (kinds.PERSON, kinds.SCHOOL, kinds.LOCATION):
        return None
    before = text.lower[max(0, _folded_at(text, one) - REACH) : _folded_at(text, one)]
    last = next(
        (s for s in reversed(spans) if s.end <= one.start and s.type in (kinds.PERSON, kinds.USERNAME)), None
    )
    if one.type == kinds.HANDLE:
        beside = last and last.person and ACCOUNT.match(text.text[last.end : one.start].lower())
        return last.person if last and beside else None
    if CHILDS.search(before) and case.subject in case.people:
        return case.subject
    if one.type in OF_A_CHILD or (one.type == kinds.IP and LOGGED_ON.search(before)):
        return _one_child(one, last, spans, case)
    return None


def _one_child(one: Span, last: Span | None, spans: list[Span], case: CaseContext) -> str | None:
    """The only child whom the text names, where no name of doubt stands nearer than hers."""
    named = {
        s.person for s in spans if s.type == kinds.PERSON and s.person and case.people[s.person].role == PUPIL
    }
    doubtful = any(s.type == kinds.PERSON and s.ambiguous for s in spans)
    if len(named) != 1 or doubtful or last is None:
        return None
    (child,) = named
    if last.person == child and one.start - last.end < REACH:
        return child
    adult = last.person and case.people[last.person].role != PUPIL
    return child if adult and one.type in (kinds.UPN, kinds.NHS) else None


def _lines(text: Folded) -> list[tuple[str, int, int]]:
    """(label, start, end) of what each speaker says, in the folded text."""
    places = text.labels
    ends = [start for start, _ in places[1:]] + [len(text.plain)] * bool(places)
    return [
        (_plain_label(text.lower[start:end]), end, following)
        for (start, end), following in zip(places, ends, strict=True)
    ]


def _plain_label(label: str) -> str:
    inner = re.search(r"\w.*\w|\w", label)
    return inner.group() if inner else label


def _names_in(text: Folded, spans: list[Span], start: int, end: int) -> list[Span]:
    return [s for s in spans if s.type == kinds.PERSON and start <= _folded_at(text, s) < end]


def _introduces(text: Folded, one: Span, start: int) -> bool:
    at = _folded_at(text, one)
    behind = text.lower[at + one.end - one.start : at + one.end - one.start + 20]
    return bool(SAYS.search(text.lower[start:at])) or bool(THATS_ME.match(behind))


def _asks(text: Folded, one: Span, start: int) -> bool:
    at = _folded_at(text, one)
    behind = text.lower[at + one.end - one.start : at + one.end - one.start + 20]
    return bool(ASKS.search(text.lower[start:at])) or bool(ASKS_BEHIND.match(behind))


def _folded_at(text: Folded, one: Span) -> int:
    return text.folded(one.start)


def _said(text: Folded, one: Span) -> str:
    return text.text[one.start : one.end]
