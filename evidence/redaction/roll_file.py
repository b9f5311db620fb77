"""Reading the JSON forms of a roll and of passages (see `manage.py redact --help`)."""

from typing import Any

from evidence.redaction import span
from evidence.redaction.context import CaseContext, Roll, Term, low
from evidence.redaction.people import Person, School

FIELDS = ("first", "surname", "preferred", "title", "gender", "initials", "username", "email", "phone", "address",
          "postcode", "upn", "dob")  # fmt: skip


def read_roll(data: dict[str, Any]) -> Roll:
    """The roll of a parsed roll file. Raises KeyError where `people` or an id is missing."""
    school = School(
        data.get("school", ""), tuple(data.get("local_schools", ())), tuple(data.get("agencies", ()))
    )
    return Roll.of((read_person(person) for person in data["people"]), school)


def read_person(data: dict[str, Any]) -> Person:
    plain = {name: str(data.get(name) or "") for name in FIELDS}
    relations = tuple((str(kind), str(other)) for kind, other in data.get("relations") or ())
    others = tuple(str(name) for key in ("other_names", "former_names") for name in data.get(key) or ())
    handles = tuple(data.get("handles") or ())
    return Person(
        id=data["id"], role=data["role"], other_names=others, handles=handles, relations=relations, **plain
    )


def read_case(roll: Roll, passages: list[dict[str, Any]]) -> CaseContext:
    """The context of one case from all its passages; people that the roll does not hold are left out."""
    handles = {low(h): None for passage in passages for h in passage.get("case_handles") or ()}
    members = {who for passage in passages for who in passage.get("case_people") or ()}
    subject = next((p["subject"] for p in passages if p.get("subject")), "")
    terms = tuple(Term(text, span.HANDLE) for text in handles if text)
    return CaseContext(roll, subject, frozenset(members & set(roll.people)), handles=terms)
