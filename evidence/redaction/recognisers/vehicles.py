"""Registration marks of vehicles. The present form is known by its shape; older forms need a vehicle beside them, or
stand in a list with other identifiers."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span

CURRENT = re.compile(r"(?<!\w)[a-z]{2}[0-9]{2} ?[a-z]{3}(?!\w)")
LETTERED = re.compile(r"(?<!\w)(?:[a-hj-npr-tv-y]\d{1,3} ?[a-z]{3}|[a-z]{3} ?\d{1,3}[a-z])(?!\w)")
ANY = re.compile(r"(?<!\w)(?:[a-z]\d{1,3} ?[a-z]{3}|[a-z]{3} ?\d{1,3}[a-z])(?!\w)")
DATELESS = re.compile(r"(?<!\w)(?:[a-z]{1,3} ?\d{1,4}|\d{1,4} ?[a-z]{1,3}|[a-z]{3} ?\d{4})(?!\w)")
CUE = re.compile(
    r"(?:\breg(?:istration)?\b|\bvrm\b|number ?plates?|\bplates?\b|\bcars?\b|\bvans?\b|\bvehicles?\b|\btaxi\b|\bmoped\b"
    r"|\b(?:corsa|fiesta|astra|polo|golf|focus|qashqai|bmw|audi|vw|ford|vauxhall|nissan|toyota|honda|peugeot|renault)\b"
    r"|\b(?:citroen|skoda|mercedes|volvo|mazda|hyundai|kia|tesla|fiat|suzuki|hatchback|saloon|transit)\b"
    r"|\bmotorbike\b|\bscooter\b|\blorry\b|\bminibus\b|\bdriv(?:e|es|en|ing|er)\b|\bparked\b"
    r"|\bpick\w* (?:\w+ )?up in\b)"
)
NEAR_CUE = re.compile(
    r"(?:\bdriv\w+|"
    + CUE.pattern
    + r")(?:\W|\b(?:is|was|no|number|mark|with|a|the|noted|seen|as|ending|reg|plate)\b){0,6}$"
)
OTHER_ID = re.compile(
    r"[\w.+-]+@[\w.-]+\w|\b\d{2}-\d{2}-\d{2}\b|\b\d{8,}\b"
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b|\bgb\d\d ?[a-z]{4}|\b0\d{3,4} \d{3}"
)
SUFFIX = re.compile(
    r"[A-HJ-NPR-TV-Y]{3} ?\d{2,3}[A-HJ-NPR-TV-Y]\Z|[A-HJ-NPR-TV-Y]\d{3} ?[A-HJ-NPR-TV-Y]{3}\Z"
)
REFERENCE = re.compile(
    r"\b(?:ref|reference|log|ticket|order|form|room|case|code|set|class|entry|no|number|page)\b\W*$"
)
REACH = 120


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans at 0.9 for marks that are surely one: written large, or with a vehicle or other identifiers near."""
    low = text.lower
    hits = [
        hit
        for hit in CURRENT.finditer(low)
        if text.plain[hit.start()].isupper() or _cued(low, hit) or _in_a_list(low, hit)
    ]
    hits += [
        hit
        for hit in LETTERED.finditer(low)
        if _cued(low, hit) or _in_a_list(low, hit) or _beside_another(low, hit) or _stands_large(text, hit)
    ]
    hits += [hit for hit in ANY.finditer(low) if NEAR_CUE.search(low[max(0, hit.start() - 40) : hit.start()])]
    hits += [
        hit for hit in DATELESS.finditer(low) if NEAR_CUE.search(low[max(0, hit.start() - 40) : hit.start()])
    ]
    return [Span(*text.where(*hit.span()), span.VRM, None, (), "vehicles", 0.9) for hit in hits]


def _line(low: str, hit: re.Match[str]) -> tuple[str, str]:
    """What stands before and after the mark in its line, as far as it reaches."""
    before = low[max(0, hit.start() - REACH) : hit.start()].rpartition("\n")[2]
    return before, low[hit.end() : hit.end() + REACH].partition("\n")[0]


def _cued(low: str, hit: re.Match[str]) -> bool:
    before, after = _line(low, hit)
    return bool(CUE.search(before[-60:]) or CUE.search(after[:20]))


def _in_a_list(low: str, hit: re.Match[str]) -> bool:
    """Whether at least two other identifiers stand in the line."""
    before, after = _line(low, hit)
    return len(OTHER_ID.findall(before)) + len(OTHER_ID.findall(after)) > 1


def _stands_large(text: Folded, hit: re.Match[str]) -> bool:
    """ "ABC 123D" written large and no reference to something else."""
    written = text.plain[hit.start() : hit.end()]
    return bool(SUFFIX.match(written)) and not REFERENCE.search(
        text.lower[max(0, hit.start() - 20) : hit.start()]
    )


def _beside_another(low: str, hit: re.Match[str]) -> bool:
    return any(CURRENT.search(side) for side in _line(low, hit))
