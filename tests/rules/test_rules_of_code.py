"""Rules that hold because the code has no way to break them: no upload, no client, no outside host, no deletion."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from celery_app import BEAT
from evidence.receiving.looking import LIMIT
from tests.rules.house import HERE, calls, imports, python_files, templates
from workflows import contacts, referral

CLIENTS = re.compile(
    r"^(requests|httpx|aiohttp|urllib\.request|urllib3|http\.client|socket|ftplib|telnetlib|selenium)\b"
)
#: These ask our own address: 127.0.0.1, or BASE_URL for the day its certificate ends.
TO_OURSELVES = {"config/probe.py", "config/management/commands/serve_demo.py", "config/doctor/machine.py"}
#: They speak to the one gateway for text messages that the installation names (a reference and a link: decision 0025),
#: and to the one bucket for checkpoints (no name, no case: decision 0016), and follow no redirect.
GATEWAY = {"referrals/services/texts.py", "trail/checkpoints/targets/bucket.py", "trail/outside.py"}
OUTSIDE = re.compile(
    r"(openai|anthropic|sentry|posthog|google.?analytics|segment|mixpanel|datadog|newrelic|bugsnag)", re.I
)


def test_rule_05_no_record_holds_a_file_of_anybody() -> None:
    files = [
        field
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.FileField)
    ]
    assert files == []


#: The one page that takes a file, which looks at its content before anything is kept, and the one that only looks.
TAKES_A_FILE = {
    "templates/evidence/attachments/new.html", "evidence/views/attachments.py", "evidence/attachment_forms.py",
}  # fmt: skip
LOOKS_AT_A_FILE = {
    "templates/evidence/verify.html", "evidence/views/verifying.py", "evidence/verify_form.py",
}  # fmt: skip


def test_rule_05_one_page_takes_a_file_and_one_looks_at_one() -> None:
    taking = re.compile(r'type="file"|multipart/form-data|capture=|request\.FILES|forms\.(File|Image)Field')
    found = {
        str(path.relative_to(HERE))
        for path in (*templates(), *python_files())
        if taking.search(path.read_text())
    }
    assert found == TAKES_A_FILE | LOOKS_AT_A_FILE
    assert not [path for path in python_files() if "default_storage" in path.read_text()]


def test_rule_05_what_is_offered_is_looked_at_in_memory_and_never_touches_a_disk() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
    assert LIMIT < settings.FILE_UPLOAD_MAX_MEMORY_SIZE < 2 * LIMIT


def test_rule_05_a_kept_file_is_opened_in_one_place_and_only_for_a_download_or_a_text() -> None:
    assert {name for name, module in imports() if module == "evidence.held"} == {
        "evidence/attached.py", "evidence/services/attaching.py", "evidence/services/switching.py",
        "evidence/views/attachments.py", "evidence/views/switching.py",
    }  # fmt: skip
    opening = {
        str(path.relative_to(HERE)) for path in python_files() if "AttachmentFile.objects" in path.read_text()
    }
    assert opening == {"evidence/held.py", "evidence/services/attaching.py"}
    assert "unseal" not in (HERE / "evidence/services/attaching.py").read_text()


def test_rule_07_nothing_can_ask_anything_of_another_host() -> None:
    allowed = TO_OURSELVES | GATEWAY
    assert {
        (name, module) for name, module in imports() if CLIENTS.match(module) and name not in allowed
    } == set()


def test_rule_07_what_was_reported_is_never_made_a_link() -> None:
    with_links = {path.name for path in templates() if "urlize" in path.read_text()}
    assert with_links <= {"mailbox.html"}, "only Handrail's own demo mails are shown with links"


def test_rule_07_no_referral_is_made_by_handrail_itself() -> None:
    assert not [rule.name for rule in referral.RULES if rule.system]


def test_rule_18_no_page_loads_anything_from_an_outside_host() -> None:
    loads = re.compile(
        r'<(script|link|img|iframe|source)[^>]+(src|href)="(https?:)?//|url\((["\']?)https?://|hx-(get|post)="https?:'
    )
    for path in (*templates(), *(HERE / "static").glob("*.css"), *(HERE / "static").glob("*.js")):
        assert not loads.search(path.read_text()), path


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt", "pyproject.toml"]
)
def test_rule_18_no_package_reports_to_anybody(name: str) -> None:
    assert not OUTSIDE.search(Path(HERE / name).read_text())


#: Rows that may go: a child taken off a draft, the proposals of a summary nobody has signed, the roll's links when
#: a new file of the school replaces them, a lost second factor, a sign-in that somebody ends, a term entered by
#: mistake, keys of personal text and marks of names erased by two.
MAY_DELETE = {
    "referrals/services/concerns.py", "evidence/services/proposing.py", "people/services/roll.py",
    "people/services/second_factor.py", "people/services/sessions.py", "people/services/calendar.py",
    "trail/erasing.py", "oversight/services/erasing.py", "oversight/services/reckoning.py",
    "oversight/services/listing.py",
}  # fmt: skip


def test_rule_19_nothing_is_deleted_by_the_clock() -> None:
    assert calls("delete") <= MAY_DELETE
    for told in BEAT:
        assert not re.search(r"delet|purge|expire|retention|clean", told, re.I), told


def test_rule_24_no_telephone_number_stands_in_code_or_template() -> None:
    number = re.compile(r"\b0(?!7700 ?900|1632 ?960)\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b|\b0800 \d{4}\b|\b0808 ")
    for path in (*templates(), *python_files()):
        if "recognisers" in path.parts or "demo" in path.parts:
            continue  # they know what a number looks like
        assert not number.search(path.read_text()), path


def test_rule_24_every_number_has_its_date_and_source() -> None:
    book = contacts.book()
    local = [contact for council in book.authorities.values() for contact in council.contacts.values()]
    assert book.national and local
    assert all(contact.last_checked and contact.source for contact in (*book.national.values(), *local))
