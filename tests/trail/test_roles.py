"""The roles of PostgreSQL: web and worker can do all their work, and change nothing of the trail."""

import io
import re
import uuid
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

import trail
from oversight.services.verifying import Check
from tests.trail.matrix.scene import ANN, BOB, Scene, honest
from tests.trail.tampering import signed_in_as
from trail.models import Key

pytestmark = pytest.mark.django_db
APP, ERASER = f"app_{uuid.uuid4().hex[:8]}", f"eraser_{uuid.uuid4().hex[:8]}"
#: What nobody with the password of web or worker may do to the trail, whatever triggers there are.
REFUSED = [
    "UPDATE trail_entry SET event = 'x'",
    "DELETE FROM trail_entry",
    "TRUNCATE trail_entry CASCADE",
    "UPDATE trail_payload SET body = ''",
    "DELETE FROM trail_payload",
    "UPDATE trail_reading SET actor = 'x'",
    "DELETE FROM trail_reading",
    "UPDATE trail_leaf SET hash = ''",
    "DELETE FROM trail_leaf",
    "UPDATE trail_checkpoint SET note = ''",
    "DELETE FROM trail_checkpoint",
    "UPDATE trail_key SET wrapped = ''",
    "DELETE FROM trail_key",
    "TRUNCATE referrals_case CASCADE",
    "ALTER TABLE trail_entry DISABLE TRIGGER ALL",
    "ALTER TABLE trail_entry DROP CONSTRAINT trail_entry_hash",
    "DROP TABLE trail_entry CASCADE",
    "SET session_replication_role = replica",
    "CREATE TABLE public.mine (id integer)",
    "UPDATE django_migrations SET name = 'x'",
    "CREATE ROLE another",
]


@pytest.fixture
def roles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTGRES_APP_PASSWORD", "a password")
    monkeypatch.delenv("POSTGRES_ERASER_PASSWORD", raising=False)
    call_command("setup_roles", "--app", APP, "--eraser", ERASER, stdout=io.StringIO())


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.fixture
def scene(roles: None, tmp_path: Path) -> Scene:
    """A whole history, from the concern to the checkpoint, written with the rights of web and worker; erasing apart."""
    with signed_in_as(ERASER):
        return honest(tmp_path)


def test_web_and_worker_can_do_their_work(scene: Scene) -> None:
    with signed_in_as(APP):
        scene.entry(1)
        trail.append(scene.school, "access.refused", actor=ANN, payload={"detail": "left early"})
        trail.read("reading.case", actor=ANN, school=scene.school.pk)
        assert list(Check().findings()) == []


def test_the_database_refuses_web_and_worker_all_of_it(roles: None) -> None:
    with signed_in_as(APP):
        assert [statement for statement in REFUSED if not refused(statement)] == []


def refused(statement: str) -> bool:
    """Whether the database says that this role may not; another error is no refusal."""
    try:
        run(statement)
    except DatabaseError as error:
        return bool(re.search("permission denied|must be owner", str(error)))
    return False


def test_only_the_eraser_erases(scene: Scene) -> None:
    before = Key.objects.count()
    act = {"actor": ANN, "second": BOB, "reason": "retention.end"}
    with signed_in_as(APP), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        trail.erase(scene.other, [2], **act)
    with signed_in_as(ERASER):
        trail.erase(scene.other, [2], **act)
    assert Key.objects.count() == before  # one key gone, one made with the entry that says so


def test_nobody_can_sign_in_without_a_password_and_none_is_kept_as_it_was_typed(roles: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolcanlogin, rolpassword FROM pg_authid WHERE rolname IN (%s, %s)", [APP, ERASER]
        )
        found = {name: (signs_in, kept) for name, signs_in, kept in cursor.fetchall()}
    assert found[ERASER] == (False, None)
    assert found[APP][0] and found[APP][1].startswith("SCRAM-SHA-256$")


def test_it_can_be_run_again(roles: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSTGRES_ERASER_PASSWORD", "another")
    out = io.StringIO()
    call_command("setup_roles", "--app", APP, "--eraser", ERASER, stdout=out)
    assert f"{ERASER} can sign in" in out.getvalue()
    with signed_in_as(APP), pytest.raises(DatabaseError, match="permission denied"):
        run(REFUSED[0])


def test_it_asks_for_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("POSTGRES_APP_PASSWORD", raising=False)
    with pytest.raises(CommandError, match="POSTGRES_APP_PASSWORD"):
        call_command("setup_roles")
