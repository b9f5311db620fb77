"""Registration marks of vehicles. The present form is known by its shape; older ones, those of Northern Ireland and
those without a date need a vehicle beside them, or stand in a list with other identifiers. What somebody remembers of a
mark ("reg ending KXP") is one too.
"""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.recognisers.vehicle_words import CUE, IN_A_VEHICLE, NEAR_CUE, REMEMBERED, SOUGHT
from evidence.redaction.span import Span
from evidence.redaction.words import explains, group, ordinary

#: Between the two halves of a mark: nothing, spaces, a sign with or without them, a new line.
GAP = r"(?:[ \t]{0,4}(?:[-,_/|*\u00b7\u2022][ \t]{0,3}|\.{1,3})?|[ \t]?\n[ \t>]{0,2})"
NARROW = "[ -]{0,3}"
CURRENT = re.compile(rf"(?<![\w£.])[a-z]{{2}}[ .-]?[0-9]{{2}}{GAP}([a-z]{{3}})(?![\w])")
#: "AB l2 CDE", "ABO2CDE", "A B 1 2 C D E": digits mistaken for letters, signs read out one by one.
MISREAD = re.compile(rf"(?<![\w£.])[a-z]{{2}}[ ]?(?:[0-9][oil]|[oil][0-9]){GAP}([a-z]{{3}})(?!\w)")
SPELLED = re.compile(r"(?<![\w£.])[a-z]([ .-]{1,2})[a-z]\1\d\1\d\1[ ]?[a-z]\1[a-z]\1([a-z])(?!\w)")
LETTERED = re.compile(rf"(?<!\w)(?:[a-z]\d{{1,3}}{GAP}[a-z]{{3}}|[a-z]{{3}}{GAP}\d{{1,3}}[a-z])(?!\w)")
NORTHERN = re.compile(rf"(?<!\w)(?:[a-z][iz][a-z]|[iz][a-z]z){GAP}\d{{3,4}}(?!-?\w)")
LETTERS_FIRST = re.compile(rf"(?<![\w£.])([a-z]{{1,3}}){NARROW}\d{{1,4}}(?![\w%]|[-.:/]\d)")
DIGITS_FIRST = re.compile(rf"(?<![\w£.:/])\d{{1,4}}{NARROW}([a-z]{{1,3}})(?![\w%]|[.:]\d)")
#: "12-D-4821", "181 MH 502": of the Republic of Ireland.
IRISH = re.compile(
    r"(?<![\w£.:/-])\d{2}[12]?([ -])(?:c[enw]?|dl?|g|k[eky]|l[kdhms]?|m[hno]|oy|rn|so|t|w[hxw]?)\1\d{1,6}(?!\w)"
)
OTHER_ID = re.compile(
    r"[\w.+-]+@[\w.-]+\w|\b\d{2}-\d{2}-\d{2}\b|\b\d{8,}\b"
    r"|\b(?:\d{1,3}\.){3}\d{1,3}\b|\bgb\d\d ?[a-z]{4}|\b0\d{3,4} \d{3}"
)
SUFFIX = re.compile(rf"[A-Z]{{3}}{GAP}\d{{2,3}}[A-Z]\Z|[A-Z]\d{{2,3}}{GAP}[A-Z]{{3}}\Z")
REFERENCE = re.compile(
    r"\b(?:ref|reference|log|ticket|order|form|room|case|code|set|class|entry|no|number|page)\b\W*$"
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LAST_WORD = re.compile(r"([a-z]+)[^\w\n]{0,2}(?:(?:no|number|num)\b\W{0,2})?\Z")
UNIT = frozenset("st nd rd th am pm min mm cm km kg mb gb tb hr hrs yr yrs sec m k x p l g h s".split())
#: "vehicle 904 rye": behind these a word of three letters is a mark as well.
RIGHT_BEFORE = re.compile(
    r"\b(?:reg(?:istration)?|vrm|plates?|vehicle|index)(?: (?:no|number|mark|plate|is|was)\b)*[ .:=-]{1,3}\Z"
)
#: What is no "set 3" or "B 2": three signs of one kind, two at least of the other.
LONG_ENOUGH = re.compile(
    rf"[a-z]{{3}}{NARROW}\d{{2,4}}|\d{{2,4}}{NARROW}[a-z]{{3}}|[a-z]{{2}}{NARROW}\d{{3,4}}|\d{{3,4}}{NARROW}[a-z]{{2}}"
)
THREE_AND_THREE = re.compile(r"\d{3} ?[a-z]{3}|[a-z]{3} ?\d{3}")
PART = re.compile(r"(?<![\w£])(?:[a-z]{2}\d{2}|[a-z]{3}|\d{2,4}|[a-z]\d{1,3})(?![\w£%]|[.:]\d)")
#: "DZN 8007", "447 XHL": a mark without a date, where nothing else tells what it is.
OPEN = re.compile(
    r"(?<![\w£.:/@#-])(?:([a-z]{3})(?:[ \t]{0,2}|-)\d{3,4}[a-z]?|\d{3,4}(?:[ \t]{0,2}|-)([a-z]{3}))(?![\w%]|[-.:/][\w])"
)
REACH, SHORT_REACH, EARLIER, LETTERS_NOW = 120, 48, 160, 3


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans at 0.9 for marks that are surely one: written large, or with a vehicle or other identifiers near."""
    low = text.lower
    hits = [hit for hit in CURRENT.finditer(low) if _is_current(text, hit)]
    hits += [hit for hit in MISREAD.finditer(low) if _cued(low, hit) or _all_large(text, hit)]
    hits += [*SPELLED.finditer(low)]
    hits += [
        hit
        for hit in LETTERED.finditer(low)
        if SOUGHT.search(_before(low, hit))
        or (
            not _is_words(text, hit)
            and (
                _cued(low, hit)
                or _in_a_list(low, hit)
                or _beside_another(low, hit)
                or _stands_large(text, hit)
            )
        )
    ]
    hits += [hit for hit in NORTHERN.finditer(low) if _is_northern(text, hit)]
    for dateless in (LETTERS_FIRST, DIGITS_FIRST):
        hits += [hit for hit in dateless.finditer(low) if _is_dateless(text, hit)]
    hits += [hit for hit in IRISH.finditer(low) if _cued(low, hit)]
    hits += _remembered(text)
    hits += [hit for hit in OPEN.finditer(low) if _is_unexplained(text, hit)]
    return [Span(*text.where(*hit.span()), span.VRM, None, (), "vehicles", 0.9) for hit in hits]


def _before(low: str, hit: re.Match[str]) -> str:
    return low[max(0, hit.start() - SHORT_REACH) : hit.start()]


def _line(low: str, hit: re.Match[str]) -> tuple[str, str]:
    """What stands before and after the mark in its line, as far as it reaches."""
    before = low[max(0, hit.start() - REACH) : hit.start()].rpartition("\n")[2]
    return before, low[hit.end() : hit.end() + REACH].partition("\n")[0]


def _is_current(text: Folded, hit: re.Match[str]) -> bool:
    """ "AB12 CDE" written large; in small letters with a cue, or where its last three letters are no word."""
    if "," in hit.group() and not _all_large(text, hit):
        return False
    if re.match(r"[a-z]{2}[ .-]", hit.group()) and not _cued(text.lower, hit):
        return _all_large(text, hit) and hit.group()[2] == hit.group()[5]
    if _all_large(text, hit):
        return True
    return not ordinary(hit.group(1)) or _cued(text.lower, hit) or _in_a_list(text.lower, hit)


def _all_large(text: Folded, hit: re.Match[str]) -> bool:
    return text.plain[hit.start()].isupper() and text.plain[hit.end() - 3 : hit.end()].isupper()


def _cued(low: str, hit: re.Match[str]) -> bool:
    before, after = _line(low, hit)
    return bool(CUE.search(before[-60:]) or CUE.search(after[:20]) or IN_A_VEHICLE.search(before[-40:]))


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


def _is_northern(text: Folded, hit: re.Match[str]) -> bool:
    """ "JIL 4821" with a vehicle in its line, or looked out for."""
    before = _before(text.lower, hit)
    return (_cued(text.lower, hit) or bool(SOUGHT.search(before))) and not REFERENCE.search(before)


def _is_dateless(text: Folded, hit: re.Match[str]) -> bool:
    before = _before(text.lower, hit)
    if _is_words(text, hit):
        return bool(THREE_AND_THREE.fullmatch(hit.group()) and RIGHT_BEFORE.search(before))
    if NEAR_CUE.search(before):
        return True
    if SOUGHT.search(before) or (_stands_alone(text, hit) and _vehicle_before(text.lower, hit)):
        return bool(LONG_ENOUGH.fullmatch(hit.group()))
    return len(hit.group(1)) == LETTERS_NOW and bool(IN_A_VEHICLE.search(before))


def _is_unexplained(text: Folded, hit: re.Match[str]) -> bool:
    """Whether three letters beside the digits are no word, no unit, no short form and no reference."""
    letters = hit.group(1) or hit.group(2)
    written = text.plain[hit.start() : hit.end()]
    before = LAST_WORD.search(text.lower[max(0, hit.start() - 20) : hit.start()])
    explained = {letters, before.group(1) if before else ""} & explains("numbered_before")
    if YEAR.search(written) and letters.upper() not in written:
        return False
    if explained or letters in UNIT or letters in group("acronyms") or letters in explains("three_letters"):
        return False
    return (
        not ordinary(letters)
        or (letters.upper() in written and not text.chat)
        or f"-{letters.upper()}" in written
    )


def _stands_alone(text: Folded, hit: re.Match[str]) -> bool:
    """ "WGF 180", written large and no reference to something else."""
    letters = re.sub("[^A-Za-z]", "", text.plain[hit.start() : hit.end()])
    refers = REFERENCE.search(_before(text.lower, hit))
    known = len(letters) != LETTERS_NOW or letters.lower() in group("acronyms") or ordinary(letters.lower())
    return letters.isupper() and not known and not refers


def _vehicle_before(low: str, hit: re.Match[str]) -> bool:
    """Whether a vehicle was spoken of a little earlier, in another line or sentence."""
    return bool(CUE.search(low[max(0, hit.start() - EARLIER) : hit.start()]))


def _is_words(text: Folded, hit: re.Match[str]) -> bool:
    """ "3 kids", "10 min", "the 2": a number and a word in small letters."""
    written = text.plain[hit.start() : hit.end()]
    letters = max(re.findall(r"[a-z]+", written), key=len, default="")
    return letters in UNIT or (len(letters) > 1 and ordinary(letters))


def _remembered(text: Folded) -> list[re.Match[str]]:
    """ "plate ending KXP", "partial reg: EL33": what is left of a mark in somebody's memory."""
    found = []
    for cue in REMEMBERED.finditer(text.lower):
        hit = PART.match(text.lower, cue.end())
        if (
            hit
            and not _is_words(text, hit)
            and (cue.group("of_a_mark") or CUE.search(_line(text.lower, hit)[0]))
        ):
            found.append(hit)
    return found


def _beside_another(low: str, hit: re.Match[str]) -> bool:
    return any(CURRENT.search(side) for side in _line(low, hit))
