"""Being away: reminders go to the cover until somebody is back."""

import datetime

from django.db import transaction
from django.utils import timezone

from people.models import Absence, School, User
from people.services.mailing import mailed
from people.services.trail_of import tell
from workflows.roles import CHAIR, DEPUTY, HEAD, LEAD, STEPPERS, TRUST_LEAD
from workflows.steps import NotAllowed, Refused

ABOVE_THE_HEAD = frozenset({CHAIR, TRUST_LEAD})


def _check_actor(user: User, school: School, actor: User | None) -> None:
    """Whoever is away themself, else lead, deputy or head; of the head only whoever watches over the head: an
    allegation goes to the head alone, and whom it is about must not send the head away (decision 0025)."""
    if actor is None or actor.pk == user.pk:
        return
    held, about_head = actor.roles_at(school), HEAD in user.roles_at(school)
    if held & (ABOVE_THE_HEAD if about_head else {LEAD, DEPUTY, HEAD}):
        return
    who = "the chair of governors or the trust" if about_head else "a lead, a deputy or the headteacher"
    raise NotAllowed(f"Only the person themself, or {who}, says that they are away.")


def _check_cover(user: User, school: School, cover: User | None) -> None:
    if cover is None:
        return
    if cover.pk == user.pk:
        raise Refused("Nobody covers for themselves.", facts={"cover": "Select somebody else"})
    held, needed = cover.roles_at(school), user.roles_at(school) & STEPPERS
    # A reminder of a case must reach somebody who may open it; cover gives no role of its own.
    if not held or (needed and not held & STEPPERS):
        raise Refused(
            f"{cover.name} could not open the cases.",
            facts={"cover": "Select a safeguarding lead, deputy or headteacher of this school"},
        )


@transaction.atomic
def record_absence(
    *,
    user: User,
    school: School,
    since: datetime.datetime,
    until: datetime.datetime,
    actor: User | None,
    cover: User | None = None,
) -> Absence:
    """Return the new absence, from `since` up to `until`.

    Raises NotAllowed for anybody but the person, lead, deputy or head; Refused for an end before the start,
    an overlap with another absence, or a cover who could not act.
    """
    _check_actor(user, school, actor)
    if until <= since:
        raise Refused("The end is before the start.", facts={"until": "Enter an end after the start"})
    _check_cover(user, school, cover)
    overlap = Absence.objects.filter(user=user, school=school, since__lt=until, until__gt=since)
    if overlap.exists():
        raise Refused(
            "That person is away then already.", facts={"since": "Another absence covers part of this time"}
        )
    absence = Absence.objects.create(user=user, school=school, since=since, until=until, cover=cover)
    tell(school, "absence.recorded", actor=actor, subject=str(user.pk), data=_spans(absence))
    return absence


@transaction.atomic
def end_absence(*, absence: Absence, actor: User | None) -> Absence:
    """Return the absence, ended now (one that has not begun never begins). Raises Refused when over already."""
    _check_actor(absence.user, absence.school, actor)
    now = timezone.now()
    over = Absence.objects.filter(pk=absence.pk, until__gt=now)
    if over.update(until=max(now, absence.since), since=absence.since) != 1:
        raise Refused("This absence is over already.")
    tell(absence.school, "absence.ended", actor=actor, subject=str(absence.user_id))
    absence.until = max(now, absence.since)
    return absence


def mail_whoever_is_away(*, absence: Absence, actor: User) -> bool:
    """Tell the person by mail that somebody else recorded it: whoever is at work after all has to know.

    Return whether the mail server took it. The absence is recorded all the same.
    """
    facts = {"by": actor.name, "absence": absence, "school": absence.school}
    return mailed("absence_recorded", absence.user.email, facts)


def _spans(absence: Absence) -> dict[str, str | int | None]:
    return {
        "since": absence.since.astimezone(datetime.UTC).isoformat(),
        "until": absence.until.astimezone(datetime.UTC).isoformat(),
        "cover": str(absence.cover_id) if absence.cover_id else None,
    }
