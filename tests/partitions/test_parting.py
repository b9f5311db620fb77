"""Two tables by month: nothing is lost, every key and guard holds as before, and the trail verifies."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

import trail
from config.backup import postgres
from config.partitions import months
from config.partitions.parted import NOTICES, READINGS, is_parted
from people.models import School
from referrals.models import Clock, Notice
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_school, deciders
from trail import checkpoints
from trail.guards import installing
from trail.models import Leaf, Reading
from trail.verify import Verification

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    """A school with a case, readings of two months, and reminders of its clock."""
    school = a_school()
    lead, _, _ = deciders(school)
    case = a_case(school)
    for _ in range(3):
        trail.read("reading.case", actor=lead.as_actor(), school=school.pk, chain=case.pk)
    checkpoints.write()
    sweep(timezone.now() + timedelta(days=3))
    assert Notice.objects.exists()
    Notice.objects.update(clock_month=None)  # as rows are that are older than the column
    return school


def parted(**options: object) -> str:
    said = StringIO()
    sql(
        "SET CONSTRAINTS ALL IMMEDIATE"
    )  # what the test wrote is checked now: the command has a transaction of its own
    call_command("partition", stdout=said, **options)
    sql("SET CONSTRAINTS ALL DEFERRED")
    return said.getvalue()


def read(school: School) -> Reading:
    return trail.read("reading.desk", actor=trail.SYSTEM, school=school.pk)


def sql(statement: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_every_row_is_there_in_its_month(school: School) -> None:
    before = {model: set(model.objects.values_list("pk", flat=True)) for model in (Reading, Notice)}
    said = parted(months=2)
    assert is_parted("trail_reading") and is_parted("referrals_notice")
    assert "trail_reading: 3 rows in 4 parts" in said  # this month, two more, and the rest
    assert before == {model: set(model.objects.values_list("pk", flat=True)) for model in before}
    begun = Clock.objects.filter(notices__isnull=False).values_list("started__month", flat=True)
    assert set(Notice.objects.values_list("clock_month__month", flat=True)) == set(begun)


def test_readings_go_on_and_the_trail_verifies_with_old_and_new_ones(school: School) -> None:
    parted()
    new = read(school)
    assert new.pk > max(Leaf.objects.filter(reading__isnull=False).values_list("reading", flat=True))
    checkpoints.write()
    verification = Verification()
    assert list(verification.findings()) == []
    assert (verification.counts.readings, verification.counts.fresh) == (4, 0)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_reading SET actor = 'nobody'",
        "DELETE FROM trail_reading",
        "UPDATE {part} SET actor = 'nobody'",
        "DELETE FROM {part}",
        "TRUNCATE trail_reading CASCADE",
        "TRUNCATE {part}",
        "TRUNCATE trail_reading_rest",
    ],
)
def test_the_guards_hold_on_the_table_and_on_each_month(school: School, statement: str) -> None:
    parted()
    month = f"trail_reading_{timezone.now():%Y_%m}"
    with pytest.raises(IntegrityError, match="append-only"):
        sql(statement.format(part=month))
    assert Reading.objects.count() == 3


def test_the_same_reading_is_refused_in_its_own_month_and_in_another(school: School) -> None:
    parted()
    again = "INSERT INTO trail_reading (header, hash, mac, key_id, event, actor, at) "
    again += "SELECT header, hash, mac, key_id, event, actor, at {later} FROM trail_reading LIMIT 1"
    with pytest.raises(IntegrityError, match="duplicate key"):
        sql(again.format(later=""))
    with pytest.raises(IntegrityError, match="the month is not that of the row"):
        sql(again.format(later="+ interval '40 days'"))


def test_one_notice_for_a_clock_a_rung_and_a_person_whatever_the_month(school: School) -> None:
    parted()
    one = Notice.objects.first()
    copy = Notice(clock=one.clock, rung=one.rung, person=one.person, school=school, channel=one.channel)
    Notice.objects.bulk_create([copy], ignore_conflicts=True)
    assert not Notice.objects.filter(pk=copy.pk).exists()
    rest = "clock_id, rung, person_id, school_id, channel, created, attempts, next_try, message_id, failed_reason"
    other = f"INSERT INTO referrals_notice (id, {rest}, clock_month) SELECT gen_random_uuid(), {rest}, "
    other += "clock_month + interval '1 month' FROM referrals_notice LIMIT 1"
    with pytest.raises(IntegrityError, match="the month is not that of the row"):
        sql(other)


def test_a_leaf_of_no_reading_is_refused(school: School) -> None:
    parted()
    with pytest.raises(IntegrityError, match="no such reading"):
        sql("INSERT INTO trail_leaf (idx, hash, reading_id) VALUES (9999, ''::bytea, 424242)")


def test_a_sweep_goes_on(school: School) -> None:
    parted()
    before = Notice.objects.count()
    a_case(school)
    sweep(timezone.now() + timedelta(days=3))
    assert Notice.objects.count() > before


def test_the_second_time_only_months_to_come_are_made(school: School) -> None:
    parted(months=1)
    there = months.parts("trail_reading")
    assert "trail_reading: 2 parts made, 5 there" in parted(months=3)
    assert set(months.parts("trail_reading")) > set(there)
    with pytest.raises(IntegrityError, match="append-only"):
        sql(f"TRUNCATE {months.parts('trail_reading')[-2]}")


def test_migrate_finds_its_guards_in_place(school: School) -> None:
    parted()
    installing.install(connection, {"trail_reading"})
    with pytest.raises(IntegrityError, match="append-only"):
        Reading.objects.update(actor="nobody")


def test_the_tables_keep_the_names_of_their_keys_and_indexes(school: School) -> None:
    with connection.cursor() as cursor:
        before = {
            one.table: set(connection.introspection.get_constraints(cursor, one.table))
            for one in (READINGS, NOTICES)
        }
        parted()
        for table, names in before.items():
            assert names == set(connection.introspection.get_constraints(cursor, table))


def test_a_backup_reads_the_rows_of_all_months_through_their_table(school: School) -> None:
    parted()
    with connection.cursor() as cursor:
        names = postgres._names(cursor)
        copied = b"".join(postgres._copied(cursor, "trail_reading"))
    assert names.count("trail_reading") == 1
    assert not [name for name in names if name.startswith(("trail_reading_", "referrals_notice_"))]
    assert all(bytes(one.hash) in copied for one in Reading.objects.all())


def test_rows_whose_month_is_not_theirs_stop_it(school: School) -> None:
    Notice.objects.update(clock_month="2020-01-01")
    with pytest.raises(CommandError, match="a month that is not theirs"):
        parted()
    assert not is_parted("referrals_notice")
