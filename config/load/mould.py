"""A specimen taken apart: what each column of its rows, and each act of its trail, becomes in a copy."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from config.load.headings import Header
from config.load.schools import Cast
from referrals.models import (
    Assessment,
    Case,
    Clock,
    Concern,
    ConcernChild,
    Consideration,
    Decision,
    Note,
    Referral,
)  # fmt: skip
from trail import payload_of
from trail.models import Entry, Reading
from vault import sealing
from vault.models import Key
from vault.sealed import Sealed, Token

if TYPE_CHECKING:
    from config.load.copying import Copy

Maker = Callable[["Copy"], Any]

#: Every table that a specimen has rows in, and the ways from there to the case.
TABLES: tuple[tuple[type[models.Model], tuple[str, ...]], ...] = (
    (Concern, ("children__case",)), (Case, ("pk",)), (ConcernChild, ("case",)), (Decision, ("case",)),
    (Assessment, ("case",)), (Consideration, ("assessment__case",)), (Referral, ("case",)), (Note, ("case",)),
    (Clock, ("case", "concern__children__case")),
)  # fmt: skip
OF_ENTRY, OF_READING = {"seq", "at", "key", "payload"}, {"at", "key", "id"}  # what a header has of its own
OF_CLOCK = ("started", "due", "next_rung_at")


@dataclass(frozen=True)
class Act:
    """An entry of a chain, or a reading: its header, and what its payload says."""

    says: dict[str, Any]
    at: datetime
    facts: dict[str, Any] | None
    header: Header


class Mould:
    """Made of one specimen of the school whose people are `cast`."""

    def __init__(self, case: Case, cast: Cast) -> None:
        self.case, self.cast = case.pk, cast
        self.reporter, self.reporter_name = next(iter(cast.reporters.items()))
        rows = [row for model, ways in TABLES for row in _rows(model, ways, case)]
        self.fresh = [row.pk for row in rows]
        subjects = {str(pk) for pk in self.fresh}
        self.begun = min(row.started_at for row in rows if isinstance(row, Concern))
        self.open = {row.pk: row.next_rung_at for row in rows if isinstance(row, Clock) and row.next_rung_at}
        self.open = {pk: at for pk, at in self.open.items() if pk in _running(case)}
        self.keys = list(Key.objects.filter(scope__in=self.fresh))
        self.fresh += [key.pk for key in self.keys]
        self.old = [(str(pk), pk) for pk in self.fresh] + [(str(pk), pk) for _, pk in self.people()]
        names = {text for text, _ in self.old}
        self.entries = [_act(entry, names) for entry in Entry.objects.filter(case_id=case.pk).order_by("seq")]
        of_school = Entry.objects.filter(case_id=cast.school).order_by("seq")
        self.of_school = [_act(one, names) for one in of_school if one.says["subject"] in subjects]
        self.readings = [
            Act(row.says, row.at, None, Header(row.says, own=OF_READING, words=names))
            for row in Reading.objects.filter(chain_id=case.pk).order_by("pk")
        ]
        self.lasts = max(act.at for act in (*self.entries, *self.readings)) - self.begun
        self.parts = [self._part(row) for row in rows]

    def people(self) -> Iterator[tuple[str, UUID]]:
        """The roles that a copy fills anew, and who has them in the specimen."""
        yield from self.cast.roles.items()
        yield from (("reporter", self.reporter), ("pupil", self.cast.pupils[0]))
        yield "school", self.cast.school

    def _part(self, row: Any) -> tuple[type[models.Model], list[Maker]]:
        return type(row), [self._maker(row, field) for field in row._meta.concrete_fields]

    def _maker(self, row: Any, field: Any) -> Maker:
        value = row.__dict__[field.attname]
        if isinstance(field, Sealed):
            return self._sealed(row, field, value)
        if field.name == "reference":
            return lambda copy: copy.reference(value.partition("-")[0])
        if isinstance(row, Case) and field.name == "head_hash":
            return lambda copy: copy.chain.hash
        if isinstance(value, UUID):
            return lambda copy: copy.ids.get(value, value)
        if row.pk in self.open and field.name in OF_CLOCK:
            return lambda copy: value + copy.later[row.pk]
        if isinstance(field, models.DateTimeField) and value:
            return lambda copy: value + copy.shift
        if isinstance(field, models.DateField) and value:
            return lambda copy: value + timedelta(days=copy.shift.days)
        ready = field.get_db_prep_save(value, connection)
        return lambda copy: ready

    def _sealed(self, row: Any, field: Sealed, token: Token | None) -> Maker:
        if not token:
            return lambda copy: token
        plain = sealing.unseal(token, context=field.place(row.pk))
        key, table, pk = sealing.key_of(token), f"{row._meta.db_table}.{field.column}.", row.pk
        named = [one for _, one in self.people() if str(one).encode() in plain]

        def seal(copy: "Copy") -> bytes:
            words = plain
            for one in named:
                words = words.replace(str(one).encode(), str(copy.ids[one]).encode())
            return sealing.seal(words, context=f"{table}{copy.ids[pk]}", key=copy.keys.get(key))

        return seal


def _rows(model: type[models.Model], ways: tuple[str, ...], case: Case) -> Iterator[Any]:
    found = Q()
    for way in ways:
        found |= Q(**{way: case.pk})
    yield from model._default_manager.filter(found).order_by("pk").distinct()


def _running(case: Case) -> set[UUID]:
    return set(Clock.objects.filter(case=case, stopped__isnull=True).values_list("pk", flat=True))


def _act(entry: Entry, names: set[str]) -> Act:
    says = entry.says
    return Act(says, entry.at, payload_of(entry), Header(says, own=OF_ENTRY, words=names))
