"""An auditor looks up one name: the entry, the notices to lead and head and the right to see it are one act."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from oversight.models import Glass
from oversight.models.glass import CHILD
from oversight.queries.trails import labels_of
from people.models import User
from referrals.models import Case
from referrals.services import clocks
from referrals.services.moving import locked
from trail import append
from workflows.glass import check_reason
from workflows.roles import AUDITOR
from workflows.steps import Refused


@transaction.atomic
def break_glass(case: Case, *, actor: User, whose: str, reason: str, minutes: int) -> Glass:
    """The right to see one name until a time. `whose` is "child" or a letter of the trail. Raises Refused.

    Asked again while it may be seen, it is the same: nobody is told twice. Lead and head are told by the clock that
    the entry starts: whoever of them the case may be about is left out.
    """
    check_reason(reason, minutes)
    case, now = locked(case), timezone.now()
    number, label = _person(case, whose)
    if (known := open_glass(case, actor)) and known.whose == number:
        return known
    glass = Glass.objects.create(
        case=case, by=actor, whose=number, label=label, reason=reason.strip(), at=now,
        until=now + timedelta(minutes=minutes),
    )  # fmt: skip
    data: dict[str, str | int | None] = {"whose": number, "minutes": minutes, "glass": str(glass.pk)}
    append(
        case, "case.name_seen", actor=actor.as_actor(), role=AUDITOR, subject=str(glass.pk), data=data,
        payload={"reason": glass.reason},
    )  # fmt: skip
    clocks.turn("case.name_seen", case=case, school=case.school, at=now)
    return glass


def _person(case: Case, whose: str) -> tuple[str, str]:
    """Who is meant, by number, and by the words of the page."""
    if whose == CHILD:
        return CHILD, "The child"
    number = labels_of(case.pk).people().get(whose)
    if number is None:
        raise Refused("There is nobody of this letter.", facts={"whose": "Choose whose name you need"})
    return number, f"Person {whose}"


def open_glass(case: Case, user: User) -> Glass | None:
    """The name this person may see of the case now."""
    return Glass.objects.filter(case=case, by=user, until__gt=timezone.now()).first()


def name_behind(glass: Glass) -> str:
    """The one name."""
    if glass.whose == CHILD:
        return glass.case.child_name
    user = User.objects.filter(pk=glass.whose).first()
    return user.name if user else "Nobody of that number has an account any more"
