"""A real Celery worker on the real Redis with a real mail server."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from celery_app import BEAT, app
from referrals.models import Notice
from referrals.services import waking
from tests.factories import a_case, step
from tests.fixtures.mail import Postbox
from tests.fixtures.processes import Process, wait_for
from workflows import case as c

pytestmark = [pytest.mark.workers, pytest.mark.django_db(transaction=True)]
Worker = Callable[..., Process]


def test_a_red_flag_reaches_the_leads_within_seconds(
    start_worker: Worker, postbox: Postbox, town: SimpleNamespace
) -> None:
    start_worker(env=postbox.env)
    case = a_case(town.school, safe_now="no")
    for user in (town.lead, town.deputy):
        letter = wait_for(lambda user=user: postbox.to(user.email), what="the mail")[0]
        assert case.reference in letter["Subject"]
        assert "/reminders/" in letter.get_content()
        assert "999" in letter.get_content()


def test_what_was_raised_while_no_worker_ran_goes_out_once_when_workers_are_back(
    start_worker: Worker, postbox: Postbox, town: SimpleNamespace
) -> None:
    acted_on, waiting = a_case(town.school), a_case(town.school)
    step(acted_on, c.BEGIN_TRIAGE, town.deputy)
    worker = start_worker(env=postbox.env, concurrency=2)
    for _ in range(5):
        waking.nudge(waking.SWEEP)
        waking.nudge(waking.SEND)
    wait_for(lambda: Notice.objects.filter(sent_at__isnull=False).count() == 2, what="both notices")
    worker.end()
    assert [len(postbox.to(user.email)) for user in (town.lead, town.deputy)] == [1, 1]
    assert waiting.reference in postbox.mails[0]["Subject"]


def test_a_refusing_mail_server_is_tried_again_by_the_worker(
    start_worker: Worker, postbox: Postbox, town: SimpleNamespace
) -> None:
    postbox.refuses = "451 try later"
    start_worker(env=postbox.env)
    a_case(town.school)
    wait_for(lambda: Notice.objects.exclude(failed_reason="").count() == 2, what="the failure")
    assert not postbox.mails
    postbox.refuses = ""
    Notice.objects.update(next_try=Notice.objects.earliest("created").created)
    waking.nudge(waking.SEND)
    wait_for(lambda: len(postbox.mails) == 2, what="the second attempt")
    assert postbox.tried == 4


def test_every_entry_of_the_beat_table_is_a_task_that_exists() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in BEAT.values()} <= set(app.tasks)
