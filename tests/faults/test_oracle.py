"""What decides whether a fault did harm must itself be able to say yes."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from referrals.models import Case, Clock, Concern, Notice
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_school, a_user, step
from tests.faults import mails, records
from tests.faults.listener import Delivery
from tests.faults.town import Place
from tests.faults.visitors import Ledger
from workflows import case as c
from workflows.roles import DEPUTY, HEAD, LEAD

SENDER, OTHER = 41, 42  # process ids


def mail(
    message_id: str, *, at: float, pid: int = SENDER, told: bool = True, to: str = "", text: str = ""
) -> Delivery:
    return Delivery(message_id, to, text, at, pid, told)


def test_a_mail_that_comes_twice_is_found() -> None:
    again = mails.doubled([mail("<a>", at=1), mail("<b>", at=2), mail("<a>", at=3)], {})
    assert (again.smtp, len(again.others)) == (0, 1)


@pytest.mark.parametrize(
    ("first", "died"),
    [(mail("<a>", at=1), {SENDER: 1.5}), (mail("<a>", at=1, told=False), {}), (mail("<a>", at=1, pid=0), {})],
    ids=["the sender was killed", "the sender was not told", "the sender was gone"],
)
def test_a_sender_that_could_not_note_the_first_is_an_excuse(first: Delivery, died: dict[int, float]) -> None:
    again = mails.doubled([first, mail("<a>", at=9, pid=OTHER)], died)
    assert (again.smtp, again.others) == (1, [])


def test_a_sender_that_went_on_to_another_mail_has_no_excuse() -> None:
    came = [mail("<a>", at=1), mail("<b>", at=1.2), mail("<a>", at=9, pid=OTHER)]
    assert len(mails.doubled(came, {SENDER: 1.5}).others) == 1


def test_a_sender_that_was_killed_much_later_has_no_excuse() -> None:
    came = [mail("<a>", at=1), mail("<a>", at=90, pid=OTHER)]
    assert len(mails.doubled(came, {SENDER: 60.0}).others) == 1


@pytest.fixture
def town(db: None) -> SimpleNamespace:
    """A school with one open case, swept and sent, and the mails of that."""
    school = a_school()
    people = {role: {a_user(school, role)} for role in (LEAD, DEPUTY, HEAD)}
    place = Place(school, [], [], [], people)
    case = a_case(school)
    sweep(timezone.now())
    send_round()
    rows = Notice.objects.select_related("person")
    came = [
        mail(one.message_id, at=n, to=one.person.email, text=case.reference) for n, one in enumerate(rows)
    ]
    return SimpleNamespace(place=place, case=case, mails=came)


def due(town: SimpleNamespace) -> set[mails.Due]:
    return mails.due([town.place], timezone.now())


def test_a_whole_town_has_no_finding(town: SimpleNamespace) -> None:
    assert len(due(town)) == len(town.mails) == 2
    assert list(mails.missing(due(town), town.mails)) == []
    assert list(records.half(timezone.now())) == []
    assert records.trail_findings() == []


def test_a_mail_that_did_not_come_is_missing(town: SimpleNamespace) -> None:
    assert len(list(mails.missing(due(town), town.mails[1:]))) == 1


def test_a_mail_about_another_case_does_not_count(town: SimpleNamespace) -> None:
    wrong = [mail(one.message_id, at=0, to=one.to, text="HR-0000-00") for one in town.mails]
    assert len(list(mails.missing(due(town), wrong))) == 2


def test_a_rung_that_nobody_climbed_is_missing(town: SimpleNamespace) -> None:
    later = mails.due([town.place], timezone.now() + timedelta(days=4))
    assert len(list(mails.missing(later, town.mails))) > 2


def test_a_clock_that_was_not_started_makes_a_step_half_done(town: SimpleNamespace) -> None:
    step(town.case, c.BEGIN_TRIAGE, next(iter(town.place.by_role[LEAD])))
    assert list(records.half(timezone.now())) == []
    Clock.objects.filter(rule="triage_decision").delete()
    assert [text for text in records.half(timezone.now()) if "triage_decision was not started" in text]


def test_a_clock_that_was_not_stopped_makes_a_step_half_done(town: SimpleNamespace) -> None:
    step(town.case, c.BEGIN_TRIAGE, next(iter(town.place.by_role[LEAD])))
    Clock.objects.filter(rule="concern_triage").update(stopped=None, why_stopped="")
    assert [text for text in records.half(timezone.now()) if "concern_triage" in text]


def test_what_was_acknowledged_and_is_not_there_is_lost(town: SimpleNamespace) -> None:
    concern, lead = Concern.objects.get(), next(iter(town.place.by_role[LEAD]))
    told = Ledger(words={concern.pk: concern.saw}, sent={concern.pk})
    assert list(records.lost(told)) == []
    told.words[concern.pk] = "Other words."
    told.sent.add(Case.objects.get().pk)
    told.steps.add((town.case.pk, c.BEGIN_TRIAGE.name, lead.pk, 1))
    assert len(list(records.lost(told))) == 3
