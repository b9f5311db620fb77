"""A reminder was opened by its link: written down once. It stops no clock: seeing is not acting (decision 0025)."""

from django.db import transaction
from django.utils import timezone

from people.models import User
from referrals.models import Notice
from referrals.services.cases import role_on
from trail import append


@transaction.atomic
def see_notice(notice: Notice, *, actor: User) -> bool:
    """Return whether this was the first time. Expects whoever the notice was written to."""
    unseen = Notice.objects.filter(pk=notice.pk, person=actor, seen_at__isnull=True)
    if not unseen.update(seen_at=timezone.now()):
        return False
    if case := notice.clock.case:
        seen: dict[str, str | int | None] = {
            "rule": notice.clock.rule, "rung": notice.rung, "channel": notice.channel
        }  # fmt: skip
        role = role_on(case, actor)
        append(case, "notice.seen", actor=actor.as_actor(), role=role, subject=str(notice.pk), data=seen)
    return True
