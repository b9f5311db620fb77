"""Who may read what in an evidence summary: audiences.toml, read and checked when the program starts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("audiences.toml")

KEEP, LABEL, MASK, MASK_SENTENCE = "keep", "label", "mask", "mask_sentence"
ACTIONS = frozenset({KEEP, LABEL, MASK, MASK_SENTENCE})

#: Classes of people, with the word that a label of theirs begins with.
PEOPLE = {
    "subject": "Child",
    "requester": "Parent",
    "subject_family": "Adult",
    "other_pupil": "Pupil",
    "other_family": "Adult",
    "staff": "Staff",
    "professional": "Professional",
    "suspect": "Person",
    "informant": "Person",
    "public": "Person",
    "unknown_person": "Person",
}

#: Classes of identifiers and places, with the words that stand where one was.
IDENTIFIERS = {
    "phone": "phone removed",
    "email": "e-mail removed",
    "address": "address removed",
    "postcode": "postcode removed",
    "handle": "online name removed",
    "url": "link removed",
    "dob": "date of birth removed",
    "id_number": "number removed",
    "bank": "payment details removed",
    "vehicle": "vehicle removed",
    "place": "place removed",
    "school_own": "school removed",
    "school_other": "another school",
}

#: Classes a person who is not on the roll may be given by the safeguarding lead.
TYPED_CLASSES = {
    "subject": "The child: other names and online names",
    "suspect": "Person the concern is about",
    "informant": "Somebody who told us and must not be traced",
    "public": "Member of the public",
    "professional": "Professional (social worker, police officer, nurse)",
    "subject_family": "Family of the child",
    "other_family": "Family of another child",
    "other_pupil": "Another child",
    "unknown_person": "Somebody else",
}


@dataclass(frozen=True)
class Precondition:
    """A question to answer before a summary is drafted; an answer other than `answer` ends in `otherwise`."""

    code: str
    question: str
    answer: str
    otherwise: str
    source: str


@dataclass(frozen=True)
class Audience:
    """Whom a summary may go to and what happens to each class of person and identifier in it."""

    code: str
    label: str
    hint: str
    preconditions: tuple[Precondition, ...]
    rows: Mapping[str, str]
    default: str
    identifiers_of: frozenset[str]
    needs_requester: bool

    def action(self, kind: str) -> str:
        """The action for a class; ValueError for a class that nobody has defined."""
        if kind not in PEOPLE and kind not in IDENTIFIERS:
            raise ValueError(f"unknown class {kind!r}")
        return self.rows.get(kind, self.default)

    def identifier_action(self, kind: str, owner: str | None) -> str:
        """The action for an identifier of class `kind` whose owner is of class `owner` (None: nobody knows)."""
        if owner is None:
            return self.action(kind)
        self.action(kind)
        return KEEP if owner in self.identifiers_of and self.action(owner) == KEEP else MASK

    def stops(self, answers: Mapping[str, str]) -> dict[str, str]:
        """For each question that is unanswered or bars the way: its code and what to say. Empty: go on."""
        return {
            p.code: _bar(p, answers.get(p.code, ""))
            for p in self.preconditions
            if _bar(p, answers.get(p.code, ""))
        }


def _bar(asked: Precondition, given: str) -> str:
    if given not in ("yes", "no"):
        return f"Choose yes or no: {asked.question}"
    return "" if given == asked.answer else asked.otherwise


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def table() -> dict[str, Audience]:
    """All audiences by code, in the order of the file; ValueError names the row that is wrong."""
    return {code: read(code, row, _file()["default"]) for code, row in _file()["audience"].items()}


def version() -> str:
    """The version of the policy, kept with each summary."""
    return str(_file()["version"])


def get(code: str) -> Audience:
    """The audience; KeyError with the known codes where there is none."""
    try:
        return table()[code]
    except KeyError:
        raise KeyError(f"unknown audience {code!r}; known: {', '.join(table())}") from None


def read(code: str, row: Mapping[str, Any], default: str) -> Audience:
    """An audience from its rows. Raises ValueError for an action or a class that nobody has defined."""
    where = f"{FILE.name}: audience {code!r}"
    rows = dict(row["rows"])
    if unknown := set(rows) - set(PEOPLE) - set(IDENTIFIERS):
        raise ValueError(f"{where}: unknown classes {', '.join(sorted(unknown))}")
    if wrong := {*rows.values(), default} - ACTIONS:
        raise ValueError(f"{where}: unknown actions {', '.join(sorted(wrong))}")
    if strangers := set(row.get("identifiers_of", ())) - set(PEOPLE):
        raise ValueError(f"{where}: identifiers_of names no class of people: {', '.join(sorted(strangers))}")
    return Audience(
        code=code,
        label=row["label"],
        hint=row["hint"],
        preconditions=tuple(Precondition(**asked) for asked in row.get("precondition", ())),
        rows=rows,
        default=default,
        identifiers_of=frozenset(row.get("identifiers_of", ())),
        needs_requester=bool(row.get("needs_requester", False)),
    )
