"""A referral from its draft to its end, in the pages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from referrals.models import Case
from referrals.services.steps import take_step
from tests.factories import a_case, a_parent, a_pupil, a_school, a_user
from trail.models import Entry, Reading
from workflows import case as c
from workflows.roles import LEAD, STAFF

pytestmark = pytest.mark.django_db


@pytest.fixture
def school():
    return a_school()


@pytest.fixture
def lead(school, client):
    user = a_user(school, LEAD, STAFF, name="Lea Lead")
    client.force_login(user)
    return user


def referred(school, lead, route, **pupil):
    child = a_pupil(school, **pupil)
    a_parent(child)
    case = a_case(
        school, child, contact_names="wolf_rider88", platform="A game", child_words="He said he is 15."
    )
    take_step(
        case,
        c.REFER,
        actor=lead,
        route=route,
        reason="Unknown adult online.",
        consent="not_asked",
        aware="not_yet",
    )
    return case.referrals.get(route=route)


def moment(hours=0):
    return timezone.localtime(timezone.now() - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M")


def step(client, referral, name, **facts):
    where = reverse("referral_step", args=[referral.pk, name])
    return client.post(where, {"seen": referral.step_seq, **facts})


def test_a_draft_says_that_handrail_sends_nothing(client, school, lead):
    page = client.get(reverse("referral", args=[referred(school, lead, "ceop").pk]))
    assert page.status_code == 200
    assert "Handrail sends nothing" in page.content.decode()
    assert Reading.objects.filter(event="reading.referral").count() == 1


def test_the_call_is_recorded_with_what_the_route_asks(client, school, lead):
    referral = referred(school, lead, "police_999")
    answer = step(
        client, referral, "make", when=moment(1), outside_reference="Not given", to_whom="Control room",
        advice="Stay with her", stays_with="Ms Field",
    )  # fmt: skip
    assert answer.status_code == 302
    fresh = type(referral).objects.get(pk=referral.pk)
    assert (fresh.state, fresh.outside_reference, fresh.made_by) == ("made", "Not given", lead)
    assert "Stay with her" in client.get(reverse("referral", args=[referral.pk])).content.decode()


def test_it_refuses_a_call_in_the_future_and_keeps_what_was_typed(client, school, lead):
    referral = referred(school, lead, "police_999")
    page = step(client, referral, "make", when=moment(-3), outside_reference="CAD 77", to_whom="Control room")
    assert page.status_code == 422
    text = page.content.decode()
    assert "in the future" in text
    assert "CAD 77" in text
    assert type(referral).objects.get(pk=referral.pk).state == "drafted"


def test_it_refuses_a_call_in_a_year_that_cannot_be(client, school, lead):
    referral = referred(school, lead, "police_101")
    page = step(client, referral, "make", when="1900-01-01T10:00", outside_reference="7", to_whom="101")
    assert page.status_code == 422
    assert "look at the year" in page.content.decode()
    assert type(referral).objects.get(pk=referral.pk).state == "drafted"


def test_social_care_needs_the_call_or_the_form(client, school, lead):
    referral = referred(school, lead, "social_care")
    page = step(client, referral, "make", to_whom="Duty worker", outside_reference="not given")
    assert page.status_code == 422
    assert "Write when you telephoned" in page.content.decode()


def test_the_written_form_follows_the_call_once(client, school, lead):
    referral = referred(school, lead, "social_care")
    step(client, referral, "make", phoned_at=moment(1), to_whom="Duty worker", outside_reference="not given")
    page = client.get(reverse("referral", args=[referral.pk]))
    assert reverse("referral_written", args=[referral.pk]) in page.content.decode()
    first = client.post(reverse("referral_written", args=[referral.pk]), {"written_at": moment()})
    again = client.post(reverse("referral_written", args=[referral.pk]), {"written_at": moment()})
    assert (first.status_code, again.status_code) == (302, 422)
    assert Entry.objects.filter(event="referral.write").count() == 1
    assert not referral.clocks.filter(rule="social_care_written", stopped=None).exists()


def test_the_second_press_is_told_that_it_was_recorded_already(client, school, lead):
    referral = referred(school, lead, "ceop")
    facts = {"when": moment(1), "outside_reference": "CEOP-1", "submitted_by": "Lea Lead"}
    assert step(client, referral, "make", **facts).status_code == 302
    again = step(client, referral, "make", **facts)
    assert again.headers["Location"] == reverse("referral", args=[referral.pk])
    assert "recorded already" in client.get(again.headers["Location"]).content.decode()
    assert Entry.objects.filter(event="referral.make").count() == 1


def test_a_declined_referral_is_escalated_and_the_case_follows(client, school, lead):
    referral = referred(school, lead, "social_care")
    step(client, referral, "make", phoned_at=moment(2), to_whom="Duty worker", outside_reference="not given")
    referral = type(referral).objects.get(pk=referral.pk)
    step(client, referral, "decline", when=moment(1), answer="Below the threshold, they say")
    assert Case.objects.get(pk=referral.case_id).state == c.TRIAGE
    referral = type(referral).objects.get(pk=referral.pk)
    step(client, referral, "escalate", stage_with="Team manager", reason="She is at risk this week")
    fresh = type(referral).objects.get(pk=referral.pk)
    assert (fresh.state, fresh.stage) == ("escalated", 1)
    assert Case.objects.get(pk=referral.case_id).state == c.SOCIAL_CARE_REFERRAL


def test_the_ceop_sheet_is_filled_and_its_taking_is_an_entry(client, school, lead):
    referral = referred(school, lead, "ceop")
    text = client.get(reverse("referral_sheet", args=[referral.pk])).content.decode()
    for known in ("Ava Bell", "wolf_rider88", "He said he is 15.", "Lea Lead", "Not known"):
        assert known in text
    assert Reading.objects.filter(event="export.form").count() == 1


def test_a_route_without_a_form_of_its_own_has_no_sheet(client, school, lead):
    referral = referred(school, lead, "police_101")
    assert client.get(reverse("referral_sheet", args=[referral.pk])).status_code == 404
    assert not Reading.objects.filter(event="export.form").exists()


def test_the_social_care_form_comes_as_plain_text(client, school, lead):
    referral = referred(school, lead, "social_care", home_authority="northfield")
    answer = client.get(reverse("referral_sheet", args=[referral.pk]), {"as": "text"})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/plain")
    assert referral.reference in answer["Content-Disposition"]
    assert "Ava" not in answer["Content-Disposition"]
    assert "Northfield Council" in text
    assert "has parental responsibility" in text


def test_a_stranger_never_learns_of_the_referral(client, school, lead):
    referral = referred(school, lead, "ceop")
    client.force_login(a_user(a_school(), LEAD))
    for name in ("referral", "referral_sheet", "referral_written"):
        assert client.get(reverse(name, args=[referral.pk])).status_code == 404


def test_staff_of_the_school_get_404_too(client, school, lead):
    referral = referred(school, lead, "ceop")
    client.force_login(a_user(school, STAFF))
    assert client.get(reverse("referral", args=[referral.pk])).status_code == 404
