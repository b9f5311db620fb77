"""Everything at a school about one person: links from the roll and the accounts, then every typed word.

The answer says where and how often, never what stands there: the words are read in the record, by whoever may.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from evidence.models import Attachment
from oversight.searched import Place, places
from oversight.services.exporting import chains_of
from people.models import Contact, Pupil, School, StaffMember, User
from people.words import words
from referrals.models import Case
from trail.models import Entry, Reading

Names = list[list[str]]
Found = list[dict[str, Any]]
PEOPLE: tuple[type[Any], ...] = (Pupil, Contact, StaffMember, User)
CHUNK = 500  # rows
LINKED, WHOLE = "Linked to", "whole record"


@dataclass(frozen=True)
class Hit:
    """One place: the table, the case's reference where it has one, the field, and why it is here."""

    where: str
    case: str
    field: str
    why: str


class Search:
    """One search by one data protection officer; cases that may be about themselves are left out."""

    def __init__(self, school: School, reader: User, typed: Iterable[str]) -> None:
        self.school, self.reader = school, reader
        self.names: Names = [found for line in typed if (found := words(line))]
        hidden = Case.objects.filter(school=school, shut_out__user=reader)
        self.hidden = set(hidden.values_list("pk", flat=True))
        self.references = dict(Case.objects.filter(school=school).values_list("pk", "reference"))
        self.people = {kind: self._people(kind) for kind in PEOPLE}

    def found(self) -> Found:
        """Every place with its number of records, in the order of the tables."""
        hits = Counter(hit for place in places() for hit in self._in(place))
        rows = [
            {"where": h.where, "case": h.case, "field": h.field, "why": h.why, "records": n}
            for h, n in hits.items()
        ]
        return [*rows, *self._in_trail()]

    def attachments(self) -> int:
        """How many files hang on cases about this person: nobody looks into those but by hand."""
        cases = Case.objects.filter(school=self.school, pupil__in=list(self.people[Pupil])).exclude(
            pk__in=self.hidden
        )
        return Attachment.objects.filter(case__in=cases).count()

    def _people(self, kind: type[Any]) -> dict[UUID, str]:
        """Those of the roll, the staff list and the accounts who bear one of the names, told apart by more than it."""
        way = "memberships__school" if kind is User else "school"
        rows = kind.objects.filter(**{way: self.school})
        bearing = [one for one in rows if any(self._matches(name) for name in _names_of(one))]
        return {one.pk: getattr(one, "label", str(one)) for one in bearing}

    def _in(self, place: Place) -> Iterator[Hit]:
        for row, case in self._rows(place):
            for kind, people in self.people.items():
                for field in place.links(kind):
                    if who := people.get(getattr(row, field.attname)):
                        yield Hit(place.name, case, str(field.verbose_name), f"{LINKED} {who}")
            if who := self.people.get(place.model, {}).get(row.pk, ""):
                yield Hit(place.name, case, WHOLE, f"This is {who}")
                continue
            for field in place.texts():
                if self._matches(_text_of(getattr(row, field.attname))):
                    yield Hit(place.name, case, str(field.verbose_name), "Name in the words")

    def _rows(self, place: Place) -> Iterator[tuple[Any, str]]:
        """Every row at the school with the reference of its case."""
        rows: QuerySet[Model] = place.model._default_manager.filter(**{place.school: self.school})
        rows = rows.distinct() if place.model is User else rows
        cases: dict[Any, UUID] = dict(rows.values_list("pk", place.case)) if place.case else {}
        if place.case and self.hidden:
            rows = rows.exclude(**{f"{place.case}__in": self.hidden})
        for row in rows.iterator(CHUNK):
            case = cases.get(row.pk)
            yield row, self.references.get(case, "") if case else ""

    def _in_trail(self) -> Found:
        """Entries and readings that hold the number of the person: as who acted, or as whom it was about."""
        numbers = [str(pk).encode() for people in self.people.values() for pk in people]
        if not numbers:
            return []
        chains = chains_of(self.school, self.reader)
        headers = [
            *Entry.objects.filter(case_id__in=chains).values_list("header", flat=True).iterator(CHUNK),
            *Reading.objects.filter(school_id=self.school.pk).exclude(chain_id__in=self.hidden)
            .values_list("header", flat=True).iterator(CHUNK),
        ]  # fmt: skip
        count = sum(any(number in bytes(header) for number in numbers) for header in headers)
        row = {"where": "Trail", "case": "", "field": "entries and readings", "why": "Number of the person"}
        return [{**row, "records": count}] if count else []

    def _matches(self, text: str) -> bool:
        typed = words(text)
        return any(
            typed[at : at + len(name)] == name
            for name in self.names
            for at in range(len(typed) - len(name) + 1)
        )


def _names_of(person: Any) -> list[str]:
    if isinstance(person, User):
        return [person.name]
    preferred = getattr(person, "preferred", "")
    other = [str(name) for name in person.other_names]
    return [
        f"{person.first} {person.surname}",
        *([f"{preferred} {person.surname}"] if preferred else []),
        *other,
    ]


def _text_of(value: Any) -> str:
    """Every word of a field: of a list or an object those of its values."""
    if isinstance(value, dict):
        return "\n".join(_text_of(one) for one in value.values())
    if isinstance(value, list | tuple):
        return "\n".join(_text_of(one) for one in value)
    return value if isinstance(value, str) else ""
