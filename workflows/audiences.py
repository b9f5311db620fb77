"""Who may read what in an evidence summary: audiences.toml, read and checked when the program starts.

A school's own file (own_audiences.py) adds audiences and makes rows stricter; `use` puts them in their place.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("audiences.toml")

KEEP, LABEL, MASK, MASK_SENTENCE = "keep", "label", "mask", "mask_sentence"
STRICTER = (KEEP, LABEL, MASK, MASK_SENTENCE)  # from what shows most to what shows least
ACTIONS = frozenset(STRICTER)

WITHHOLD = "withhold"
NARRATIVE = (KEEP, WITHHOLD)  # from what shows most to what shows least

ANSWERS = ("yes", "no")

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
    """Whom a summary may go to and what happens to each class of person and identifier in it. `why` holds, by row,
    the school's reason for showing more than the audience it is based on. `narrative`: keep, or withhold whatever
    somebody wrote in their own words."""

    code: str
    label: str
    hint: str
    preconditions: tuple[Precondition, ...]
    rows: Mapping[str, str]
    default: str
    identifiers_of: frozenset[str]
    needs_requester: bool
    why: Mapping[str, str] = field(default_factory=dict)
    narrative: str = KEEP

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

    def digest(self) -> str:
        """Changes with any row, question or word of this audience. Hexadecimal, 64 characters."""
        told = (self.code, self.label, sorted(self.rows.items()), self.default, sorted(self.identifiers_of))
        asked = [astuple(question) for question in self.preconditions]
        return hashlib.sha256(repr((told, asked, self.needs_requester, self.narrative)).encode()).hexdigest()

    def barred_by(self, answers: Mapping[str, str]) -> list[str]:
        """The codes of the questions whose given answer means: do not disclose, or not yet."""
        return [
            p.code for p in self.preconditions if answers.get(p.code) in ANSWERS and _bar(p, answers[p.code])
        ]

    def stops(self, answers: Mapping[str, str]) -> dict[str, str]:
        """For each question that is unanswered or bars the way: its code and what to say. Empty: go on."""
        return {
            p.code: _bar(p, answers.get(p.code, ""))
            for p in self.preconditions
            if _bar(p, answers.get(p.code, ""))
        }


def _bar(asked: Precondition, given: str) -> str:
    if given not in ANSWERS:
        return f"Choose yes or no: {asked.question}"
    return "" if given == asked.answer else asked.otherwise


@cache
def _file() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text("utf-8"))


@cache
def defaults() -> dict[str, Audience]:
    """The audiences of Handrail's own file by code, in its order; ValueError names the row that is wrong."""
    return {code: read(code, row, _file()["default"], FILE.name) for code, row in _file()["audience"].items()}


_in_use: dict[str, Any] = {}


def use(own: Mapping[str, Audience], version_of_own: str) -> None:
    """From now on these audiences stand beside the defaults, or in their place where the code is the same."""
    _in_use.update(audiences={**defaults(), **own}, version=f"{_file()['version']}+{version_of_own}")


def forget_own() -> None:
    """The defaults alone again."""
    _in_use.clear()


def table() -> dict[str, Audience]:
    """All audiences by code: the defaults and the school's own."""
    return dict(_in_use.get("audiences") or defaults())


def version() -> str:
    """The version of the policy, kept with each summary: "2026-11", with the school's own "2026-11+2026-12"."""
    return str(_in_use.get("version") or _file()["version"])


def get(code: str) -> Audience:
    """The audience; KeyError with the known codes where there is none."""
    try:
        return table()[code]
    except KeyError:
        raise KeyError(f"unknown audience {code!r}; known: {', '.join(table())}") from None


def read(code: str, row: Mapping[str, Any], default: str, file: str) -> Audience:
    """An audience from its rows. Raises ValueError with file, audience and key for what nobody has defined."""
    where = f"{file}: audience {code!r}"
    rows = dict(row["rows"])
    if default not in ACTIONS:
        raise ValueError(f"{file}: default: {default!r} is none of {', '.join(STRICTER)}")
    check_rows(rows, where)
    if strangers := set(row.get("identifiers_of", ())) - set(PEOPLE):
        raise ValueError(f"{where}: identifiers_of: no class of people: {', '.join(sorted(strangers))}")
    check_narrative(row, where)
    return Audience(
        code=code,
        label=row["label"],
        hint=row["hint"],
        preconditions=tuple(Precondition(**asked) for asked in row.get("precondition", ())),
        rows=rows,
        default=default,
        identifiers_of=frozenset(row.get("identifiers_of", ())),
        needs_requester=bool(row.get("needs_requester", False)),
        narrative=row.get("narrative", KEEP),
    )


def check_narrative(row: Mapping[str, Any], where: str) -> None:
    """Raises ValueError for another word than those of NARRATIVE."""
    if row.get("narrative", KEEP) not in NARRATIVE:
        raise ValueError(f"{where}: narrative: {row['narrative']!r} is none of {', '.join(NARRATIVE)}")


def check_rows(rows: Mapping[str, str], where: str) -> None:
    """Raises ValueError for a class or an action that nobody has defined."""
    for kind, action in rows.items():
        if kind not in PEOPLE and kind not in IDENTIFIERS:
            known = ", ".join((*PEOPLE, *IDENTIFIERS))
            raise ValueError(f"{where}: row {kind!r}: unknown class; known are {known}")
        if action not in ACTIONS:
            raise ValueError(
                f"{where}: row {kind!r}: unknown action {action!r}; known are {', '.join(STRICTER)}"
            )
