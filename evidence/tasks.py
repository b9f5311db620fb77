"""Doors for the worker. The message holds nothing: the rows say what there is to do."""

from celery import shared_task
from django.utils import timezone

from evidence.services.working import claim_next


@shared_task
def work_on_summaries() -> int:
    """Find names and make files until nothing waits; return how many summaries were worked on."""
    # WeasyPrint takes up to three seconds to import: only the worker that makes a file pays for it.
    from evidence.services.doing import work_on  # noqa: PLC0415

    done = 0
    while summary := claim_next(timezone.now()):
        work_on(summary)
        done += 1
    return done


@shared_task
def make_forms() -> int:
    """Make the files of referral forms until none waits; return how many."""
    from evidence.services.form_files import make_next  # noqa: PLC0415

    done = 0
    while make_next():
        done += 1
    return done
