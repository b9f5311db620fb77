"""Initials of the people of a case ("A.B.", "AB"), as schools use them in minutes."""

import re

from evidence.redaction import span
from evidence.redaction.context import CaseContext
from evidence.redaction.fold import Folded
from evidence.redaction.people import Person
from evidence.redaction.span import Span
from evidence.redaction.words import group, ordinary

DOTTED = re.compile(r"(?<![\w.])(?:[A-Z]\.[ ]?){1,3}[A-Z]\.?(?![\w])")
BARE = re.compile(r"(?<![\w.@/&-])[A-Z]{2,4}(?![\w@&]|-\d)")


def find(text: Folded, case: CaseContext) -> list[Span]:
    """Spans for initials of somebody in the case; undotted ones only where the word is no acronym."""
    known = _known(case)
    found = []
    for pattern in (DOTTED, BARE):
        for hit in pattern.finditer(text.plain):
            letters = re.sub(r"\W", "", hit.group())
            if letters in known and not _is_word(text, letters, pattern is BARE):
                where = text.where(hit.start(), hit.end())
                found.append(Span(*where, span.PERSON, None, known[letters], "initials", 0.7, 2))
    return found


def _is_word(text: Folded, letters: str, bare: bool) -> bool:
    low = letters.lower()
    return bare and (
        low in group("acronyms") or low in group("transcript_roles") or (ordinary(low) and len(low) > 2)
    )


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
        person.initials,
    }
    return {letters.upper() for letters in made if len(letters) > 1}
