"""No open case is left in which nothing is due: it is looked at again, until somebody writes in it or closes it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils import timezone

from referrals.models import Case, Clock, Referral
from referrals.services import silence
from referrals.services.cases import add_note, add_to_concern
from referrals.services.post import send_round
from referrals.services.silence import watch_silent_cases
from referrals.services.sweeping import sweep
from tests.clocks.test_turning import london, running
from tests.factories import a_case, close, make, refer, step
from workflows import referral as r
from workflows.case import ENDED

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite, pytest.mark.usefixtures("clock")]
Town = SimpleNamespace
ANSWERED = {"answer": "They look into it."}


def acknowledged(town: Town, route: str = "ceop") -> Referral:
    made = make(refer(a_case(town.school, reporter=town.teacher), town.lead, route), town.lead)
    return step(made, r.ACKNOWLEDGE, town.lead, when=timezone.now(), **ANSWERED)


@pytest.mark.parametrize("route", ["ceop", "police_101", "prevent"])
def test_a_referral_that_was_answered_is_not_forgotten(town: Town, route: str) -> None:
    case = Case.objects.get(pk=acknowledged(town, route).case_id)
    assert running(case) == {"nothing_due"}
    assert case.clocks.get(rule="nothing_due", stopped=None).due == london(23, 16)


def test_it_gives_way_to_any_other_deadline_and_comes_back_after_it(town: Town) -> None:
    case = Case.objects.get(pk=acknowledged(town).case_id)
    draft = refer(case, town.lead, "police_101")
    assert running(case) == {"police_101"}
    make(draft, town.lead)
    assert running(case) == {"nothing_due"}


def test_a_note_answers_it_for_ten_working_days_more(town: Town, clock) -> None:
    case = Case.objects.get(pk=acknowledged(town).case_id)
    clock.shift(timedelta(days=7))
    add_note(case, author=town.lead, text="Rang CEOP: still looking.", kind="agency", spoke_to="CEOP")
    assert case.clocks.get(rule="nothing_due", stopped=None).due == london(30, 16)


def test_owner_and_lead_are_told_then_the_deputy_then_the_head(town: Town, clock) -> None:
    acknowledged(town)
    told = []
    for _ in range(45):
        clock.shift(timedelta(days=1))
        sweep(timezone.now())
        send_round()
    told = [one.to[0] for one in mail.outbox if "silen" in one.body or "Look at the case" in one.body]
    assert told.count(town.head.email) >= 1
    assert told.index(town.head.email) > told.index(town.deputy.email)
    assert "Nothing is due in this open case" in next(
        one.body for one in mail.outbox if one.to == [town.lead.email] and "Nothing is due" in one.body
    )


def test_a_case_that_is_closed_has_no_such_deadline(town: Town) -> None:
    referral = acknowledged(town)
    step(referral, r.END, town.lead, **ANSWERED)
    case = close(Case.objects.get(pk=referral.case_id), town.lead, town.deputy)
    assert case.state in ENDED
    assert running(case) == set()


def test_a_case_that_is_older_than_the_rule_is_found_by_looking_once(town: Town) -> None:
    case = Case.objects.get(pk=acknowledged(town).case_id)
    Clock.objects.filter(case=case).delete()
    assert [watch_silent_cases(timezone.now()) for _ in range(2)] == [1, 0]
    assert running(case) == {"nothing_due"}


def test_the_look_goes_through_many_open_cases_a_stretch_at_a_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(silence, "STRETCH", 2)
    cases = [a_case(town.school) for _ in range(5)]
    Clock.objects.filter(case__in=cases[:4]).delete()
    assert sum(watch_silent_cases(timezone.now()) for _ in range(3)) == 4
    assert all(case.clocks.filter(stopped=None).exists() for case in cases)
    Clock.objects.filter(case=cases[0]).delete()
    assert sum(watch_silent_cases(timezone.now()) for _ in range(3)) == 1
    monkeypatch.setattr(silence, "BATCH", 1)
    Clock.objects.filter(case__in=cases).delete()
    assert sum(watch_silent_cases(timezone.now()) for _ in range(8)) == 5


def test_what_a_reporter_adds_later_is_told(town: Town, clock) -> None:
    case = a_case(town.school, reporter=town.teacher)
    sweep(timezone.now())
    send_round()
    mail.outbox.clear()
    for _ in range(2):
        clock.shift(timedelta(minutes=5))
        add_to_concern(case.concern_children.get().concern, author=town.teacher, text="He rang her again.")
        sweep(timezone.now())
        send_round()
    assert [one.to[0] for one in mail.outbox].count(town.lead.email) == 2
    assert "has added something" in mail.outbox[0].body
    assert "rang her" not in mail.outbox[0].body


def added_by(town: Town, clock, person: str) -> list[str]:
    """To whom mails went after this person, who raised it, added something to it."""
    case = a_case(town.school, reporter=getattr(town, person))
    sweep(timezone.now())
    send_round()
    mail.outbox.clear()
    clock.shift(timedelta(minutes=5))
    concern = case.concern_children.get().concern
    add_to_concern(concern, author=getattr(town, person), text="He rang her again.")
    sweep(timezone.now())
    send_round()
    assert not Clock.objects.filter(rule="reporter_added", stopped__isnull=True).exists()
    return sorted(one.to[0] for one in mail.outbox)


def test_a_lead_who_raised_it_gets_no_mail_about_what_they_added_themselves(town: Town, clock) -> None:
    assert added_by(town, clock, "lead") == [town.deputy.email]


def test_where_nobody_else_would_be_told_nobody_is_sought_in_their_place(town: Town, clock) -> None:
    town.deputy.memberships.all().delete()
    assert added_by(town, clock, "lead") == []
