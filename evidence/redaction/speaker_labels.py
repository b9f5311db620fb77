"""Whose name is in an online name: "itsniecy83", "neonhaz", "thejaceshow"."""

import re

from evidence.redaction.context import CaseContext
from evidence.redaction.fold import fold_name
from evidence.redaction.names import SURNAME
from evidence.redaction.people import PUPIL
from evidence.redaction.words import ordinary

AROUND = frozenset(("", *"its it real the not im xx x uk official ur yo lil big mr miss queen king".split()))


def by_its_letters(label: str, labels: list[str], case: CaseContext) -> set[str]:
    """The one child of the case whose first name is in this speaker's online name and not in the other's."""
    letters, (other,) = re.sub(r"[^a-z]", "", label), [x for x in labels if x != label]
    inside = {
        who
        for who in case.circle
        if any(name in letters and name not in other for name in _first_names(case, who))
    } or {who for who in case.circle if any(_is_made_of(label, name) for name in _short_names(case, who))}
    return inside if len(inside) == 1 else set()


def holds_one_of(label: str, strangers: frozenset[str]) -> bool:
    """ "thejaceshow", where somebody whom no list holds calls himself Jace."""
    return any(len(name) > 3 and not ordinary(name) and name in label for name in strangers)


def _is_made_of(label: str, name: str) -> bool:
    """ "itsniecy83", "neonhaz", "hunter.koala": the name, and words or signs around it."""
    parts = [part for part in re.split(r"[^a-z]+", label) if part]
    if name in parts:
        return True
    ends = {part.removeprefix(name) for part in parts if part.startswith(name)}
    ends |= {part.removesuffix(name) for part in parts if part.endswith(name)}
    inner = {part[at + len(name) :] for part in parts if (at := part.find(name)) > 0 and part[:at] in AROUND}
    return any(end in AROUND or (len(end) > 2 and ordinary(end)) for end in ends | inner)


def _short_names(case: CaseContext, who: str) -> list[str]:
    """Names of three letters and more that friends use."""
    person = case.people[who]
    if person.role != PUPIL:
        return []
    return [
        name
        for name in case.near.words
        if len(name) > 2 and case.near.words[name].get(who, set()) - {SURNAME}
    ]


def _first_names(case: CaseContext, who: str) -> list[str]:
    person = case.people[who]
    names = [] if person.role != PUPIL else [*fold_name(person.first), *fold_name(person.preferred)]
    return [name for name in names if len(name) > 3 and not ordinary(name)]
