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
SIGN = r"(?: ?[/.\-|_\\:,*~] ?| )"
DATE = re.compile(
    rf"(?<![\w/])(?:{WEEKDAY}\d{{1,2}}{SIGN}\d{{1,2}}{SIGN}(?:\d{{4}}|\d{{2}})|\d{{4}}{SIGN}\d{{1,2}}{SIGN}\d{{1,2}}"
    rf"|{WEEKDAY}(?:the )?{DAY}[-/. ]{{0,2}}(?:of )?{MONTH}[-/., ]{{0,2}}'?\d{{2,4}}"
    rf"|{WEEKDAY}{MONTH} (?:the )?{DAY},? '?\d{{2,4}}"
    rf"|(?:the )?{DAY} (?:of )?{MONTH}|{MONTH} \d{{4}}|\d{{8}})(?![\w]|[:.]\d\d(?!\d))"
)
#: Written so only behind a cue: "3/11", "030311", "O3/O3/2O11", "third of March 2011", "March the third".
ORDINAL = (
    r"(?:the )?(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
IN_WORDS = r"(?:,? (?:'?\d{2,4}|two thousand(?: and)?(?: [a-z]+)?|twenty (?:oh )?[a-z]+))?"
CUED_DATE = re.compile(
    rf"(?<![\w/])(?:[\doil]{{1,2}}{SIGN}[\doil]{{1,2}}{SIGN}(?:[\doil]{{4}}|[\doil]{{2}})|\d{{1,2}}/\d{{1,2}}|\d{{6}}"
    rf"|{ORDINAL}(?: of)? {MONTH}{IN_WORDS}|{MONTH} {ORDINAL}{IN_WORDS}|{MONTH} (?:the )?{DAY})(?![\w/])"
)
CUE = re.compile(
    r"(?:\bd[./ -]?o[./ -]?b\b\.?|\bdate[- ]of[- ]birth|\bborn(?: on| in)?|\bbirth[- ]?date|\bbirthday|\bb'?day|\bb\."
    r"|\bbirth\b"
    r"|\b(?:turn(?:s|ed|ing)?|is|be|was) (?:\d\d|(?:thir|four|fif|six|seven|eigh)teen|eleven|twelve)(?: (?:on|this))?)"
    r"[^\w\n]{0,3}(?:(?:is|was|on|the|given|recorded|shown|listed|noted|written|here|there|as|of|to|be|'?s|dd/mm/yy(?:yy)?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\b"
    r"[^\w\n]{0,3}){0,4}(?:(?<=birth)\n|(?<=dob)\n|(?<=birth:)\n|(?<=dob:)\n)?[^\w\n]{0,3}\Z"
)
BEHIND = re.compile(
    r" (?:is|was|thats|that's|its) (?:my|his|her|their|the child'?s) (?:birthday|b'?day|date of birth|d\.?o\.?b)\b"
    r"|,? (?:so|which makes me|that makes me|makes me) (?:i'?m|i am|me)? ?(?:\d\d|older|younger|the (?:oldest"
    r"|youngest))\b"
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NAMED = re.compile(rf"(?<![a-z])(?:{'|'.join(MONTHS)})")


KEY = "years of birth"  # no word has a space in it
AS_OLD = 0.6


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for dates after a birth cue (0.95) for dates equal to a pupil's date of birth (0.9),
    and for whole dates of a year in which pupils were born (0.6)."""
    found = []
    hits = [(hit, _is_cued(text, hit)) for hit in DATE.finditer(text.lower)]
    hits += [(hit, True) for hit in CUED_DATE.finditer(text.lower) if _is_cued(text, hit)]
    years = _years(case)
    for hit, cued in hits:
        born = as_date(hit.group())
        who = case.roll.births.get(born.isoformat(), ()) if born else ()
        if cued or who or (born and born.year in years):
            found.append(
                Span(
                    *text.where(*hit.span()),
                    span.DOB,
                    case.whose(who) if (who and cued) or len(who) == 1 else None,
                    who if len(who) == 1 else (),
                    "births",
                    0.95 if cued else 0.9 if who else AS_OLD,
                )
            )
    return found


def _years(case: CaseContext) -> frozenset[int]:
    """The years in which the pupils were born: no event of a case is as old as they are."""
    if KEY not in case.cache:
        case.cache[KEY] = frozenset(int(day[:4]) for day in case.roll.births)
    return case.cache[KEY]  # type: ignore[return-value]


def _is_cued(text: Folded, hit: re.Match[str]) -> bool:
    cue = CUE.search(text.lower[max(0, hit.start() - 48) : hit.start()])
    return bool(cue) or bool(BEHIND.match(text.lower, hit.end()))


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
