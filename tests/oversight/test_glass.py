"""An auditor breaks the glass: one name, for a time, with a reason; lead and head are told at once, without a name."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from oversight.models import Glass
from people.models import School, User
from referrals.models import Case, ShutOut
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_user
from trail import payload_of
from trail.models import Entry, Reading
from workflows.roles import GOVERNOR, HEAD

pytestmark = pytest.mark.django_db
WHY = "A parent has complained that the wrong child is named."


@pytest.fixture
def head(school: School) -> User:
    return User.objects.get(memberships__school=school, memberships__role=HEAD)


def asked(client: Client, case: Case, **said: str) -> str:
    address = reverse("oversight:name", args=[case.pk])
    given = {"whose": "child", "reason": WHY, "minutes": "15", **said}
    return client.post(address, given, follow=True).content.decode()


def told(address: str) -> list[str]:
    return [f"{letter.subject}\n{letter.body}" for letter in mail.outbox if letter.to == [address]]


def test_it_shows_the_one_name_until_its_time_is_over(
    as_auditor: Client, auditor: User, case: Case, lead: User
) -> None:
    page = asked(as_auditor, case)
    assert case.child_name in page and lead.name not in page
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=True):
        again = Client()  # whoever sees cases is signed out after a quarter of an hour
        again.force_login(auditor)
        later = again.get(reverse("oversight:name", args=[case.pk])).content.decode()
    assert case.child_name not in later and "Why do you need it?" in later


def test_it_shows_somebody_of_the_trail_by_letter(as_auditor: Client, case: Case, lead: User) -> None:
    page = asked(as_auditor, case, whose="B")
    assert lead.name in page and case.child_name not in page


def test_lead_and_head_are_told_at_once_without_name_or_reason(
    as_auditor: Client, case: Case, lead: User, head: User
) -> None:
    asked(as_auditor, case)
    sweep(timezone.now())
    send_round()
    for person in (lead, head):
        [letter] = [one for one in told(person.email) if "An auditor has looked up one name" in one]
        assert case.reference in letter
        assert not any(word in letter for word in ("complained", case.child_name, "Quinn"))


def test_a_head_whom_the_case_may_be_about_is_not_told(as_auditor: Client, case: Case, head: User) -> None:
    ShutOut.objects.create(case=case, user=head)
    asked(as_auditor, case)
    sweep(timezone.now())
    send_round()
    assert not told(head.email)


def test_the_trail_says_who_whose_and_for_how_long_and_each_look(
    as_auditor: Client, case: Case, auditor: User
) -> None:
    asked(as_auditor, case, whose="B", minutes="30")
    entry = Entry.objects.get(case_id=case.pk, event="case.name_seen")
    assert (entry.says["actor"], entry.says["data"]["minutes"]) == (str(auditor.pk), 30)
    assert Reading.objects.filter(event="reading.name", chain_id=case.pk).count() == 1
    trail = as_auditor.get(reverse("oversight:case", args=[case.pk])).content.decode()
    assert "looked up one name of the case (person B) for 30 minutes" in trail and WHY in trail
    assert payload_of(entry) == {"actor": auditor.name, "reason": WHY}


@pytest.mark.parametrize(
    "said", [{"reason": "need it"}, {"reason": ""}, {"minutes": "600"}, {"whose": "Z"}, {"whose": ""}]
)
def test_without_a_reason_a_person_and_an_end_nothing_is_shown(
    as_auditor: Client, case: Case, said: dict[str, str]
) -> None:
    page = asked(as_auditor, case, **said)
    assert case.child_name not in page and not Glass.objects.exists()
    assert not Entry.objects.filter(event="case.name_seen").exists()


def test_pressed_twice_it_is_one_look_up_and_another_name_is_another(
    as_auditor: Client, case: Case, lead: User
) -> None:
    asked(as_auditor, case)
    assert case.child_name in asked(as_auditor, case)
    assert Entry.objects.filter(event="case.name_seen").count() == Glass.objects.count() == 1
    assert lead.name in asked(as_auditor, case, whose="B")
    assert Entry.objects.filter(event="case.name_seen").count() == 2


def test_nobody_but_an_auditor_breaks_it(case: Case, lead: User, school: School) -> None:
    for user, status in ((lead, 403), (a_user(school, GOVERNOR), 403)):
        client = Client()
        client.force_login(user)
        assert client.post(reverse("oversight:name", args=[case.pk])).status_code == status


def test_the_page_with_the_name_is_kept_nowhere_and_asked_again_when_its_time_is_over(
    as_auditor: Client, case: Case
) -> None:
    asked(as_auditor, case)
    answer = as_auditor.get(reverse("oversight:name", args=[case.pk]))
    assert 895 <= int(answer["Refresh"]) <= 901 and "no-store" in answer["Cache-Control"]
    assert "until.js" in answer.content.decode()


def test_a_reason_does_not_turn_round_what_stands_beside_it(as_auditor: Client, case: Case) -> None:
    asked(as_auditor, case, reason="\u202eTo ask whether \u2067the right child is named.")
    page = as_auditor.get(reverse("oversight:case", args=[case.pk])).content.decode()
    assert "To ask whether the right child is named." in page
    assert not any(mark in page for mark in "\u202e\u2067")
