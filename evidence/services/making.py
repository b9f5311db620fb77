"""The next file that a row waits for, made in a worker. A failure is kept and shown, not repeated."""

import logging
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from evidence.pdf.fetching import Denied

logger = logging.getLogger(__name__)


def make_waiting(rows: "QuerySet[Any]", make: Callable[[Any], object], *, broken: str) -> bool:
    """Makes the file that has waited longest; False when none waits. `broken` is what the page says of a failure.

    A row is `wanted` until then, asked for at `asked_at`, and has a `problem` where no file could be made.
    """
    with transaction.atomic():
        waiting = rows.select_for_update(skip_locked=True, of=("self",)).filter(wanted=True)
        row = waiting.order_by("asked_at").first()
        if row is None:
            return False
        try:
            with transaction.atomic():
                make(row)
        except (Exception, Denied) as fault:
            # The type only: the message of an error may quote what the file says.
            logger.error("%s %s: %s", row._meta.model_name, row.pk, type(fault).__name__)
            row.problem = broken
        row.wanted = False
        row.save(update_fields=["wanted", "problem"])
    return True
