"""A red flag from a phone through a real worker, the real broker and a real mail server to the lead's inbox."""

from collections.abc import Callable
from datetime import timedelta
from email.message import EmailMessage
from types import SimpleNamespace

import pytest
from django.db.models import F
from django.utils import timezone

from referrals.models import Case, Clock, Heartbeat, Notice
from referrals.services import waking
from tests.factories import a_draft
from tests.fixtures.mail import Postbox
from tests.fixtures.processes import Process, wait_for
from tests.journeys.conftest import PHONE, Sits
from tests.journeys.person import Person

pytestmark = [pytest.mark.browser, pytest.mark.workers, pytest.mark.django_db(transaction=True)]
CHILD = ("Ava", "Bell", "8R", "picture")


def test_a_red_flag_reaches_the_leads_until_somebody_has_read_it(
    town: SimpleNamespace, sits_down: Sits, start_worker: Callable[..., Process], postbox: Postbox
) -> None:
    teacher, lead = sits_down(town.teacher, **PHONE), sits_down(town.lead)
    start_worker(env=postbox.env | {"BASE_URL": teacher.home})
    sends_a_red_flag(teacher, town)
    case = Case.objects.get()
    letters = [the_first_to(postbox, user.email) for user in (town.lead, town.deputy)]
    for letter in letters:
        says_reference_and_link_only(letter, case)
    wait_for(lambda: not Notice.objects.filter(sent_at=None).exists(), what="the note that the mails are out")
    teacher.opens(f"/concerns/{case.concern_children.get().concern_id}/sent/", then="Concern sent")
    teacher.sees("message sent at")
    ten_minutes_pass()
    assert case.reference in the_first_to(postbox, town.head.email)["Subject"]
    reads_it(lead, letters[0], case)
    heard = len(postbox.mails)
    ten_minutes_pass()
    assert len(postbox.mails) == heard
    ten_minutes_pass()  # opened is not yet decided: after half an hour both leads hear so
    wait_for(lambda: len(postbox.mails) == heard + 2, what="the mails that a decision is missing")


def sends_a_red_flag(teacher: Person, town: SimpleNamespace) -> None:
    concern = a_draft(town.school, town.teacher, town.ava, safe_now="no", saw="He asked Ava for a picture.")
    teacher.opens(f"/concerns/{concern.pk}/check/", then="Check and send")
    teacher.presses("Send this concern", then="Concern sent")


def the_first_to(postbox: Postbox, address: str) -> EmailMessage:
    """The first mail that this person was sent."""
    return wait_for(lambda: postbox.to(address), what=f"the mail to {address}")[0]


def says_reference_and_link_only(letter: EmailMessage, case: Case) -> None:
    said = f"{letter['Subject']} {letter.get_content()}"
    assert case.reference in said
    assert link_of(letter) in said
    assert not [word for word in CHILD if word in said]


def link_of(letter: EmailMessage) -> str:
    return next(word for word in letter.get_content().split() if "/reminders/" in word)


def reads_it(lead: Person, letter: EmailMessage, case: Case) -> None:
    """Follows the link as it stands in the mail."""
    link = link_of(letter)
    assert link.startswith(lead.home)
    lead.opens(link.removeprefix(lead.home), then="Ava Bell")
    lead.sees("First read by Dana Lead")


def ten_minutes_pass() -> None:
    """Every running clock is moved back by ten minutes, and both rounds of the worker are waited for."""
    back = timedelta(minutes=10)
    Clock.objects.filter(stopped=None).update(
        started=F("started") - back, due=F("due") - back, next_rung_at=F("next_rung_at") - back
    )
    for task, name in ((waking.SWEEP, "sweep"), (waking.SEND, "send")):
        asked = timezone.now()
        waking.nudge(task)
        wait_for(lambda: Heartbeat.objects.filter(name=name, at__gt=asked).exists(), what=name)  # noqa: B023
