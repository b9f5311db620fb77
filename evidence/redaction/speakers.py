"""Whose an online name is in a chat: the speaker says so, is asked, is called by it, or gives what is on record.

A wrong owner would leave another person's data readable, so each rule wants one person and no doubt; without one the
owner stays open and the online name is treated as nobody's.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from evidence.redaction import eliminating, naming
from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext, low
from evidence.redaction.fold import Folded, fold_name
from evidence.redaction.names import SURNAME
from evidence.redaction.people import PUPIL
from evidence.redaction.span import Span
from evidence.redaction.speaker_words import (
    ALONE_BEHIND,
    ASKS,
    ASKS_BEHIND,
    CALLED,
    HERE,
    ITS,
    ITS_BEHIND,
    MINE,
    MY_OTHER,
    MY_PARENTS,
    NOT_MINE,
    OF_A_THIRD,
    OF_ANOTHER,
    OF_HIM,
    SAYS,
    THATS_ME,
    THEY_SAY,
    TOLD,
)
from evidence.redaction.words import ordinary

REACH = 40
AROUND = frozenset(("", *"its it real the not im xx x uk official ur yo lil big mr miss queen king".split()))
NOBODY = ""
ON_RECORD = frozenset({kinds.ADDRESS, kinds.PHONE, kinds.DOB, kinds.POSTCODE, kinds.EMAIL, kinds.USERNAME})


@dataclass(frozen=True)
class Line:
    """What one speaker says: the label in folded small letters, where the words begin in the folded text, the spans
    of the label and of the words with their places in the folded text."""

    label: str
    start: int
    names_in_label: list[Span]
    spans: list[tuple[int, Span]]


def claims(
    text: Folded, spans: list[Span], case: CaseContext, strangers: frozenset[str] = frozenset()
) -> dict[str, set[str]]:
    """For each speaker of a transcript, in folded small letters, whom they say they are or are called; "" where it
    is nobody known. `strangers`: names that no list holds, found in this case."""
    lines = _lines(text, spans)
    said: dict[str, set[str]] = defaultdict(set)
    given: dict[str, set[str]] = defaultdict(set)
    labels = list(dict.fromkeys(line.label for line in lines))
    for line in lines:
        said[line.label] |= {one.person for one in line.names_in_label if one.person}
        for at, one in line.spans:
            given[line.label] |= _child_of(text, line, at, one, case)
            if _is_mine(text, line, at, one, case):
                (given if one.type in ON_RECORD else said)[line.label] |= _meant(one)
            elif len(labels) == 2 and _asks(text, line, at, one):
                said[next(other for other in labels if other != line.label)] |= _meant(one)
    for label, people in given.items():
        said[label] = people if _outweigh(people, said[label]) else said[label] | people
    known = {label: people for label, people in said.items() if people}
    if len(labels) == 2:
        by_letters = {label: _by_its_letters(label, labels, case) for label in labels if label not in known}
        known |= {label: people for label, people in by_letters.items() if people}
    known |= {label: {NOBODY} for label in labels if label not in known and _holds(label, strangers)}
    known |= eliminating.the_child(
        text, [(line.label, line.start, line.spans) for line in lines], known, case
    )
    return _with_further_names(text, lines, naming.by_own_names(text, known, strangers, case))


def _meant(one: Span) -> set[str]:
    """Whom a name means: one person, or somebody whom nobody knows; nothing is said where two may be meant."""
    return {one.person} if one.person else set() if one.candidates else {NOBODY}


def _outweigh(given: set[str], said: set[str]) -> bool:
    """Whether the number or address that a speaker gives settles who it is against names ("this is Ava now"): where it
    is on record for one child, and the speaker is not said to be somebody whom nobody knows."""
    return len(given) == 1 and NOBODY not in said


def owned(claimed: Iterable[dict[str, set[str]]]) -> dict[str, str]:
    """The owner of each online name that one known person and nobody else was said to be behind."""
    every: dict[str, set[str]] = defaultdict(set)
    for one in claimed:
        for label, people in one.items():
            every[label] |= people
    return {
        label: next(iter(people))
        for label, people in every.items()
        if len(people) == 1 and NOBODY not in people
    }


def _is_mine(text: Folded, line: Line, at: int, one: Span, case: CaseContext) -> bool:
    """ "im X", "X!! thats me", "i live at ...", "text me ..."."""
    before = _before(text, line, at)
    if one.type == kinds.PERSON:
        behind = _behind(text, at, one)
        if ITS.search(before) and ITS_BEHIND.match(behind):
            return True
        if THEY_SAY.search(before) and ALONE_BEHIND.match(behind):
            return True
        return bool(SAYS.search(before) or THATS_ME.match(behind) or (_begins(before) and HERE.match(behind)))
    return one.type in ON_RECORD and _is_child(one.person, case) and not OF_ANOTHER.search(before)


def _is_child(who: str | None, case: CaseContext) -> bool:
    return who is not None and who in case.circle and case.people[who].role == PUPIL


def _child_of(text: Folded, line: Line, at: int, one: Span, case: CaseContext) -> set[str]:
    """ "mums email ...": the child of the case whose parent's it is."""
    if one.type not in (kinds.EMAIL, kinds.PHONE) or not one.person:
        return set()
    if not MY_PARENTS.search(_before(text, line, at)):
        return set()
    children = {
        who for who in case.circle if any(other == one.person for _, other in case.people[who].relations)
    }
    return children if len(children) == 1 else set()


def _asks(text: Folded, line: Line, at: int, one: Span) -> bool:
    """ "u r X", "is X ur real name": the other of two speakers is meant."""
    if one.type != kinds.PERSON:
        return False
    behind = _behind(text, at, one)
    before = _before(text, line, at)
    called = ASKS.search(before) or (
        TOLD.search(text.lower[line.start : at]) and not OF_A_THIRD.search(before)
    )
    if _begins(before) and CALLED.match(behind):
        return True
    return bool(called and ALONE_BEHIND.match(behind)) or bool(ASKS_BEHIND.match(behind))


def _begins(before: str) -> bool:
    """Whether nothing stands between a label and the name."""
    return not re.search(r'[^\s:>\]|~"\[<\d-]', before)


def _by_its_letters(label: str, labels: list[str], case: CaseContext) -> set[str]:
    """The one child of the case whose first name is in this speaker's online name and not in the other's."""
    letters, (other,) = re.sub(r"[^a-z]", "", label), [x for x in labels if x != label]
    inside = {
        who
        for who in case.circle
        if any(name in letters and name not in other for name in _first_names(case, who))
    } or {who for who in case.circle if any(_is_made_of(label, name) for name in _short_names(case, who))}
    return inside if len(inside) == 1 else set()


def _holds(label: str, strangers: frozenset[str]) -> bool:
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


def _with_further_names(text: Folded, lines: list[Line], said: dict[str, set[str]]) -> dict[str, set[str]]:
    """ "PSN frostykoala": a speaker who is known by now tells another online name of theirs."""
    for line in lines:
        for at, one in line.spans:
            before = _before(text, line, at)
            if one.type not in (kinds.HANDLE, kinds.IP) or len(said.get(line.label, ())) != 1:
                continue
            behind = _behind(text, at, one)
            of_another = NOT_MINE.search(before) or (one.type == kinds.HANDLE and OF_HIM.match(behind))
            if MY_OTHER.match(behind) or (MINE.search(before) and not of_another):
                name = low(text.text[one.start : one.end]).lstrip("@")
                said.setdefault(name, set()).update(said[line.label])
    return said


def _lines(text: Folded, spans: list[Span]) -> list[Line]:
    placed = [(text.folded(one.start), one) for one in spans]
    lines: list[Line] = []
    places = text.labels
    ends = [start for start, _ in places[1:]] + [len(text.plain)] * bool(places)
    at = 0
    for (start, end), following in zip(places, ends, strict=True):
        while at < len(placed) and placed[at][0] < start:
            at += 1
        first = at
        while at < len(placed) and placed[at][0] < following:
            at += 1
        of_label = [one for place, one in placed[first:at] if place < end and one.type == kinds.PERSON]
        said = [(place, one) for place, one in placed[first:at] if place >= end]
        lines.append(Line(_letters(text.lower[start:end]), end, of_label, said))
    return lines


def _letters(label: str) -> str:
    """The label without the emoji around it."""
    inner = re.search(r"\w.*\w|\w", label)
    return inner.group() if inner else label


def _before(text: Folded, line: Line, at: int) -> str:
    return text.lower[max(line.start, at - REACH) : at]


def _behind(text: Folded, at: int, one: Span) -> str:
    end = at + one.end - one.start
    return text.lower[end : end + 20]
