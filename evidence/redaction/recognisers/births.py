"""Dates of birth: only by a cue or where the date is that of a pupil of the roll.

Taking out every date would take the chronology with it (11 % of the words).
"""

import re
from datetime import date

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? (?:the )?)?"
DATE = re.compile(
    rf"(?<![\w/])(?:\d{{1,2}}[/.\- ]\d{{1,2}}[/.\- ](?:\d{{4}}|\d{{2}})|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|{WEEKDAY}(?:the )?{DAY}[-/. ]{{0,2}}(?:of )?{MONTH}[-/., ]{{0,2}}'?\d{{2,4}}"
    rf"|{WEEKDAY}{MONTH} (?:the )?{DAY},? '?\d{{2,4}}"
    rf"|(?:the )?{DAY} (?:of )?{MONTH}|{MONTH} \d{{4}}|\d{{8}})(?![\w]|[:.]\d\d(?!\d))"
)
CUE = re.compile(
    r"(?:\bd\.?o\.?b\.?|\bd o b|date of birth|\bborn(?: on| in)?|birth ?date|birthday|\bb'?day|\bb\.|\bturn(?:s"
    r"|ed) \d\d(?: on)?)"
    r"[^\w\n]{0,3}(?:is|was|on|the|:|=|-)?[^\w\n]{0,3}(?:is |the )?\Z"
)
BEHIND = re.compile(
    r" (?:is|was) (?:my|his|her|their|the child'?s) (?:birthday|b'?day|date of birth|d\.?o\.?b)\b"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NAMED = re.compile(rf"(?<![a-z])(?:{'|'.join(MONTHS)})")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for dates after a birth cue (0.95) and for dates equal to a pupil's date of birth (0.9)."""
    found = []
    for hit in DATE.finditer(text.lower):
        born = as_date(hit.group())
        who = case.roll.births.get(born.isoformat(), ()) if born else ()
        cued = bool(CUE.search(text.lower[max(0, hit.start() - 26) : hit.start()]))
        cued = cued or bool(BEHIND.match(text.lower, hit.end()))
        if cued or who:
            found.append(
                Span(
                    *text.where(*hit.span()),
                    span.DOB,
                    case.whose(who) if (who and cued) or len(who) == 1 else None,
                    who if len(who) == 1 else (),
                    "births",
                    0.95 if cued else 0.9,
                )
            )
    return found


def as_date(written: str) -> date | None:
    """The date of a written one, day first as in Britain; None where there is no year or no such day."""
    numbers = [int(n) for n in re.findall(r"\d+", written)]
    month = NAMED.search(written)
    if month and len(numbers) > 1:
        numbers = [numbers[0], MONTHS.index(month.group()) + 1, *numbers[1:]]
    elif len(numbers) == 1 and not month:
        numbers = [int(written[:2]), int(written[2:4]), int(written[4:])]
    if len(numbers) != 3:
        return None
    return _date(*(reversed(numbers) if numbers[0] > 31 else numbers))


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
