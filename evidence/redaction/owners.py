"""Whose an identifier is that no record holds: by the words beside it, or because one child alone is spoken of.

A wrong owner would leave another person's data readable, so each rule wants one person and no doubt.
"""

import re
from dataclasses import replace

from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext, low
from evidence.redaction.fold import Folded
from evidence.redaction.people import PUPIL
from evidence.redaction.span import Span
from evidence.redaction.words import group

ACCOUNT = re.compile(
    r"'?s? (?:own )?(?:online |user ?|screen |game )?(?:{}|name|username|account|handle|gamertag|profile|tag)"
    r"(?: (?:name|account|handle|username|id))?(?: is| was|:|,)? ?[\"'(@]*\Z".format(
        "|".join(sorted(group("platforms"), key=len, reverse=True))
    )
)
OF_A_CHILD = frozenset({kinds.UPN, kinds.NHS, kinds.OFFICIAL, kinds.DOB, kinds.ADDRESS, kinds.POSTCODE})
NUMBERS = frozenset({kinds.UPN, kinds.NHS, kinds.OFFICIAL, kinds.DOB, kinds.BANK})
AS_USER = re.compile(r",? (?:as|by|with|under) (?:the )?(?:user ?(?:name)? |account |login )?")
LOGGED_ON = re.compile(
    r"\b(?:log(?:ged|s)?[- ]?(?:on|in)|sign(?:ed|s)?[- ]?(?:on|in)|connect(?:ed|ion)|access(?:ed)?"
    r"|online|us(?:ed|ing)|used by|seen|address(?: was| is)?:?)"
    r"(?: was| is| came)? (?:from|at|via|with|through)? ?(?:the )?(?:ip )?(?:address )?\Z"
)
#: "22kpark33 signs in from ...": who does is not said, and need not be the child whose account it is.
BY_SOMEBODY = re.compile(r"\b(?:sign|log)(?:s|ged|ed)? (?:on|in) (?:from|at|via) \Z")
CHILDS = re.compile(
    r"(?:\b(?:dob|date of birth|nhs|upn|passport|number) of (?:the )?(?:child|pupil|student)"
    r"|\b(?:child|pupil|student)'?s (?:(?:own|bank) )?(?:upn|nhs|dob|date of birth|account|passport"
    r"|candidate)[\w ,]{0,14})"
    r" ?(?:is|:)? ?(?:[\d -]{6,10}, (?:number|account|no\.?) )?\Z"
)
#: "Ava and Will Bell, NHS number": of two it stays open whose it is.
JOINED = re.compile(r"(?:\b(?:and|with|or|n)|[,&+]) \Z")
#: What may stand between a child's name and a number of hers: words for such numbers, and other numbers.
LISTED = re.compile(
    r"(?:'s)?[ ,:;/(-]*(?:(?:passport|nhs|upn|uln|uci|dob|d\.o\.b\.?|born|candidate|account|acc|sort ?code|ni"
    r"|no\.?|number|num"
    r"|id|and|is|exam|[a-z]{0,3}\d[\w./-]*|\d[\d -]*\d)[ ,:;/(-]*){1,8}\Z"
)
#: Papers that an adult has too: behind an adult's name they are the adult's.
PAPERS = re.compile(
    r"\b(?:passport|driving|licen[cs]e|visa|permit|brp|dbs|share code|id card)\b[^.;\n]{0,24}\Z"
)
#: What tells whom a text is about.
TELLS = frozenset({kinds.PERSON, kinds.USERNAME, kinds.UPN, kinds.DOB})
REACH = 160


def belong(text: Folded, spans: list[Span], case: CaseContext) -> list[Span]:
    """The spans, in order, with an owner for those identifiers whose owner is plain."""
    child, last, made = _the_only_child(spans, case), None, []
    for one in spans:
        who = None if one.person else _owner(text, spans, one, last, child, case)
        made.append(replace(one, person=who) if who else one)
        last = one if one.type == kinds.PERSON or (one.type in TELLS and one.person) else last
    return made


def _owner(
    text: Folded, spans: list[Span], one: Span, last: Span | None, child: str | None, case: CaseContext
) -> str | None:
    """`last`: the name before it; `child`: the only child whom the text names."""
    before = text.text[max(0, one.start - REACH) : one.start].lower()
    written = low(text.text[one.start : one.end]).lstrip("@")
    if one.type in (kinds.HANDLE, kinds.IP) and (said := case.owners.get(written)):
        return said
    if one.type == kinds.HANDLE:
        beside = last and ACCOUNT.match(text.text[max(last.end, one.start - REACH) : one.start].lower())
        return last.person if last and beside and one.start - last.end < REACH else None
    if (
        one.type in NUMBERS
        and CHILDS.search(before)
        and case.subject in case.people
        and child in (None, case.subject)
    ):
        return case.subject
    if one.type in NUMBERS and (who := _listed_beside(text, one, last, case)):
        return who
    if one.type == kinds.IP and (used := AS_USER.match(text.text[one.end : one.end + 24].lower())):
        behind = next((s for s in spans if s.start == one.end + used.end()), None)
        return behind.person if behind and behind.type == kinds.USERNAME else None
    if one.recogniser == "unexplained" or (one.type == kinds.IP and BY_SOMEBODY.search(before)):
        return None
    if one.type == kinds.IP and LOGGED_ON.search(before) and len(users := _users(spans)) == 1:
        return users.pop()
    if one.type in OF_A_CHILD or (one.type == kinds.IP and LOGGED_ON.search(before)):
        return child if child and last and _is_of(child, last, one, before, case) else None
    return None


def _listed_beside(text: Folded, one: Span, last: Span | None, case: CaseContext) -> str | None:
    """ "Ava Bell: passport 123456789 / NHS ...": the child right before the number."""
    if (
        last is None
        or not last.person
        or case.people[last.person].role != PUPIL
        or one.start - last.end > REACH
    ):
        return None
    if JOINED.search(text.text[: last.start][-8:].lower()):
        return None
    between = text.text[last.end : one.start]
    return last.person if "\n" not in between and LISTED.match(between.lower()) else None


def _users(spans: list[Span]) -> set[str]:
    """Whose user names a text holds."""
    return {one.person for one in spans if one.type == kinds.USERNAME and one.person}


def _is_of(child: str, last: Span, one: Span, before: str, case: CaseContext) -> bool:
    """Whether the child was named just before; her school and health numbers may follow the name of an adult too."""
    if last.person == child:
        return one.start - last.end < REACH
    adult = last.person is None or case.people[last.person].role != PUPIL
    papers = one.type == kinds.OFFICIAL and PAPERS.search(before)
    return adult and not papers and one.type in (kinds.UPN, kinds.NHS, kinds.OFFICIAL)


def _the_only_child(spans: list[Span], case: CaseContext) -> str | None:
    names = [one for one in spans if one.type in TELLS]
    children = {one.person for one in names if one.person and case.people[one.person].role == PUPIL}
    return next(iter(children)) if len(children) == 1 and not any(one.ambiguous for one in names) else None
