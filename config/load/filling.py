"""Filling the tables: copies by the batch, a transaction each, by COPY, in as many processes as wanted."""

import gc
import multiprocessing
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from config.load.chains import COLUMNS, Chain
from config.load.copying import KEY_COLUMNS, Copy
from config.load.mould import TABLES, Mould
from config.load.schools import cast_of
from config.load.specimens import SPECIMENS, told
from people.models import School
from trail.models import Entry
from vault.models import Key

BATCH = 400  # cases in one transaction
OPEN = {"unread": 3, "triage": 3, "monitoring": 2, "referred": 2}  # of ten open cases
ORDER: dict[Any, tuple[str, ...]] = {
    Key: KEY_COLUMNS,
    **COLUMNS,
    **{model: tuple(str(field.column) for field in model._meta.concrete_fields) for model, _ in TABLES},
}
RESERVE = "SELECT nextval(pg_get_serial_sequence('trail_entry', 'id')) FROM generate_series(1, %s)"
REPLICA = "SET LOCAL session_replication_role = {}"
Tell = Callable[[int], None]


@dataclass(frozen=True)
class Plan:
    """How many of a hundred cases are closed; over how many past days they lie, and over how many coming days the
    next reminders; the number of the first copy."""

    closed: int = 60
    past: int = 365
    ahead: int = 60
    first: int = 1


@dataclass(frozen=True)
class Share:
    """So many cases for one school, with numbers from `first` on."""

    school: UUID
    cases: int
    first: int


class Filling:
    """Made once for a database: tells the specimens at its first school."""

    def __init__(self) -> None:
        self.schools = list(School.objects.filter(short__startswith="load-").values_list("pk", flat=True))
        people = cast_of(self.schools[0])
        self.moulds = {name: Mould(told(name, people), people) for name in SPECIMENS}

    def fill(self, cases: int, plan: Plan, *, processes: int = 0, tell: Tell = lambda made: None) -> None:
        """Spread the cases over the schools. `tell` hears of every so many that are there."""
        shares = list(_shares(self.schools, cases, plan.first))
        if not processes:
            for share in shares:
                tell(self.fill_school(share, plan))
            return
        connection.close()  # a connection must not be shared with the children
        with multiprocessing.get_context("fork").Pool(processes, _begin, (self, plan)) as pool:
            for made in pool.imap_unordered(_work, shares):
                tell(made)

    def fill_school(self, share: Share, plan: Plan) -> int:
        """The cases of one school, batch by batch; returns how many."""
        with _no_collecting():
            self._fill_batches(share, plan)
        return share.cases

    def _fill_batches(self, share: Share, plan: Plan) -> None:
        for start in range(0, share.cases, BATCH):
            batch = replace(share, cases=min(BATCH, share.cases - start), first=share.first + start)
            self._fill_batch(batch, plan)

    @transaction.atomic
    def _fill_batch(self, share: Share, plan: Plan) -> None:
        now, people = timezone.now(), cast_of(share.school)
        wanted = sorted(_drawn(share.cases, plan, now), key=lambda pair: pair[0])
        rings = now + timedelta(days=1), now + timedelta(days=1 + plan.ahead)
        tables: dict[Any, list[tuple[Any, ...]]] = defaultdict(list)
        with connection.cursor() as cursor, _guards_at_rest(cursor):
            chain, ids = _end_of(share.school), _ids(cursor)
            for number, (begun, name) in zip(count(share.first), wanted, strict=False):
                mould = self.moulds[name]
                begun = min(begun, now - mould.lasts - timedelta(minutes=1))
                copy = Copy(mould, people, begun=begun, number=number, rings=rings)
                for table, row in copy.rows(chain, ids.__next__):
                    tables[table].append(row)
            for table, columns in ORDER.items():
                _copy_in(cursor, table, columns, tables[table])
            School.objects.filter(pk=share.school).update(head_seq=chain.seq, head_hash=chain.hash)


_of_process: dict[str, Any] = {}


def _begin(filling: Filling, plan: Plan) -> None:
    _of_process.update(filling=filling, plan=plan)


def _work(share: Share) -> int:
    made: int = _of_process["filling"].fill_school(share, _of_process["plan"])
    return made


def _shares(schools: Sequence[UUID], cases: int, first: int) -> Iterator[Share]:
    each, more = divmod(cases, len(schools))
    for place, school in enumerate(schools):
        number = each + (place < more)
        if number:
            yield Share(school, number, first)
        first += number


def _drawn(number: int, plan: Plan, now: datetime) -> Iterator[tuple[datetime, str]]:
    """When each case begins, and which specimen it is; open ones are younger."""
    names, weights = zip(*OPEN.items(), strict=True)
    for _ in range(number):
        closed = random.random() * 100 < plan.closed
        days = random.random() * (plan.past if closed else min(plan.past, 45))
        yield now - timedelta(days=days), "closed" if closed else random.choices(names, weights)[0]


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Rows hold no circles: to look for some among hundreds of thousands of them took a sixth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _guards_at_rest(cursor: Any) -> Iterator[None]:
    """A superuser of the database lets triggers and foreign keys rest meanwhile: what goes in was made by the functions
    they watch over. For anybody else they stay awake, and the filling takes longer."""
    cursor.execute("SELECT current_setting('is_superuser')")
    at_rest = cursor.fetchone() == ("on",)
    if at_rest:
        cursor.execute(REPLICA.format("replica"))
        cursor.execute("SET LOCAL synchronous_commit = off")
    yield
    if at_rest:
        cursor.execute(REPLICA.format("origin"))


def _end_of(school: UUID) -> Chain:
    seq, digest = School.objects.values_list("head_seq", "head_hash").get(pk=school)
    at = Entry.objects.filter(case_id=school, seq=seq).values_list("at", flat=True).first()
    return Chain(school, seq, bytes(digest), at)


def _ids(cursor: Any) -> Iterator[int]:
    while True:
        cursor.execute(RESERVE, [1000])
        yield from [one for (one,) in cursor.fetchall()]


def _copy_in(cursor: Any, table: Any, columns: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    quoted = ", ".join(f'"{column}"' for column in columns)
    with cursor.copy(f'COPY "{table._meta.db_table}" ({quoted}) FROM STDIN') as into:
        for row in rows:
            into.write_row(row)
