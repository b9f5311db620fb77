"""What one line of a chat says of its speaker, and of the other of two: by a name, a relative, a number on record."""

import re

from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.people import PUPIL
from evidence.redaction.record_words import is_of_oneself, is_put_to_you
from evidence.redaction.span import Span
from evidence.redaction.speaker_lines import Line, before, behind
from evidence.redaction.speaker_words import (
    ALONE_BEHIND,
    ARE_YOU,
    ASKS,
    ASKS_BEHIND,
    BUT_HERE,
    CALLED,
    FROM,
    HERE,
    ITS,
    ITS_BEHIND,
    MY_PARENTS,
    MY_RELATIVE,
    NICKED,
    NOT_HERE,
    OF_A_THIRD,
    OH,
    R_U,
    SAYS,
    SPELT,
    THATS_ME,
    THEY_SAY,
    TOLD,
    UR_RELATIVE,
    WANTED,
    WHICH,
)

ON_RECORD = frozenset({kinds.ADDRESS, kinds.PHONE, kinds.DOB, kinds.POSTCODE, kinds.EMAIL, kinds.USERNAME})
CONTACT = frozenset({kinds.EMAIL, kinds.PHONE})
FAR = 200
PICTURES = re.compile(r"[^\w\s!-/:-@\[-`{-~]+")


def of_the_speaker(text: Folded, line: Line, at: int, one: Span, case: CaseContext) -> set[str]:
    """Whom a span at `at` shows the speaker to be; "" for somebody whom nobody knows; empty where it shows nothing."""
    if one.type == kinds.PERSON:
        if _names_itself(text, line, at, one):
            return meant(one) - ({""} if NICKED.search(before(text, line, at)) else set())
        return _children_of(one, case) if MY_RELATIVE.search(before(text, line, at)) else set()
    if one.type in CONTACT and MY_PARENTS.search(before(text, line, at)):
        return _children_of(one, case)
    if one.type in ON_RECORD and _is_child(one.person, case):
        bare = one.type in CONTACT or any(name.person == one.person for name in line.names_in_label)
        said = is_of_oneself(before(text, line, at), behind(text, at, one), bare=bare)
        return meant(one) if said else set()
    return set()


def of_the_other(text: Folded, line: Line, at: int, one: Span, case: CaseContext) -> set[str]:
    """Whom a span shows the other of two speakers to be: "u r X", "is X ur real name", "still at 14 otter lane?"."""
    if one.type == kinds.PERSON:
        if _calls_the_other(text, line, at, one):
            return meant(one)
        return _children_of(one, case) if UR_RELATIVE.search(before(text, line, at)) else set()
    return meant(one) if puts_a_record(text, line, at, one, case) else set()


def puts_a_record(text: Folded, line: Line, at: int, one: Span, case: CaseContext) -> bool:
    """Whether the speaker puts it to the other one that a number or an address of a child's record is theirs."""
    if one.type not in ON_RECORD or not _is_child(one.person, case):
        return False
    around = text.lower[max(line.start, at - FAR) : min(line.end, at + FAR)]
    others = line.people - {one.person}
    return not others and is_put_to_you(before(text, line, at), behind(text, at, one), around)


def meant(one: Span) -> set[str]:
    """Whom a name means: one person, or somebody whom nobody knows; nothing is said where two may be meant."""
    return {one.person} if one.person else set() if one.candidates else {""}


def _names_itself(text: Folded, line: Line, at: int, one: Span) -> bool:
    """ "im X", "X!! thats me", "its X innit", "X isnt here its ..."."""
    first, then = before(text, line, at), _words_behind(text, at, one)
    if _begins(first) and NOT_HERE.match(then):
        return True
    if BUT_HERE.search(first):
        return False
    if ITS.search(first) and ITS_BEHIND.match(then):
        return True
    if (THEY_SAY.search(first) and ALONE_BEHIND.match(then)) or SPELT.match(then):
        return True
    return bool(
        SAYS.search(first) or THATS_ME.match(behind(text, at, one)) or (_begins(first) and HERE.match(then))
    )


def _calls_the_other(text: Folded, line: Line, at: int, one: Span) -> bool:
    first, then = before(text, line, at), _words_behind(text, at, one)
    called = ASKS.search(first) or (
        TOLD.search(text.lower[line.start : at]) and not (OF_A_THIRD.search(first) or WANTED.search(first))
    )
    if (_begins(first) or OH.search(first)) and CALLED.match(then):
        return True
    if (WHICH.search(first) and R_U.match(then)) or (ARE_YOU.search(first) and FROM.match(then)):
        return True
    return bool(called and ALONE_BEHIND.match(then)) or bool(ASKS_BEHIND.match(then))


def _words_behind(text: Folded, at: int, one: Span) -> str:
    """What stands behind a name, without the emoji on it."""
    words = behind(text, at, one)
    picture = PICTURES.match(words)
    return words[picture.end() :] if picture else words


def _begins(first: str) -> bool:
    """Whether nothing stands between a label and the name."""
    return not re.search(r'[^\s:>\]|~"\[<\d-]', first)


def _is_child(who: str | None, case: CaseContext) -> bool:
    return who is not None and who in case.circle and case.people[who].role == PUPIL


def _children_of(one: Span, case: CaseContext) -> set[str]:
    """ "mums email ...", "my mum rosalind": the child of the case whose relative it is, where no other child is."""
    everyone = case.people.values() if one.person else ()
    children = {
        p.id for p in everyone if p.role == PUPIL and any(who == one.person for _, who in p.relations)
    }
    return children if len(children) == 1 and children <= case.circle else set()
