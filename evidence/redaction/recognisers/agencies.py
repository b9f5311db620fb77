"""Bodies and the people who work for them: "Hexham District Council" is nobody's name, and "Jan from the front door" is
no pupil of that name."""

import re

from evidence.redaction.fold import Folded, Word
from evidence.redaction.words import group

AGENCY = (
    r"(?:front door|social (?:care|services|work)|child(?:ren)?'?s? (?:services|social care|home)"
    r"|\bmash\b|police|council|camhs|\bnhs\b|early help"
    r"|duty (?:team|desk|worker|manager|social worker)|\bhub\b|\blado\b|nspcc|ceop|youth justice"
    r"|probation|health (?:team|visiting)|\bhospital"
    r"|county hall|the local authority|safeguarding partnership)"
)
POST = (
    r"(?:(?:practice|team|area|service|duty|senior|assistant|deputy|case) (?:lead|manager|worker"
    r"|supervisor|director|officer)|social worker"
    r"|supervisor|line manager|manager|duty)"
)
OF_ONE = re.compile(
    rf"(?:'s {POST}\b|,? ?\(?(?:(?:is |was |who is )?(?:at|from|of|in|for|with|on) )?(?:the |our "
    rf"|their )?(?:[\w'-]+ )?{AGENCY}|,? \(?(?:the |our |a )?(?:duty )?{POST}\b)"
)
NAMED_BY_ONE = re.compile(
    rf"{AGENCY}[^.\n]{{0,40}}\b(?:first name|named|called|name is|name was|name:|asked for|ask for"
    rf"|worker|officer|manager) \Z"
)
TOWN_OF_ONE = re.compile(rf" {AGENCY}")
REACH = 64


def works_for_one(text: Folded, word: Word) -> bool:
    """Whether the words beside a first name say that its bearer works for a council, the police or the like."""
    if OF_ONE.match(text.lower, word.end):
        return True
    return bool(NAMED_BY_ONE.search(text.lower[max(0, word.start - REACH) : word.start]))


def is_body(text: Folded, at: int) -> bool:
    """Whether word `at` begins or goes on in the name of a body: "Ashmoor Borough Council", "London Borough of
    Brent", "Northfield front door"."""
    word = text.words[at]
    if not word.capital:
        return False
    if TOWN_OF_ONE.match(text.lower, word.end):
        return True
    for further in range(at + 1, min(at + 5, len(text.words))):
        other = text.words[further]
        between = text.between(text.words[further - 1], other)
        if between not in (" ", "-", " & ") or not (
            other.capital or other.low in ("and", "of") or further == at + 1
        ):
            break
        if other.low in group("bodies"):
            return True
    before = [one.low for one in text.words[max(0, at - 2) : at]]
    return before[-1:] == ["of"] and before[0] in (
        "borough",
        "city",
        "county",
        "district",
        "university",
        "bank",
    )
