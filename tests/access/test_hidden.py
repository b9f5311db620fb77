"""Whoever a concern is about finds their pages exactly as they were before it: no line, no number, no message more.

The pages are those of the URLconf. Time stands still between the two looks; in between the concern is sent, read,
referred, and its reminders go round.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from people.models import Pupil, School, User
from referrals.models import Case, Notice
from referrals.services.cases import mark_read
from referrals.services.sweeping import sweep
from referrals.services.threshold import decide_threshold
from tests.access.table import rows
from tests.factories import a_case, a_colleague, a_pupil, a_school, a_user, cases_of, make, refer
from workflows import roles as r

pytestmark = pytest.mark.django_db
LOOKED = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
SENT = LOOKED - timedelta(hours=26)
#: All pages without a record in the address, but sign-in and second factors, which show oneself (and new secrets).
PLAIN = sorted(
    {row.url for row in rows() if not row.record and not row.words and 405 not in row.get}
    - {row.url for row in rows() if row.url.startswith(("account", "mfa"))}
)
OF_CASE = (
    "case",
    "case_print",
    "case_access",
    "case_advice",
    "case_assessment",
    "case_another_child",
    "oversight:case",
    "summary_panel",
    "attachment_panel",
    "case_people",
)
EVERY_DAY = {r.STAFF, r.LEAD, r.HEAD, r.AUDITOR}
EVERY_ROLE = [
    pytest.param(role, marks=() if role in EVERY_DAY else pytest.mark.long) for role in sorted(r.ALL)
]
CHANGING = (re.compile(r'(csrfmiddlewaretoken" value="|CSRFToken": ")[^"]+'), re.compile(r'nonce="[^"]+"'))
#: The school's own trail says that some concern was sent, as it must; it names neither case nor person.
TELLS_OF_NO_CASE = {"oversight:school"}


class Town:
    """A school with somebody in every role, and an open case of a child that the accused may work on."""

    def __init__(self, role: str) -> None:
        self.school: School = a_school()
        self.teacher = a_user(self.school, r.STAFF, name="Tess Teacher")
        others = (r.LEAD, r.DEPUTY, r.HEAD, r.CHAIR)
        self.others = {held: a_user(self.school, held, name=f"Other {held}") for held in others}
        self.accused: User = a_user(self.school, role, name="Corin Underhill")
        self.staff = a_colleague(self.school, self.accused, first="Corin", surname="Underhill")
        self.child: Pupil = a_pupil(self.school, "Isolde", "Farthingale")
        self.open = a_case(self.school, self.child, self.teacher)
        mark_read(self.open, actor=self.others[r.LEAD])
        sweep(LOOKED - timedelta(minutes=1))

    def concern(self, role: str) -> Case:
        """A concern about the accused and the same child, sent a day ago, read, referred, and reminded of."""
        decides = self.others[r.CHAIR if role == r.HEAD else r.HEAD]
        with time_machine.travel(SENT, tick=False):
            case = cases_of(self.school, self.teacher, self.child, about_adult="yes", adult=self.staff)[0]
            sweep(SENT + timedelta(hours=1))
            mark_read(case, actor=decides)
            make(refer(Case.objects.get(pk=case.pk), decides, "lado"), decides)
            decide_threshold(case, actor=decides, answer="not_met", reason="No word of harm in it.")
        sweep(LOOKED - timedelta(minutes=1))
        return case

    def look(self) -> dict[str, str]:
        """Each page the accused can open, by name; that they looked is undone, so that they can look again."""
        with transaction.atomic():
            seen = dict(self.pages())
            transaction.set_rollback(True)
        return seen

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each page the accused can open, as text without what changes from one request to the next."""
        client = Client(raise_request_exception=False)
        client.force_login(self.accused)
        addresses = {reverse(name): name for name in PLAIN}
        addresses |= {reverse(name, args=[self.open.pk]): name for name in OF_CASE}
        addresses |= {reverse("people:pupil", args=[self.child.pk]): "people:pupil"}
        for address, name in addresses.items():
            answer = client.get(address)
            yield name, text(answer)
        yield "desk, a search", text(client.post(reverse("desk"), {"q": "Farthingale"}))
        yield "roll, a search", text(client.post(reverse("people:pupils"), {"q": "Farthingale"}))


def text(answer: Any) -> str:
    """What came back, without tokens and nonces."""
    shown = f"{answer.status_code} {answer.get('Location', '')} {answer.content.decode()}"
    for pattern in CHANGING:
        shown = pattern.sub("", shown)
    return shown


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_rule_11_the_accused_sees_the_same_pages_before_and_after(role: str) -> None:
    with time_machine.travel(LOOKED, tick=False):
        town = Town(role)
        before = town.look()
        case = town.concern(role)
        after = town.look()
    assert not case.roles_of(town.accused), "the accused holds no role on the case"
    for name in before.keys() - TELLS_OF_NO_CASE:
        assert after[name] == before[name], name
    assert not any(case.reference in page for page in after.values())


@pytest.mark.parametrize("role", EVERY_ROLE)
def test_rule_11_no_message_reaches_the_accused(role: str) -> None:
    with time_machine.travel(LOOKED, tick=False):
        town = Town(role)
        case = town.concern(role)
        sweep(LOOKED + timedelta(days=20))
    told = Notice.objects.filter(clock__case=case)
    assert told.exists()
    assert not told.filter(person=town.accused).exists()


def test_a_lead_of_another_school_finds_neither_child_nor_case(client: Client) -> None:
    school, child = a_school(), "Farthingale"
    case = a_case(school, a_pupil(school, "Isolde", child))
    client.force_login(a_user(a_school("Northfield High"), r.LEAD))
    for typed in (child, case.reference, case.reference.lower()[3:]):
        page = client.post(reverse("desk"), {"q": typed}).content.decode()
        assert str(case.pk) not in page and "Isolde" not in page
    for name in ("people:pupils", "people:pupil_search"):
        assert "Isolde" not in client.post(reverse(name), {"q": child}).content.decode()
