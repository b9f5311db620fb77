"""Two real beats on one database: one sends, the other takes over when the first one is killed."""

import pytest

from referrals.models import BeatLease
from tests.fixtures.processes import wait_for

pytestmark = [pytest.mark.workers, pytest.mark.long, pytest.mark.django_db(transaction=True)]
COMMAND = ("-m", "celery", "-A", "celery_app", "beat", "--loglevel", "INFO", "--pidfile", "")
SENDS = "Sending due task"


def test_the_second_beat_stands_by_and_takes_over(start, tmp_path) -> None:
    beats = [start(*COMMAND, env={"HANDRAIL_HOME": str(tmp_path / name)}) for name in ("one", "two")]
    wait_for(lambda: any(beat.said(SENDS) for beat in beats), seconds=90, what="the first wake-up")
    first, second = sorted(beats, key=lambda beat: not beat.said(SENDS))
    wait_for(lambda: second.said("stands by"), seconds=30, what="the other one to stand by")
    assert not second.said(SENDS)
    holder = BeatLease.objects.get().holder
    first.popen.kill()
    wait_for(lambda: second.said(SENDS), seconds=180, what="the other one to take over")
    assert BeatLease.objects.get().holder != holder
