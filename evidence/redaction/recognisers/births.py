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
DATE = re.compile(
    rf"(?<![\w/])(?:\d{{1,2}}[/.\- ]\d{{1,2}}[/.\- ](?:\d{{4}}|\d{{2}})|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? \d{{2,4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{2,4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH}|\d{{8}})(?![\w]|[:.]\d\d(?!\d))"
)
CUE = re.compile(
    r"(?:\bd\.?o\.?b\.?|date of birth|\bborn(?: on)?|birth ?date|birthday|\bbday|\bb\.)"
    r"\W{0,3}(?:is|was|on|the|:|=|-)?\W{0,3}(?:is |the )?$"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for dates after a birth cue (0.95) and for dates equal to a pupil's date of birth (0.9)."""
    found = []
    for hit in DATE.finditer(text.lower):
        born = as_date(hit.group())
        who = case.roll.births.get(born.isoformat(), ()) if born else ()
        cued = bool(CUE.search(text.lower[max(0, hit.start() - 26) : hit.start()]))
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
    month = re.search(r"[a-z]{3,}", re.sub(r"(?<=\d)(?:st|nd|rd|th)|\bof\b", "", written))
    if month:
        numbers = [numbers[0], MONTHS.index(month.group()[:3]) + 1, *numbers[1:]]
    elif len(numbers) == 1:
        numbers = [int(written[:2]), int(written[2:4]), int(written[4:])]
    if len(numbers) != 3:
        return None
    return _date(*(reversed(numbers) if numbers[0] > 31 else numbers))


def _date(day: int, month: int, year: int) -> date | None:
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
