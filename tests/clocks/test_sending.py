"""Claim, send, mark: nothing lost, nothing doubled, nobody's trouble is another's."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings
from django.utils import timezone

from referrals.models import Notice
from referrals.services import notices
from referrals.services.post import send_round
from referrals.services.sweeping import sweep
from tests.factories import a_case, a_draft, a_pupil, step
from tests.fixtures.mail import Postbox
from trail.models import Entry
from workflows import case as c

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
Town = SimpleNamespace


@pytest.fixture
def smtp(postbox: Postbox) -> Iterator[Postbox]:
    """The real mail server, to which this process sends."""
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=postbox.port,
        EMAIL_USE_TLS=False,
        EMAIL_TIMEOUT=5,
    ):
        yield postbox


def swept() -> int:
    """How many notices wait after a sweep now."""
    sweep(timezone.now())
    return Notice.objects.filter(sent_at__isnull=True).count()


def test_a_mail_holds_reference_and_link_and_no_name(town: Town, clock) -> None:
    case = a_case(town.school, a_pupil(town.school, "Ava", "Bell"), town.teacher, safe_now="no")
    swept()
    send_round()
    letter = next(one for one in mail.outbox if one.to == [town.lead.email])
    assert letter.subject == f"Handrail, urgent: {case.reference}"
    notice = Notice.objects.get(clock__rule="red_flag_open", person=town.lead)
    assert f"{settings.BASE_URL}/reminders/{notice.pk}/" in letter.body
    assert "Due by 10:10 today." in letter.body
    assert "ring 999" in letter.body
    for name in ("Ava", "Bell", "Tess", "Dana", "Riverbank", "game"):
        assert name not in letter.subject + letter.body


def test_several_notices_for_one_person_at_one_moment_are_one_mail(town: Town, clock) -> None:
    case, other = a_case(town.school), a_case(town.school)
    assert swept() == 4
    assert send_round() == 4
    assert sorted(one.to[0] for one in mail.outbox) == sorted([town.lead.email, town.deputy.email])
    assert mail.outbox[0].subject == "Handrail: 2 reminders"
    assert case.reference in mail.outbox[0].body
    assert other.reference in mail.outbox[0].body


def test_after_an_outage_a_clock_speaks_once_with_its_last_rung(town: Town, clock) -> None:
    a_case(town.school)
    clock.shift(timedelta(hours=5))
    swept()
    send_round()
    letter = next(one for one in mail.outbox if one.to == [town.lead.email])
    assert "still waiting for triage" in letter.body
    assert "new concern" not in letter.body
    assert not Notice.objects.filter(sent_at__isnull=True).exists()


def test_a_reminder_that_comes_again_says_what_is_late(town: Town, clock) -> None:
    a_case(town.school)
    for _ in range(8):
        clock.shift(timedelta(days=1))
        swept()
    send_round()
    letter = next(one for one in mail.outbox if one.to == [town.head.email])
    assert "This is late and still open: Begin triage. Please act on it today." in letter.body


def test_sending_twice_sends_nothing_twice(town: Town, clock) -> None:
    a_case(town.school)
    swept()
    assert [send_round(), send_round()] == [2, 0]
    assert len(mail.outbox) == 2


def test_each_notice_sent_is_in_the_trail_of_its_case(town: Town, clock) -> None:
    case = a_case(town.school)
    swept()
    send_round()
    entries = Entry.objects.filter(case_id=case.pk, event="notice.sent")
    assert entries.count() == 2


def test_a_notice_is_dropped_when_somebody_acted_before_it_went_out(town: Town, clock) -> None:
    case = a_case(town.school)
    swept()
    step(case, c.BEGIN_TRIAGE, town.lead)
    assert send_round() == 0
    assert mail.outbox == []
    assert Notice.objects.filter(dropped_at__isnull=False).count() == 2


def test_a_notice_is_dropped_for_somebody_shut_out_in_the_meantime(town: Town, clock) -> None:
    case = a_case(town.school)
    swept()
    case.shut_out.create(user=town.lead)
    assert send_round() == 1
    assert [one.to for one in mail.outbox] == [[town.deputy.email]]


def test_a_writer_is_sent_to_the_own_concern(town: Town, clock, client: Client) -> None:
    concern = a_draft(town.school, town.teacher, a_pupil(town.school))
    clock.shift(timedelta(hours=1))
    swept()
    send_round()
    notice = Notice.objects.get()
    assert concern.reference in mail.outbox[0].body
    assert f"/reminders/{notice.pk}/" in mail.outbox[0].body
    client.force_login(town.teacher)
    assert client.get(f"/reminders/{notice.pk}/").url == f"/concerns/{concern.pk}/"


def test_a_refusing_server_is_tried_again_with_growing_waits_and_nothing_is_doubled(
    town: Town, clock, smtp: Postbox
) -> None:
    a_case(town.school)
    swept()
    smtp.refuses = "451 try later"
    waits = []
    for _ in range(6):
        send_round()
        notice = Notice.objects.filter(person=town.lead).get()
        waits.append((notice.next_try - timezone.now()).seconds // 60)
        clock.move_to(notice.next_try)
    assert waits == [1, 5, 15, 60, 240, 240]
    assert smtp.mails == []
    assert Notice.objects.filter(failed_reason__contains="451").count() == 2
    smtp.refuses = ""
    send_round()
    assert [len(smtp.to(user.email)) for user in (town.lead, town.deputy)] == [1, 1]
    assert not Notice.objects.filter(sent_at__isnull=True).exists()


def test_a_reason_never_holds_an_address(town: Town, clock, smtp: Postbox) -> None:
    a_case(town.school)
    swept()
    smtp.refuses = f"550 no such person as {town.lead.email}"
    send_round()
    assert not Notice.objects.filter(failed_reason__contains="@").exists()


def test_a_mail_tried_again_has_the_same_message_id(town: Town, clock, smtp: Postbox) -> None:
    a_case(town.school)
    swept()
    smtp.refuses = "451 try later"
    send_round()
    first = Notice.objects.get(person=town.lead).message_id
    smtp.refuses = ""
    clock.shift(timedelta(minutes=5))
    send_round()
    assert smtp.to(town.lead.email)[0]["Message-ID"] == first


def test_one_bad_address_does_not_stop_the_others(town: Town, clock, smtp: Postbox) -> None:
    town.deputy.email = "deputy @ nowhere\n"
    town.deputy.save()
    a_case(town.school)
    swept()
    assert send_round() == 1
    assert len(smtp.to(town.lead.email)) == 1


def test_a_server_that_is_down_loses_nothing(town: Town, clock, postbox: Postbox) -> None:
    a_case(town.school)
    waiting = swept()
    with override_settings(
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST="127.0.0.1", EMAIL_PORT=9
    ):
        assert send_round() == 0
    clock.shift(timedelta(minutes=1))
    assert send_round() == waiting


def test_when_a_sender_dies_its_lease_runs_out_and_another_takes_over(town: Town, clock) -> None:
    a_case(town.school)
    swept()
    dead = notices.claim(town.lead.pk, timezone.now())
    assert dead is not None
    assert notices.claim(town.lead.pk, timezone.now()) is None
    clock.shift(timedelta(minutes=5))
    assert notices.call_time(timezone.now()) == 1
    assert notices.claim(town.lead.pk, timezone.now()) is None
    clock.shift(timedelta(minutes=1, seconds=1))
    heir = notices.claim(town.lead.pk, timezone.now())
    assert heir is not None
    assert heir.notices[0].message_id == dead.notices[0].message_id
    notices.mark_sent(dead, dead.notices)
    assert not Notice.objects.filter(person=town.lead, sent_at__isnull=False).exists()
