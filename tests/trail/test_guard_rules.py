"""Guards that other rooms ask for, tried on a table of their own."""

from collections.abc import Callable, Iterator

import pytest
from django.db import IntegrityError, connection, transaction

from people.models import School
from trail import guards
from trail.guards import installing, registry
from trail.models import Entry

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
COLUMNS = {
    "sqlite": "id integer, chain char(32), state text, step_seq integer, sent text, seen text",
    "postgresql": "id integer, chain uuid, state text, step_seq integer, sent text, seen text",
}


def sql(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def matter(school: School, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(registry, "_rules", dict(registry._rules))
    sql(f"CREATE TABLE matter ({COLUMNS[connection.vendor]})")
    chain = school.pk.hex if connection.vendor == "sqlite" else school.pk
    sql("INSERT INTO matter VALUES (1, %s, 'open', 0, NULL, NULL)", chain)
    yield
    with transaction.atomic():
        installing.remove(connection)
        installing.install(connection)


@transaction.atomic
def done(statement: str) -> None:
    sql(statement)
    connection.check_constraints()


def refused(statement: str, match: str) -> None:
    with pytest.raises(IntegrityError, match=match):
        done(statement)


def test_it_lets_a_row_change_until_it_is_sent_and_not_after(matter: None) -> None:
    guards.frozen_when("matter", "sent", but=["seen"])
    installing.install(connection, ["matter"])
    sql("UPDATE matter SET state = 'drafted'")
    sql("UPDATE matter SET sent = 'now'")
    sql("UPDATE matter SET seen = 'yes', state = 'drafted'")
    refused("UPDATE matter SET state = 'changed'", "may not change once sent is set")
    refused("UPDATE matter SET sent = NULL", "may not change once sent is set")
    refused("DELETE FROM matter", "may not be deleted once sent is set")


def test_it_refuses_a_state_without_a_step(matter: None) -> None:
    guards.state_follows_trail("matter", "chain")
    installing.install(connection, ["matter"])
    sql("UPDATE matter SET state = 'open', seen = 'yes'")
    refused("UPDATE matter SET state = 'closed'", "without a new entry")
    refused("UPDATE matter SET state = 'closed', step_seq = 1", "names no entry")


def test_it_takes_a_state_with_a_step(matter: None, write: Callable[..., Entry]) -> None:
    guards.state_follows_trail("matter", "chain")
    installing.install(connection, ["matter"])
    sql("UPDATE matter SET state = 'closed', step_seq = %s", write().seq)
    connection.check_constraints()
    refused("UPDATE matter SET state = 'open'", "without a new entry")


def test_it_replaces_a_guard_whose_rule_has_changed(matter: None) -> None:
    guards.frozen_when("matter", "sent")
    installing.install(connection, ["matter"])
    registry._rules.pop("matter")
    guards.frozen_when("matter", "sent", but=["seen"])
    installing.install(connection, ["matter"])
    sql("UPDATE matter SET sent = 'now'")
    sql("UPDATE matter SET seen = 'yes'")
    refused("UPDATE matter SET state = 'changed'", "may not change")
