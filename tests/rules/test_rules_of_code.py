"""Rules that hold because the code has no way to break them: no upload, no client, no outside host, no deletion."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from celery_app import BEAT
from tests.rules.house import HERE, calls, imports, python_files, templates
from workflows import contacts, referral

CLIENTS = re.compile(
    r"^(requests|httpx|aiohttp|urllib\.request|urllib3|http\.client|socket|ftplib|telnetlib|selenium)\b"
)
#: They speak to Handrail itself on this machine: does it answer, is the port free.
TO_OURSELVES = {"config/probe.py", "config/management/commands/serve_demo.py"}
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


#: The one page that takes a file, a PDF to be checked: looked at in memory, told of in one answer, kept nowhere.
LOOKS_AT_A_FILE = {"evidence/verify_form.py", "evidence/views/verifying.py"}


def test_rule_05_no_page_takes_a_file() -> None:
    for path in templates():
        text = path.read_text()
        takes = 'type="file"' in text or "multipart/form-data" in text
        assert not takes or str(path).endswith("evidence/verify.html"), path
        assert "capture=" not in text, path
    taking = re.compile(r"request\.FILES|forms\.(File|Image)Field|default_storage")
    found = {str(path.relative_to(HERE)) for path in python_files() if taking.search(path.read_text())}
    assert found == LOOKS_AT_A_FILE


def test_rule_05_no_file_that_somebody_sends_is_written_anywhere() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["django.core.files.uploadhandler.MemoryFileUploadHandler"]


def test_rule_07_nothing_can_ask_anything_of_another_host() -> None:
    assert {
        (name, module) for name, module in imports() if CLIENTS.match(module) and name not in TO_OURSELVES
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


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "pyproject.toml"])
def test_rule_18_no_package_reports_to_anybody(name: str) -> None:
    assert not OUTSIDE.search(Path(HERE / name).read_text())


#: Rows that may go: a child taken off a draft, the proposals of a summary nobody has signed, the roll's links when
#: a new file of the school replaces them, a lost second factor, and keys of personal text erased by two people.
MAY_DELETE = {
    "referrals/services/concerns.py", "evidence/services/proposing.py", "people/services/roll.py",
    "people/services/second_factor.py", "trail/erasing.py",
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
