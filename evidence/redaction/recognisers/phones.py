"""Telephone numbers by a walk over digits and digit words: "07700 900123", "oh double seven ...", "O77OO".

The libphonenumber leniency is "possible": the numbers that Ofcom keeps for fiction are not "valid".
"""

import re

import phonenumbers

from evidence.redaction import span
from evidence.redaction.context import CaseContext, national
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import group

UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = {
    "ten": "10",
    "eleven": "11",
    "twelve": "12",
    "thirteen": "13",
    "fourteen": "14",
    "fifteen": "15",
    "sixteen": "16",
    "seventeen": "17",
    "eighteen": "18",
    "nineteen": "19",
}
TENS = {
    "twenty": "2",
    "thirty": "3",
    "forty": "4",
    "fifty": "5",
    "sixty": "6",
    "seventy": "7",
    "eighty": "8",
    "ninety": "9",
}
DIGIT_WORDS = (
    {name: str(n) for n, name in enumerate(UNITS)} | {"oh": "0", "o": "0", "nought": "0", "nil": "0"} | TEENS
)
PIECE = re.compile(
    r"\d|[oli](?=[oli]*\d)|(?<=\d)[oli]+|\b(?:double|triple|treble|hundred|"
    + "|".join([*DIGIT_WORDS, *TENS])
    + r")\b"
)
#: Said one by one: "zero, seven, seven".
SAID_GAP = re.compile(r"[ ]?,[ ]?\Z")
GAP = re.compile(r"[ \t().\-_*/\u2022]{0,3}\Z")
#: Between the groups of one number: "07700 ... 900 ... 123", "07700 900 then 123", "07700~900~123", a new line.
BREAK = re.compile(
    r"[ \t,.:;|~=+(){}\[\]'\"/\-]{0,7}(?:\n[ \t>|]{0,4})?"
    r"(?:(?:and )?(?:then|dash|hyphen|space|gap|dot|stop|slash|pause|next|after that|followed by)[ ,.]{1,3}){0,2}\Z"
)
PIECES = 6
#: "ext 45" behind a number belongs to it.
EXTENSION = re.compile(r",? ?\(?(?:ext(?:ension|n)?\.?|x) ?:?(?:no\.? |number )?\d{1,6}\)?(?!\w)")
CUED = re.compile(
    r"\b(?:tel(?:ephone)?|ph(?:one)?|mob(?:ile)?|cell|contact|call|ring|rang|text|txt|whats ?app|number|num|no"
    r"|landline)(?:'s)?\b[^\w\n]{0,3}(?:(?:no|number|num|is|was|on|him|her|me|them|at|his|it|as|now|the|of|ending|home|work|mum|dad)\b"
    r"[^\w\n]{0,3}){0,4}\Z"
)
#: "her number ends 123"
REMEMBERED = re.compile(
    r"\b(?:(?:tele)?phone|mobile|mob|tel|number|num|landline|cell)s?\b[^.\n\d]{0,24}?\b(?:end|start|begin|beg[au]n|finish)"
    r"(?:s|ed|ing|ning)?(?: (?:in|with|on|digits))?[ :\"'(]{1,3}(\d[\d -]{1,6}\d)(?![\w%])"
)
PLUS = re.compile(r"\+ ?\(?\Z")
OF_A_DATE = re.compile(r"\d[./-]\Z")
#: A British number with all its digits.
WHOLE = re.compile(r"(?:0|(?:00)?440?)[1-3789]\d{9}")
SHORTEST, MOBILE, LONGEST = 10, 11, 15
LAST_GROUP = re.compile(r"[^\da-z]{1,3}(\d{1,4})\Z")
#: A day with its year, a time on the line before or behind a comma: what stands around them is no number.
NO_PART = re.compile(
    r"(?<!\d)\d\d?[/.-]\d\d?[/.-](?:19|20)\d\d(?!\d)|\A\d\d?[:.]\d\d[ ]?\n|, ?\d\d?[.:]\d\d\Z"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for possible telephone numbers that are no public line; a number of the roll names its people."""
    found = []
    for start, end, digits in _numbers(text.lower):
        signs = PLUS.search(text.plain[max(0, start - 3) : start])
        plus = len(signs.group()) if signs else 0
        if (
            len(digits) == SHORTEST
            and digits[0] == "7"
            and CUED.search(text.lower[max(0, start - 48) : start])
        ):
            digits = f"0{digits}"  # "text him on 7700 900123"
        if _is_phone(digits, bool(plus), text.plain[start:end]) and not OF_A_DATE.search(
            text.lower[:start][-3:]
        ):
            who = case.roll.phones.get(national(digits), ())
            further = EXTENSION.match(text.lower, end)
            where = text.where(start - plus, further.end() if further else end)
            found.append(Span(*where, span.PHONE, case.whose(who), who, "phones", 0.95))
    return found + [
        Span(*text.where(*hit.span(1)), span.PHONE, None, (), "phones", 0.8)
        for hit in REMEMBERED.finditer(text.lower)
    ]


def _numbers(lower: str) -> list[tuple[int, int, str]]:
    """Runs of digits; two runs that only a comma or a new line parts also as one, unless the first is whole."""
    runs, found = _runs(lower), []
    for at, (start, end, digits) in enumerate(runs):
        found.append((start, end, digits))
        for further in runs[at + 1 : at + PIECES]:
            if WHOLE.fullmatch(digits) or len(digits) > SHORTEST or not BREAK.match(lower[end : further[0]]):
                break
            end, digits = further[1], digits + further[2]
            found.append((start, end, digits))
    return found + [shorter for one in found for shorter in _without_what_follows(lower, *one)]


def _without_what_follows(lower: str, start: int, end: int, digits: str) -> list[tuple[int, int, str]]:
    """The mobile number that a longer run begins with: "07700, 900, 123 4 my mum" holds eleven digits of one."""
    if not digits.startswith("07") or len(digits) > 2 * MOBILE:
        return []
    while len(digits) > MOBILE and (tail := LAST_GROUP.search(lower, max(start, end - 8), end)):
        end, digits = tail.start(), digits[: -len(tail.group(1))]
        if len(digits) == MOBILE:
            return [(start, end, digits)]
    return []


def _runs(lower: str) -> list[tuple[int, int, str]]:
    runs: list[tuple[int, int, str]] = []
    start = end = -1
    said: list[str] = []
    for piece in PIECE.finditer(lower):
        told = said and said[-1].isalpha() and piece.group().isalpha() and len(piece.group()) > 1
        gap = lower[end : piece.start()]
        if said and not (told and SAID_GAP.match(gap)) and _parted(gap, said, piece.group()):
            runs.append((start, end, spoken(said)))
            said = []
        start = piece.start() if not said else start
        said.append(piece.group())
        end = piece.end()
    return [*runs, (start, end, spoken(said))] if said else runs


def _parted(gap: str, said: list[str], following: str) -> bool:
    """Whether a new number begins: too wide a gap, or a stop behind a whole number where a nought comes next."""
    if not GAP.match(gap):
        return True
    if not gap or len(said) > LONGEST:
        return False
    digits = spoken(said)
    if ". " in gap and WHOLE.fullmatch(digits):
        return True  # "from 07700 900123. 4th June": the sentence is over, and so is the number
    if spoken([following])[:1] != "0":
        return False
    if digits not in ("", "4") and not digits.startswith(("0", "44")):
        return True
    if not gap.strip(" -"):
        return False
    if ". " in gap or ("(" in gap and digits not in ("44", "0044") and not 3 < len(digits) < SHORTEST):
        return True
    return len(digits) == 11 and digits[0] == "0"


def spoken(said: list[str]) -> str:
    """The digits of what was said: ["oh", "double", "seven"] gives "077"."""
    digits, times = "", 1
    for at, word in enumerate(said):
        if word in ("double", "triple", "treble"):
            times = 2 if word == "double" else 3
        elif word == "hundred":
            digits += "00"
        elif word in TENS:
            units = said[at + 1 : at + 2]
            digits += TENS[word] + ("" if units and units[0] in UNITS[1:] else "0")
        else:
            digits, times = digits + _digits(word) * times, 1
    return digits


def _digits(word: str) -> str:
    return DIGIT_WORDS.get(word) or "".join("0" if c == "o" else "1" if c in "li" else c for c in word)


def _is_phone(digits: str, plus: bool, written: str) -> bool:
    if not SHORTEST <= len(digits) <= LONGEST or national(digits) in group("public_phones"):
        return False
    if re.match(r"080[08]", national(digits)):  # free to call: helplines and firms, never one person's
        return False
    if NO_PART.search(written):
        return False
    if re.match(r"\d\d?[/.-]\d\d?[/.-](?:(?:19|20)\d\d\b|\d\d\b[ ,]+\d\d?[.:]\d\d$)", written) or re.match(
        r"(?:19|20)\d\d-\d\d-\d\d\b", written
    ):
        return False
    if not plus and not re.match(r"0[12378]|00|44[127]", digits):
        return False
    try:
        number = phonenumbers.parse(("+" if plus else "") + digits, "GB")
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)
