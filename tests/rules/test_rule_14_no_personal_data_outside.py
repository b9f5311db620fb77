"""Rule 14: a mail, an address, a log line, a file name and the trail hold a reference and no more."""

import logging
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from config.logs import logging_to_console
from people.models import User
from referrals.models import Case, Notice
from referrals.services.letters import letter
from referrals.services.sweeping import sweep
from tests.factories import a_pupil, a_school, cases_of, deciders
from tests.rules.house import python_files, templates
from trail.models import Entry, Reading

pytestmark = pytest.mark.django_db
PERSONAL = ("Isolde", "Farthingale", "Heronsgate", "Tess", "Teacher", "Obi")


@pytest.fixture
def case() -> Case:
    lead, _, _ = deciders(school := a_school())
    child = a_pupil(school, "Isolde", "Farthingale")
    lead.name = "Tess Teacher"
    lead.save()
    return cases_of(school, lead, child, saw="Heronsgate wrote to her.", safe_now="no")[0]


def test_rule_14_a_mail_holds_reference_and_link(case: Case) -> None:
    for hours in (1, 30, 200):
        sweep(timezone.now() + timedelta(hours=hours))
    people = User.objects.filter(pk__in=Notice.objects.values("person"))
    assert people.count() > 1
    for person in people:
        mail = letter(
            list(Notice.objects.filter(person=person).select_related("clock__case")), timezone.now()
        )
        said = f"{mail.subject}\n{mail.body}\n{mail.extra_headers}"
        assert not [word for word in PERSONAL if word in said]
        concern = case.concern_children.get().concern
        assert case.reference in mail.body or concern.reference in mail.body
        assert "/reminders/" in mail.body


def test_rule_14_the_trail_holds_codes(case: Case, client: Client) -> None:
    client.force_login(next(user for user in User.objects.all() if user.name == "Obi Deputy"))
    client.get(reverse("case", args=[case.pk]))
    client.post(reverse("desk"), {"q": "Farthingale"})
    headers = [bytes(row.header).decode() for row in (*Entry.objects.all(), *Reading.objects.all())]
    assert len(headers) > 5
    assert not [word for word in PERSONAL for header in headers if word in header]


def addresses(resolver: URLResolver, before: str = "") -> list[str]:
    """Every address of ours with the kind of each of its parts."""
    found: list[str] = []
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        found += [here] if isinstance(pattern, URLPattern) else addresses(pattern, here)
    return [one for one in found if not one.startswith("accounts/")]


def test_rule_14_an_address_has_room_for_an_id_or_a_code_only() -> None:
    for address in addresses(get_resolver()):
        assert re.sub(r"<(uuid|slug):\w+>", "", address).count("<") == 0, address


def test_rule_14_no_form_puts_what_was_typed_into_an_address() -> None:
    """A form without method="post" would; filters by a code are the exception."""
    # state of a case, kind of an entry, a letter for a person, a day, a school year, kind of a finding
    filters = {"cases.html", "trail.html", "counts.html", "findings.html", "measures.html", "reckoning.html"}
    for path in templates():
        for form in re.findall(r"<form[^>]*>", path.read_text()):
            posts = (
                'method="post"' in form or 'method="{{ attrs.method }}"' in form
            )  # allauth's are all posted
            assert posts or path.name in filters, path


def test_rule_14_a_log_line_names_the_page_and_nobody(
    case: Case, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(next(user for user in User.objects.all() if user.name == "Obi Deputy"))
    with caplog.at_level(logging.INFO):
        client.get(reverse("case", args=[case.pk]) + "?q=Farthingale")
        client.post(reverse("desk"), {"q": "Farthingale"})
    lines = [record.getMessage() for record in caplog.records if record.name == "handrail.request"]
    assert len(lines) == 2
    assert not [word for word in (*PERSONAL, str(case.pk), case.reference) for line in lines if word in line]
    assert logging_to_console("INFO")["loggers"]["django.request"]["level"] == "ERROR"


def test_rule_14_a_file_is_named_by_its_reference() -> None:
    names = [
        name for path in python_files()
        for name in re.findall(r'attachment; filename="([^"]*)"', path.read_text())
    ]  # fmt: skip
    assert names
    assert not [name for name in names if re.search(r"(child|pupil|surname|first|user|name\.)", name)]
