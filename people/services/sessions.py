"""Ending sign-ins: one's own, or all of a colleague who has left or lost a device."""

from uuid import UUID

from django.db import transaction

from people.models import School, Session, User
from people.services.sign_ins import record_access
from people.services.trail_of import tell
from workflows import roles
from workflows.steps import NotAllowed, Refused

MAY = frozenset({roles.HEAD, roles.LEAD})


@transaction.atomic
def end_session(*, user: User, number: UUID) -> None:
    """End one of the person's own. Raises Refused where there is no such sign-in any more, whoever's it was."""
    deleted, _ = Session.objects.filter(user=user, number=number).delete()
    if not deleted:
        raise Refused("This sign-in has ended already.")
    record_access(user=user, event="access.session_ended")


@transaction.atomic
def end_other_sessions(*, user: User, but: str) -> int:
    """End all of the person's own but the one with this key, and return how many there were."""
    deleted, _ = Session.objects.filter(user=user).exclude(session_key=but).delete()
    record_access(user=user, event="access.others_ended")
    return deleted


@transaction.atomic
def end_sessions_of(*, user: User, school: School, actor: User) -> None:
    """End all sign-ins of a colleague. Raises NotAllowed unless the actor is head or lead there, or for one's own;
    Refused where the person is signed in nowhere."""
    held = actor.roles_at(school) & MAY
    if not held or user.pk == actor.pk:
        raise NotAllowed("Only the headteacher or the safeguarding lead ends a colleague's sign-ins.")
    deleted, _ = Session.objects.filter(user=user).delete()
    if not deleted:
        raise Refused(f"{user.name} is signed in nowhere now.")
    tell(
        school,
        "member.signed_out",
        actor=actor,
        role=min(held),
        subject=str(user.pk),
        data={"sign_ins": deleted},
    )
