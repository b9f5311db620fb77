"""Marks and numbers as somebody reads them out or remembers half of them, told by the word before them: "plate B1G TM",
"Kilo Tango five one Whiskey X-ray Lima", "tel 960814", "postcode starts LE65"."""

import re
from collections.abc import Iterator

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import ordinary

SPELLED = {
    word: word[0]
    for word in (
        "alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa"
        " quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
    ).split()
} | {"x-ray": "x"}
DIGITS = {
    word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine".split())
} | {"niner": "9", "oh": "0"}
SIGNS = "|".join(sorted({**SPELLED, **DIGITS}, key=len, reverse=True))
READ_OUT = re.compile(rf"(?<!\w)(?:(?:{SIGNS}|[a-z]|\d)[ ,.-]{{1,2}}){{4,8}}(?:{SIGNS}|[a-z]|\d)(?!\w)")
MARK = re.compile(
    r"[a-z]{2}\d\d[a-z]{3}|[a-z]\d{1,3}[a-z]{3}|[a-z]{3}\d{1,3}[a-z]|[a-z]{1,3}\d{1,4}|\d{1,4}[a-z]{1,3}"
)
LEAST = 3  # words of the spelling alphabet

CUED_MARK = re.compile(
    r"\b(?:reg(?:istration)?|(?:number ?)?plates?|vrm|index)(?: (?:no|number|mark|plate|is|was|of|reads?|says?"
    r"|saying|like|\(?partial\)?|maybe|possibly))*[ .,:=\"'(-]{1,3}"
    r"(?P<mark>[a-z0-9?*]{1,4}[ -]?[a-z0-9?*]{1,4})(?![\w-])"
)
LOCAL = re.compile(
    r"\b(?:tel(?:ephone)?|landline|home (?:phone|no|number)|phone)(?: (?:no|number|is|was))*\.?[ :]{1,3}"
    r"(?P<local>\d{3}[ -]?\d{3,4})(?![\d-]|[ -]\d)"
)
POSTCODE = re.compile(
    r"\bpost ?codes?(?: (?:area|is|was|of|starts?|starting|begins?|beginning|district"
    r"|with|in|part|partial))*[ :=\"'(]{1,3}"
    r"(?P<code>[a-z]{1,2}\d[a-z\d]?(?:[ ,.-]{0,3}[\dlio][a-z]{2})?)(?!\w)"
)
PARTED = re.compile(r"(?<!\w)(?P<code>[A-Z]{1,2}\d[A-Z\d]?, ?\d[ABD-HJLNP-UW-Z]{2})(?!\w)")
UPN = re.compile(
    r"\bupn\b[^\w\n]{0,3}(?:(?:is|was|no|number)\b[^\w\n]{0,3}){0,2}(?P<upn>[a-z](?:[ -]?\d){11}[ -]?[a-z\d])(?!\w)"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans of 0.9 for them; whose they are is told by nothing."""
    low = text.lower
    found = [(hit.span(), span.VRM) for hit in READ_OUT.finditer(low) if _is_mark(hit.group())]
    found += [(hit.span("mark"), span.VRM) for hit in CUED_MARK.finditer(low) if _is_mixed(hit["mark"])]
    found += [(hit.span("local"), span.PHONE) for hit in LOCAL.finditer(low)]
    found += [
        (hit.span("code"), span.POSTCODE) for hit in (*POSTCODE.finditer(low), *PARTED.finditer(text.plain))
    ]
    found += [(hit.span("upn"), span.UPN) for hit in UPN.finditer(low)]
    return [Span(*text.where(*where), kind, None, (), "read_out", 0.9) for where, kind in found]


def _is_mark(said: str) -> bool:
    signs = list(_signs(said))
    named = sum(len(sign) > 1 for sign in re.split(r"[ ,.]+", said) if sign in SPELLED)
    return named >= LEAST and bool(MARK.fullmatch("".join(signs)))


def _signs(said: str) -> Iterator[str]:
    for sign in re.findall(rf"{SIGNS}|[a-z]|\d", said):
        yield SPELLED.get(sign) or DIGITS.get(sign) or sign


def _is_mixed(mark: str) -> bool:
    """Letters and digits, and no word with a number: "plate 2 broke" is none."""
    letters = re.findall(r"[a-z]+", mark)
    if not letters or not re.search(r"\d", mark) or len(re.sub(r"\W", "", mark)) < 4:
        return False
    return not any(
        len(word) > 1 and ordinary(word)
        for word in letters
        if re.search(rf"(?<![a-z\d]){word}(?![a-z\d])", mark)
    )
