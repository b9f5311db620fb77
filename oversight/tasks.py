"""Doors for the worker. The message holds nothing: the rows say what there is to do."""

from celery import shared_task

from oversight.services.listing import list_all_ahead
from oversight.services.reckoning import bring_up_all


@shared_task
def make_reports() -> int:
    """Make the files of audit reports until none waits; return how many."""
    # WeasyPrint takes up to three seconds to import: only the worker that makes a file pays for it.
    from oversight.services.report_files import make_next  # noqa: PLC0415

    done = 0
    while make_next():
        done += 1
    return done


@shared_task
def reckon() -> int:
    """Bring findings, measures and the yearly list of every school up to date, so that their pages have little to do;
    how many cases were read through for the first two."""
    list_all_ahead()
    return bring_up_all()
