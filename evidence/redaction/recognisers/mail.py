"""E-mail addresses, also as people write them to be clever: "ava at example dot org", "ava [at] example.org"."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.words import ordinary

PLAIN = re.compile(
    r"(?<![\w.+'-])[\w.+'-]*\w(?:@\n?[ ]?| @ )(?:[a-z0-9-]{1,63} ?\. ?){0,5}[a-z0-9-]{1,63}\.[a-z]{2,12}(?!\w)"
)
PUBLIC = re.compile(
    r"^(?:help|info|contact|enquiries|helpline)@(?:nspcc|iwf|childline|samaritans|ceop)\.[a-z.]+$"
)
AT = r"(?:\s?[(\[{<]\s?(?:at|@)\s?[)\]}>]\s?|[ _-]at[ _-]| @ )"
DOT = r"(?:\s?[(\[{<]\s?(?:dot|\.)\s?[)\]}>]\s?|[ _-](?:dot|full stop|point)[ _-]| \. |\.)"
JOIN = r"(?: (?:dash|hyphen|underscore|minus|plus) |[.+-])"
#: "ava.bell@example,org", "ava@example": a stop mistyped or left out. A name, the sign and a site touch nowhere else.
TOUCHING = re.compile(r"(?<![\w.+'-])[\w.+'-]*\w@[a-z][\w-]*(?:[.,;][a-z][\w-]+)*")
SPOKEN = re.compile(
    rf"(?<!\w)\w{{1,64}}(?:(?:{DOT}|{JOIN})\w{{1,64}}){{0,5}}{AT}"
    rf"[a-z0-9-]{{1,63}}(?:{DOT}[a-z0-9-]{{1,63}}){{0,4}}{DOT}[a-z]{{2,12}}(?![\w@])(?!\.\w|{AT})"
)


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for addresses; those of the roll are already named by `fields`. "at" in words needs a dot later on."""
    spoken = [hit for hit in SPOKEN.finditer(text.lower) if not _is_advice(hit.group())]
    hits = [*PLAIN.finditer(text.lower), *spoken, *TOUCHING.finditer(text.lower)]
    return [
        Span(*text.where(hit.start(), hit.end()), span.EMAIL, None, (), "mail", 0.95)
        for hit in hits
        if not PUBLIC.search(hit.group())
    ]


def _is_advice(written: str) -> bool:
    """ "look at ceop.police.uk": a word, "at" and a site, not an address."""
    name, at, site = written.partition(" at ")
    return bool(at) and ordinary(name.strip()) and not re.search(r" dot |[(\[{<]", site)
