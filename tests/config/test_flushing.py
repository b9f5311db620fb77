"""The tests' own net: guarded tables are emptied between transactional tests, and the guards stand again after."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from people.models import School
from trail import SYSTEM, append
from trail.models import Entry

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]


def opened() -> School:
    with transaction.atomic():
        school = School.objects.create(name="Riverbank Academy", short="Riverbank", local_authority="E1")
        append(school, "member.added", actor=SYSTEM)
    return school


def test_a_flush_empties_the_trail_and_its_guards_stand_after_it():
    opened()
    call_command("flush", verbosity=0, interactive=False)
    assert Entry.objects.count() == School.objects.count() == 0
    opened()
    for statement in ("DELETE FROM trail_entry", "UPDATE trail_entry SET seq = seq + 1"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Entry.objects.count() == 1
