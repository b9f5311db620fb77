"""Initials of the people of a case ("A.B.", "AB"), as schools use them in minutes."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.people import Person
from evidence.redaction.recognisers import cues
from evidence.redaction.span import INITIALS, Span
from evidence.redaction.words import frequency, group, ordinary

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}[A-Z]\.?(?![\w])")
BARE = re.compile(r"(?<![\w.@/&-])[A-Z]{2,4}(?![\w@&]|-\d)")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for initials of somebody in the case; undotted ones only where the word is no acronym, or an acronym
    that does what a person does ("DM rang"). Three letters may hold a middle name that no list has."""
    known = _known(case)
    found = [
        _span(text, *hit.span(), known[letters])
        for hit in DOTTED.finditer(text.plain)
        if (letters := re.sub(r"\W", "", hit.group())) in known
    ]
    return found + [
        _span(text, word.start, word.end, who)
        for at, word in enumerate(text.words)
        if word.shouted
        and 1 < len(word.text) < 5
        and BARE.match(text.plain, word.start)
        and (who := _bare(text, at, known))
    ]


def _bare(text: Folded, at: int, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    letters, low = text.words[at].text, text.words[at].low
    acts = cues.acts(text, at) or cues.does(text, at)
    if text.words[at].loud and frequency(low):
        return ()
    if (
        low in group("acronyms")
        or low in group("transcript_roles")
        or (ordinary(low) and (len(low) > 2 or frequency(low)))
    ):
        return known.get(letters, ()) if acts and low not in group("roles_in_short") else ()
    if letters in known or len(letters) != 3:
        return known.get(letters, ())
    return known.get(letters[0] + letters[2], ()) if acts else ()


def _span(text: Folded, start: int, end: int, who: tuple[str, ...]) -> Span:
    return Span(*text.where(start, end), span.PERSON, None, who, "initials", 0.7, 2, INITIALS)


def _known(case: CaseContext) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for who in sorted(case.circle):
        for letters in initials(case.people[who]):
            found.setdefault(letters, []).append(who)
    return {letters: tuple(who) for letters, who in found.items()}


def initials(person: Person) -> set[str]:
    """ "Ava May Bell" gives {"AB", "AMB"}; a double-barrelled name its first and its two letters; and what the
    school's own list says."""
    first, middle = person.first[:1], "".join(name[:1] for name in person.other_names)
    family = [part[:1] for part in re.split(r"[\s-]+", person.surname) if part]
    made = {
        first + "".join(family),
        first + middle + "".join(family),
        first + "".join(family[:1]),
        person.preferred[:1] + "".join(family),
        person.initials,
    }
    return {letters.upper() for letters in made if len(letters) > 1}
