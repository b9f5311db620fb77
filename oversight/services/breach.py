"""Exporting who saw what is an act of its own: written down, with its reason, before it leaves."""

import csv
import io
from datetime import datetime

from django.db import transaction

from oversight.queries.breach import HEAD, Sights
from people.models import School, User
from trail import append
from trail.headers import stamp
from workflows.roles import DPO


@transaction.atomic
def export_sights(*, school: School, actor: User, since: datetime, until: datetime, reason: str) -> str:
    """The lines as CSV, names included. The entry holds the times and the number of lines, its payload the reason."""
    rows = list(Sights(school, actor, since, until).rows())
    append(
        school, "export.breach", actor=actor.as_actor(), role=DPO,
        data={"since": stamp(since), "until": stamp(until), "lines": len(rows)}, payload={"reason": reason},
    )  # fmt: skip
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *(row.cells for row in rows)])
    return text.getvalue()
