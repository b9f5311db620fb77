"""Reminders and weekly overviews that did not go out, tried again because a person says so."""

from datetime import datetime

from django.db import transaction

from people.models import School, User
from people.services.trail_of import tell
from referrals.queries.overviews import tried_at
from referrals.queries.post import unsent
from referrals.services.waking import OVERVIEWS, SEND, nudge
from workflows.steps import Refused


@transaction.atomic
def try_again(*, school: School, actor: User, now: datetime) -> int:
    """Return how many mails are taken up now: reminders that failed, at this school, none about the actor, and
    overviews of the week.

    Raises Refused where none waits.
    """
    failed = unsent(school, actor).exclude(failed_reason="")
    reminders = failed.update(next_try=now, not_before=None)
    weekly = tried_at(school, now).update(next_try=now)
    if not (number := reminders + weekly):
        raise Refused("Nothing waits that could not be sent.")
    tell(school, "notices.tried_again", actor=actor, data={"number": number})
    if reminders:
        transaction.on_commit(lambda: nudge(SEND), robust=True)
    if weekly:
        transaction.on_commit(lambda: nudge(OVERVIEWS), robust=True)
    return number
