"""Street addresses, postcodes and the towns that the roll's addresses name."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext, squeeze
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import group, ordinary

AREAS = sorted(group("postcode_areas"), key=len, reverse=True)
INWARD = "[abd-hjlnp-uw-z]"
#: Blanks, a new line, or one of the signs that people put there: "TR83/3QG", "TR83.3QG", "(TR83) 3QG".
PARTS = r"(?:[ -]{0,3}|\s|[ ]?[/._|:+~*\u2022)][ ]?)"
POSTCODE = re.compile(rf"(?<!\w)(?:{'|'.join(AREAS)})\d[\da-z]?{PARTS}\d{INWARD}{{2}}(?!\w)")
#: "Set S1 2nd row" is none.
ORDINAL = re.compile(r"[ -](?:1st|2nd|3rd)\Z|[/._|:+~*\u2022)] ?(?:1st|2nd|3rd|\dth)\Z")
#: One character at a time: "B 9 3 7 B A".
IN_PIECES = re.compile(rf"(?<!\w)[a-z](?: [a-z])?(?: \d){{1,2}}(?: [a-z])? \d {INWARD} {INWARD}(?!\w)")
WRITTEN = re.compile(r"(?<!\w)[A-Z]{1,2}\d[\dA-Z]? \d[ABD-HJLNP-UW-Z]{2}(?!\w)")
NUMBER = r"(?:(?:flat|apartment|apt|unit|room) ?\w{1,4},? )?\d{1,4}[a-z]?(?:-\d{1,4})?"


def _street_pattern() -> re.Pattern[str]:
    kinds = "|".join(sorted(group("streets"), key=len, reverse=True))
    glued = "|".join(
        sorted((kind for kind in group("streets") if len(kind) > 3 or kind == "way"), key=len, reverse=True)
    )
    words = r"(?:(?:st\.?|[a-z][a-z'-]+) ){0,3}?"
    return re.compile(
        rf"(?<![\w£:/.])({NUMBER}),? (?:the )?{words}(?:(?<= )(?:{kinds})|[a-z'-]*(?<=[a-z]{{3}})(?:{glued}))(?!\w)"
    )


STREET = _street_pattern()
LIVES_AT = re.compile(
    rf"(?:live|lives|living|lived|address(?: is|:)?|stays?|staying|house is)(?: at| on)?"
    rf" ({NUMBER},? [a-z][a-z'-]+(?: [a-z][a-z'-]+)?)"
)
COUNTED = re.compile(r"\b(?:year|yr|form|room|page|period|class|key stage) \Z")
NOT_STREETS = re.compile(
    r"\b(?:min|mins|minutes|hours?|hrs|days?|weeks?|months?|years?|times|pupils|children|messages?"
    r"|of|the|in|and|for|at|to|on|am|pm|was|is|a)\b"
)
TOWN_CUE = re.compile(r"(?:live|lives|living|lived|from|in|near|to|at|of)\W{1,2}$")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for addresses (tier 1), postcodes and towns (tier 2)."""
    hits = [hit for hit in POSTCODE.finditer(text.lower) if not ORDINAL.search(text.plain, *hit.span())]
    hits += WRITTEN.finditer(text.plain)
    hits += [
        hit for hit in IN_PIECES.finditer(text.lower) if POSTCODE.fullmatch(hit.group().replace(" ", ""))
    ]
    codes = [_postcode(text, hit, case) for hit in hits]
    streets = [
        _street(text, *hit.span(), case)
        for hit in STREET.finditer(text.lower)
        if _is_street(hit.group()) and _written_as_a_street(text, hit)
    ]
    homes = [
        _street(text, *hit.span(1), case) for hit in LIVES_AT.finditer(text.lower) if _is_street(hit.group(1))
    ]
    return [*codes, *streets, *homes, *_towns(text, case)]


def _written_as_a_street(text: Folded, hit: re.Match[str]) -> bool:
    """In a text with capitals a street has them: "11 left by Station Gate" is none. "Year 9" is no house either."""
    if COUNTED.search(text.lower[max(0, hit.start() - 10) : hit.start()]):
        return False
    word = re.search(r"[a-z]", text.lower[hit.end(1) : hit.end()])
    small = word is not None and text.plain[hit.end(1) + word.start()].islower()
    return not small or text.chat or text.casual or text.plain[hit.start() : hit.end()].islower()


def _is_street(written: str) -> bool:
    return not NOT_STREETS.search(written)


def _postcode(text: Folded, hit: re.Match[str], case: CaseContext) -> Span:
    who = case.whose(case.roll.postcodes.get(squeeze(hit.group()), ()))
    return Span(*text.where(*hit.span()), span.POSTCODE, who, (), "places", 0.95)


def _street(text: Folded, start: int, end: int, case: CaseContext) -> Span:
    """An address with the town behind it: one of the roll's, or a capital after a comma."""
    known = re.match(r",? ([a-z][a-z'-]+)", text.lower[end:])
    town = (
        known
        if known and known.group(1) in case.roll.towns
        else re.match(r", [A-Z][\w'-]+", text.plain[end:])
    )
    who = case.whose(case.roll.addresses.get(text.lower[start:end], ()))
    end += town.end() if town else 0
    return Span(*text.where(start, end), span.ADDRESS, who, (), "places", 0.9)


def _towns(text: Folded, case: CaseContext) -> list[Span]:
    found = []
    for word in text.words:
        if word.low in case.roll.towns and (
            word.capital
            or not ordinary(word.low)
            or TOWN_CUE.search(text.lower[max(0, word.start - 8) : word.start])
        ):
            found.append(Span(*text.where(word.start, word.end), span.LOCATION, None, (), "places", 0.6, 2))
    return found
