"""Whose an online name is in a chat: the speaker says so, is asked, is called by it, or gives what is on record.

A wrong owner would leave another person's data readable, so each rule wants one person and no doubt; without one the
owner stays open and the online name is treated as nobody's.
"""

from collections import defaultdict
from collections.abc import Iterable

from evidence.redaction import eliminating, naming
from evidence.redaction import span as kinds
from evidence.redaction.context import CaseContext, low
from evidence.redaction.fold import Folded
from evidence.redaction.span import Span
from evidence.redaction.speaker_claims import ON_RECORD, of_the_other, of_the_speaker, puts_a_record
from evidence.redaction.speaker_labels import by_its_letters, holds_one_of
from evidence.redaction.speaker_lines import Line, before, behind, lines_of
from evidence.redaction.speaker_words import (
    MINE,
    MY_OTHER,
    NOT_MINE,
    OF_HIM,
    OTHER_ACCOUNT,
    THIS_INSTEAD,
    YOUR_OWN,
)

NOBODY = ""
Known = dict[str, set[str]]


def claims(
    text: Folded, spans: list[Span], case: CaseContext, strangers: frozenset[str] = frozenset()
) -> Known:
    """For each speaker of a transcript, in folded small letters, whom they say they are or are called; "" where it
    is nobody known. `strangers`: names that no list holds, found in this case."""
    lines = lines_of(text, spans)
    labels = list(dict.fromkeys(line.label for line in lines))
    known = {label: people for label, people in _said(text, lines, labels, case).items() if people}
    if len(labels) == 2:
        by_letters = {label: by_its_letters(label, labels, case) for label in labels if label not in known}
        known |= {label: people for label, people in by_letters.items() if people}
    known |= {label: {NOBODY} for label in labels if label not in known and holds_one_of(label, strangers)}
    known |= eliminating.the_child(
        text, [(line.label, line.start, line.spans) for line in lines], known, case
    )
    known = _apart(naming.by_own_names(text, known, strangers, case), labels)
    return _with_further_names(text, lines, labels, known)


def _said(text: Folded, lines: list[Line], labels: list[str], case: CaseContext) -> Known:
    """What the lines say of their speakers, and, where there are two, of the other one."""
    said: Known = defaultdict(set)
    given: Known = defaultdict(set)
    for line in lines:
        said[line.label] |= {one.person for one in line.names_in_label if one.person}
        for at, one in line.spans:
            into = given if one.type in ON_RECORD else said
            own = of_the_speaker(text, line, at, one, case)
            into[line.label] |= own
            if len(labels) == 2 and not own:
                into[_other(line.label, labels)] |= of_the_other(text, line, at, one, case)
            if puts_a_record(text, line, at, one, case):
                said[line.label].add(NOBODY)
    for label, people in given.items():
        said[label] = people if _outweigh(people, said[label]) else said[label] | people
    return said


def _other(label: str, labels: list[str]) -> str:
    return next(other for other in labels if other != label)


def _outweigh(given: set[str], said: set[str]) -> bool:
    """Whether the number or address that a speaker gives settles who it is against names ("this is Ava now"): where it
    is on record for one child, and the speaker is not said to be somebody whom nobody knows."""
    return len(given) == 1 and NOBODY not in said


def _apart(known: Known, labels: list[str]) -> Known:
    """Nobody for two speakers who would both be one child: one of them is not."""
    if len(labels) != 2 or len(known.get(labels[0], ())) != 1 or known.get(labels[0]) != known.get(labels[1]):
        return known
    return {label: {NOBODY} if label in labels else people for label, people in known.items()}


def owned(claimed: Iterable[Known]) -> dict[str, str]:
    """The owner of each online name that one known person and nobody else was said to be behind."""
    every: Known = defaultdict(set)
    for one in claimed:
        for label, people in one.items():
            every[label] |= people
    return {
        label: next(iter(people))
        for label, people in every.items()
        if len(people) == 1 and NOBODY not in people
    }


def _with_further_names(text: Folded, lines: list[Line], labels: list[str], said: Known) -> Known:
    """ "PSN frostykoala", "ur ip is ...": a speaker who is known by now has another online name or an address."""
    for line in lines:
        for at, one in line.spans:
            if one.type not in (kinds.HANDLE, kinds.IP):
                continue
            mine = _is_another_of_mine(text, line, at, one)
            yours = len(labels) == 2 and one.type == kinds.IP and YOUR_OWN.search(before(text, line, at))
            owner = said.get(line.label if mine else _other(line.label, labels), ()) if mine or yours else ()
            if len(owner) == 1:
                said.setdefault(low(text.text[one.start : one.end]).lstrip("@"), set()).update(owner)
    return said


def _is_another_of_mine(text: Folded, line: Line, at: int, one: Span) -> bool:
    first, then = before(text, line, at), behind(text, at, one)
    if MY_OTHER.match(then) or (THIS_INSTEAD.match(then) and not NOT_MINE.search(first)):
        return True
    of_another = NOT_MINE.search(first) or (one.type == kinds.HANDLE and OF_HIM.match(then))
    return bool(MINE.search(first) or OTHER_ACCOUNT.search(first)) and not of_another
