"""Times that cannot be are refused with a sentence that helps; a time written as the sentence says is taken."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.test import Client
from django.utils import timezone

from people.forms.moments import NO_TIME, DayField, MomentField
from people.models import School
from referrals.models import Case, Note, Referral
from tests.factories import a_case, a_school, case_in, deciders, make, refer
from tests.teachers import a_world, signed_in
from workflows import case as c
from workflows import referral as r

THEN = datetime(2026, 5, 3, 14, 5, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-03T14:05", "2026-05-03 14:05:00", "3 May 2026, 14:05", "3 May 2026 14:05", "3 may 2026 at 14:05",
        "03/05/2026 14:05", "3/5/2026 14:05", "3/5/26, 14:05",
    ],
)  # fmt: skip
def test_a_time_may_be_written_as_people_write_it(typed: str) -> None:
    assert MomentField().clean(typed) == THEN


def test_the_example_of_each_error_is_taken() -> None:
    for field, value in ((MomentField(), THEN), (DayField(), THEN.date())):
        example = str(field.error_messages["invalid"]).split("for example ")[1]
        assert field.clean(example) == value


@pytest.mark.parametrize("typed", ["2026-05-03", "20260503", "3 May 2026", "3/5/2026"])
def test_a_day_without_a_time_is_not_midnight(typed: str) -> None:
    with pytest.raises(forms.ValidationError) as refusal:
        MomentField().clean(typed)
    assert refusal.value.messages == [NO_TIME]


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-10-25T01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("25 October 2026, 01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_call_in_the_night_in_which_clocks_change_can_be_written_down(typed: str, moment: datetime) -> None:
    """A time that came twice is the first of the two, so that no limit is longer."""
    assert MomentField().clean(typed) == moment


@pytest.fixture
def school() -> School:
    return a_school()


def answered(client: Client, referral: Referral, name: str, **given: Any) -> Any:
    given = {"seen": Referral.objects.get(pk=referral.pk).step_seq, **given}
    return client.post(f"/referrals/{referral.pk}/steps/{name}/", given)


@pytest.mark.django_db
@pytest.mark.parametrize("rule", [r.ACKNOWLEDGE, r.ACCEPT, r.DECLINE], ids=lambda rule: rule.name)
def test_no_answer_comes_before_the_referral_was_made(school: School, rule: Any) -> None:
    lead, deputy, _ = deciders(school)
    referral = make(refer(case_in(c.TRIAGE, school, lead, deputy), lead), lead)
    client, given = signed_in(lead), {"answer": "They will not.", "decision": "other"}
    early = answered(client, referral, rule.name, when="2026-01-01T10:00", **given)
    assert early.status_code == 422
    assert "before the referral was made, 10:15 on Tuesday 1 December 2026" in early.content.decode()
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    assert answered(client, referral, rule.name, when=now, **given).status_code == 302


@pytest.mark.django_db
def test_the_written_form_is_not_older_than_the_call(school: School) -> None:
    lead, deputy, _ = deciders(school)
    referral = make(refer(case_in(c.TRIAGE, school, lead, deputy), lead), lead)
    page = signed_in(lead).post(f"/referrals/{referral.pk}/written/", {"written_at": "2026-01-01T10:00"})
    assert page.status_code == 422
    assert "before the call" in page.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "status"), [("2099-01-01", 422), ("2026-12-16", 422), ("2026-12-15", 302)])
def test_a_review_is_at_most_as_far_as_its_deadline_allows(school: School, day: str, status: int) -> None:
    lead, deputy, _ = deciders(school)
    case = case_in(c.TRIAGE, school, lead, deputy)
    given = {"seen": case.step_seq, "owner": lead.pk, "reason": "Quiet for now.", "review_on": day}
    page = signed_in(lead).post(f"/cases/{case.pk}/steps/monitor/", given)
    assert page.status_code == status
    if status == 422:
        assert "Choose 15 December 2026 or a day before" in page.content.decode()
    else:
        assert Case.objects.get(pk=case.pk).review_on == date(2026, 12, 15)


@pytest.mark.django_db
def test_a_call_to_999_without_its_time_is_asked_for_it() -> None:
    world = a_world()
    given = {"happening": "He is at the gate.", "when": "2026-12-01"}
    page = world.client.post(f"/ring/{world.ava.pk}/called/", given)
    assert page.status_code == 422
    assert NO_TIME[1:] in page.content.decode()
    assert not Referral.objects.exists()


@pytest.mark.django_db
def test_a_note_takes_the_time_as_the_error_writes_it(school: School) -> None:
    lead, *_ = deciders(school)
    case = a_case(school)
    address = f"/cases/{case.pk}/notes/note/"
    refused = signed_in(lead).post(address, {"text": "Seen.", "happened_at": "3 May 2026"})
    assert NO_TIME[1:] in refused.content.decode()
    signed_in(lead).post(address, {"text": "Seen.", "happened_at": "3 May 2026, 14:05"})
    assert Note.objects.get().happened_at == THEN


def test_an_hour_that_never_was_is_refused_in_words() -> None:
    with pytest.raises(forms.ValidationError, match="The clocks went forward then"):
        MomentField().clean("29 March 2026, 01:30")
