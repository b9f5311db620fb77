"""Waking the worker. A lost message costs at most a minute: the beat looks at the rows."""

from django.db import transaction

from referrals.services.waking import nudge

WORK = "evidence.tasks.work_on_summaries"
FORMS = "evidence.tasks.make_forms"


def wake_worker() -> None:
    nudge(WORK)


def wake_after_commit() -> None:
    """Once the rows are there to be found."""
    transaction.on_commit(wake_worker, robust=True)


def wake_forms() -> None:
    nudge(FORMS)
