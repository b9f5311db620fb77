"""Reminders that did not go out, tried again because a person says so."""

from datetime import datetime

from django.db import transaction

from people.models import School, User
from people.services.trail_of import tell
from referrals.queries.post import unsent
from referrals.services.waking import SEND, nudge
from workflows.steps import Refused


@transaction.atomic
def try_again(*, school: School, actor: User, now: datetime) -> int:
    """Return how many reminders the sender takes up now: those that failed, at this school, none about the actor.

    Raises Refused where none waits.
    """
    failed = unsent(school, actor).exclude(failed_reason="")
    number = failed.update(next_try=now, not_before=None)
    if not number:
        raise Refused("No reminder waits that could not be sent.")
    tell(school, "notices.tried_again", actor=actor, data={"number": number})
    transaction.on_commit(lambda: nudge(SEND), robust=True)
    return number
