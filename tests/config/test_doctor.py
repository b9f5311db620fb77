"""The doctor finds what is broken, says what to do, and exits 1 only where something is bad."""

import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from socket import create_server
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from config.doctor import machine, records, schools, work
from config.doctor.finding import BAD, WARN, Finding, findings_of
from config.management.commands.doctor import CHECKS
from people.models import Absence
from referrals.services.heartbeats import BACKUP, SEND, SWEEP, VERIFIED, beat
from tests.factories import a_case, a_school, a_user
from vault.keys import key_id
from workflows.roles import DEPUTY, HEAD, LEAD

pytestmark = pytest.mark.django_db


def test_it_prints_each_check_and_ends_with_1_where_something_is_bad(capsys) -> None:
    a_school()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    printed = capsys.readouterr().out
    assert ended.value.code == 1
    assert "bad   sweep and sender: Looking for due deadlines: never yet." in printed
    assert "ok    database\n" in printed
    assert printed.splitlines()[-1].startswith(f"{len(CHECKS)} checks, ")


def test_a_check_that_breaks_is_a_finding_and_stops_no_other() -> None:
    def broken() -> Iterator[Finding]:
        raise RuntimeError("Amy Adams")

    found = findings_of("broken", broken)
    assert [one.weight for one in found] == [BAD]
    assert "RuntimeError" in found[0].says
    assert "Amy" not in found[0].says


def test_rounds_that_came_are_no_finding() -> None:
    beat(SWEEP, timezone.now())
    beat(SEND, timezone.now() - timedelta(minutes=6))
    assert [one.says.split(":")[0] for one in work.beat()] == ["Sending mail"]


def test_a_trail_key_that_is_missing_is_named_by_its_id() -> None:
    a_case(a_school())
    assert not list(records.trail_key())
    gone = key_id(settings.HANDRAIL_KEYS["trail"][0]).hex()
    with override_settings(HANDRAIL_KEYS={**settings.HANDRAIL_KEYS, "trail": [b"x" * 32]}):
        assert gone in next(records.trail_key()).says


def test_a_clock_that_was_set_back_is_found_by_the_trail(time_machine) -> None:
    now = timezone.now()
    time_machine.move_to(now + timedelta(days=1))
    a_case(a_school())
    time_machine.move_to(now)
    assert any("set back" in one.says for one in records.clock())


def test_the_owner_of_the_tables_may_change_the_trail_and_that_is_said() -> None:
    assert [one.weight for one in records.guard()] == [WARN]


def test_mail_that_nobody_takes() -> None:
    with override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=9, EMAIL_BACKEND=SMTP):
        assert "does not let us in (ConnectionRefusedError)" in next(work.mail()).says
    with override_settings(EMAIL_HOST=""):
        assert next(work.mail()).weight == WARN


@pytest.mark.parametrize(
    ("made", "verified", "weights"),
    [
        (None, None, [BAD]),
        (timedelta(hours=20), timedelta(days=20), []),
        (timedelta(hours=30), timedelta(days=20), [WARN]),
        (timedelta(days=4), timedelta(days=20), [BAD]),
        (timedelta(hours=20), timedelta(days=40), [WARN]),
        (timedelta(hours=20), None, [WARN]),
    ],
)
def test_the_age_of_the_newest_backup(
    made: timedelta | None, verified: timedelta | None, weights: list[str]
) -> None:
    for name, age in ((BACKUP, made), (VERIFIED, verified)):
        if age is not None:
            beat(name, timezone.now() - age)
    assert [one.weight for one in work.backups()] == weights


def test_a_backup_made_by_other_means_is_noted(tmp_path: Path) -> None:
    call_command("backup", "--elsewhere")
    assert [one.says for one in work.backups()] == ["No backup was restored on trial in the last five weeks"]
    with pytest.raises(CommandError, match="or say --elsewhere"):
        call_command("backup")
    with pytest.raises(CommandError, match="or say --elsewhere"):
        call_command("backup", str(tmp_path / "file"), "--elsewhere")


SMTP = "django.core.mail.backends.smtp.EmailBackend"


def test_a_school_without_anybody_on_duty_is_named() -> None:
    school = a_school()
    lead = a_user(school, LEAD)
    a_user(school, HEAD)
    assert not list(schools.duty())
    now = timezone.now()
    Absence.objects.create(user=lead, school=school, since=now, until=now + timedelta(days=1))
    assert [school.name in one.says for one in schools.duty()] == [True]
    a_user(school, DEPUTY)
    assert not list(schools.duty())


@pytest.fixture
def shown(tmp_path: Path) -> Iterator[SimpleNamespace]:
    """An https address on this machine; `ends(days)` says when its certificate does."""
    listener, state = create_server(("127.0.0.1", 0)), SimpleNamespace()
    state.url = f"https://127.0.0.1:{listener.getsockname()[1]}"

    def answer(context: ssl.SSLContext) -> None:
        line, _ = listener.accept()
        context.wrap_socket(line, server_side=True).close()

    def ends(days: int) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate(tmp_path, days))
        threading.Thread(target=answer, args=[context], daemon=True).start()

    state.ends = ends
    yield state
    listener.close()


def certificate(folder: Path, days: int) -> Path:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "handrail.example")])
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = (
        made.serial_number(7)
        .not_valid_before(now - timedelta(days=99))
        .not_valid_after(now + timedelta(days))
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "both.pem"
    file.write_bytes(private + made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    return file


@pytest.mark.parametrize(("days", "weights"), [(90, []), (20, [WARN]), (-1, [BAD])])
def test_a_certificate_is_read_before_it_ends(shown: SimpleNamespace, days: int, weights: list[str]) -> None:
    shown.ends(days)
    with override_settings(BASE_URL=shown.url):
        assert [one.weight for one in machine.certificate()] == weights


def test_an_address_nobody_answers_at_is_bad() -> None:
    with override_settings(BASE_URL="https://127.0.0.1:9"):
        assert "ConnectionRefusedError" in next(machine.certificate()).says
