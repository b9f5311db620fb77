"""Celery beat that may be started twice: one of them beats, the other takes over within a minute when it dies."""

import logging
from datetime import timedelta
from typing import Any
from uuid import uuid4

from celery.beat import PersistentScheduler
from django.db import Error, close_old_connections
from django.utils import timezone

from referrals.services.beats import hold, let_go

STANDS_BY = 5.0  # seconds until it looks again
SLACK = timedelta(minutes=1)  # between the clocks of two machines
LONG_AGO = timedelta(days=1)  # longer than any interval of the table
logger = logging.getLogger(__name__)


class OneBeat(PersistentScheduler):
    """The schedule of celery_app.py, kept by one process at a time. A database that is away ends nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.me, self.beating = uuid4(), True
        super().__init__(*args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> float:
        """Seconds until the next look; sends what is due only while this process holds the lease."""
        if not self._holds():
            return STANDS_BY
        self._forget_the_future()
        return min(super().tick(*args, **kwargs), STANDS_BY)

    def close(self) -> None:
        """Leaves the lease to the next beat."""
        super().close()
        try:
            let_go(self.me, timezone.now())
        except Error:
            logger.warning("beat: the database is away; the lease ends by itself")

    def _forget_the_future(self) -> None:
        """What seems to have run later than now ran while the clock was wrong: without this it rests until then."""
        for entry in self.schedule.values():
            now = entry.default_now()
            if entry.last_run_at > now + SLACK:
                logger.warning("beat: the clock went back; %s is due again", entry.task)
                entry.last_run_at, self._heap = now - LONG_AGO, None

    def _holds(self) -> bool:
        close_old_connections()
        try:
            holds = hold(self.me, timezone.now())
        except Error as error:
            logger.warning("beat: the database is away (%s)", type(error).__name__)
            return False
        if holds != self.beating:
            logger.info("beat: %s", "this one beats" if holds else "another one beats; this one stands by")
        self.beating = holds
        self._store["looked"] = timezone.now().isoformat()  # the health check reads that the file changes
        self._store.sync()
        return holds
