"""Digits that nothing explains: no time, date, sum, count, reference of an office or public line. Whoever wrote them
knew what they are; here they are taken for a number of somebody's papers."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers.births import DATE, as_date
from evidence.redaction.span import Span
from evidence.redaction.words import explains, group, ordinary

#: Letters before or behind, digits in groups that one sign parts: "HX 204 118", "48213-77", "K2041187".
RUN = re.compile(
    r"(?<![\w£$€@#~^*+])(?<![\w][.:/_-])(?:[a-z]{1,4}[ ./-]?)?\d[\da-z]*(?:[ ./_-]{1,2}[a-z]{0,3}\d[\da-z]*)*"
    r"(?:[ -][a-z])?(?![\w@%£€]|[.:/_-]\w)"
)
CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:[ap]m)?(?:[ -]+\d{1,2}[.:]\d\d)*")
YEARS = re.compile(r"(?:(?:19|20)\d\d)(?:[ ./-]{1,2}(?:(?:19|20)?\d\d))+")
LETTERS_FIRST = re.compile(r"[a-z]+")
BEFORE = re.compile(
    r"([a-z]+|\d+)(?:'s)?(?:[^\w\n]{0,3}|[^\w\n.!?\"]{1,3}"
    r"(?:(?:no|number|num|nr|is|was|at|on|under|as|the|of|code|id)\b[^\w\n]{0,3}){1,4})\Z"
)
BEHIND = re.compile(r" ?([a-z]+(?:-[a-z]+)?)")
LEAD = re.compile(r"([a-z]{2,})[ ./-]")
ISBN = re.compile(r"97[89]-\d")
SUM = re.compile(r"[£$€]\s?\Z|\d,\Z")
FEWEST, GROUPS = 5, 6
CONFIDENCE = 0.55


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans (0.55) for runs of five or more digits, with letters among them or not, that no list explains."""
    return [
        Span(*text.where(_start(text, hit), hit.end()), span.OFFICIAL, None, (), "unexplained", CONFIDENCE)
        for hit in RUN.finditer(text.lower)
        if _is_long(hit.group()) and not _explained(text, hit)
    ]


def _start(text: Folded, hit: re.Match[str]) -> int:
    """Where the signs begin: a word before them ("gave 48213") is none of them."""
    lead = LEAD.match(hit.group())
    small = lead and not text.plain[hit.start() : hit.start() + len(lead.group(1))].isupper()
    return hit.start() + len(lead.group()) if lead and small and ordinary(lead.group(1)) else hit.start()


def is_enough(text: Folded, one: Span) -> bool:
    """Whether what others left of such a span is still more than a word or a figure beside theirs."""
    if one.recogniser != "unexplained":
        return True
    return sum(map(str.isdigit, text.text[one.start : one.end])) >= FEWEST - 1


def _is_long(written: str) -> bool:
    """Five digits at least, in few groups of which one is long: no score, no list of small numbers."""
    groups = re.findall(r"\d+", written)
    return sum(map(len, groups)) >= FEWEST and len(groups) <= GROUPS and max(map(len, groups)) > 2


def _explained(text: Folded, hit: re.Match[str]) -> bool:
    written, low = hit.group(), text.lower
    before = low[max(0, hit.start() - 32) : hit.start()]
    if SUM.search(before) or CLOCK.fullmatch(written) or YEARS.fullmatch(written):
        return True
    if re.sub(r"\D", "", written) in group("public_phones") or ISBN.search(written) or _is_date(text, hit):
        return True
    words = {*LETTERS_FIRST.findall(written), *(found.group(1) for found in [BEFORE.search(before)] if found)}
    behind = BEHIND.match(low, hit.end())
    return bool(words & explains("numbered_before")) or bool(
        behind and behind.group(1) in explains("counted_behind")
    )


def _is_date(text: Folded, hit: re.Match[str]) -> bool:
    """Whether the stretch is a date, or a part of one."""
    around = DATE.finditer(text.lower, max(0, hit.start() - 24), hit.end() + 16)
    return any(
        day.start() < hit.end()
        and hit.start() < day.end()
        and (as_date(day.group()) or not day.group().isdigit())
        for day in around
    )
