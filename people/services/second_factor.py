"""A second factor that was lost: taken away by the head or IT, so that the person sets up a new one."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from people.models import School, User
from people.services.mailing import mailed
from people.services.trail_of import tell
from workflows import roles
from workflows.steps import NotAllowed, Refused


@transaction.atomic
def take_away_second_factor(*, user: User, school: School, actor: User) -> None:
    """Remove the person's authenticator app and recovery codes.

    The next sign-in needs the password and sets up a new one. Raises NotAllowed unless the actor is the head or IT
    of the school, or for one's own; Refused where there is none.
    """
    held = actor.roles_at(school) & {roles.HEAD, roles.IT}
    if not held or user.pk == actor.pk:
        raise NotAllowed("Only the headteacher or IT takes a second factor away, and nobody their own.")
    deleted, _ = Authenticator.objects.filter(user=user).delete()
    if not deleted:
        raise Refused(f"{user.name} has no second factor now.")
    tell(school, "member.second_factor_taken", actor=actor, role=min(held), subject=str(user.pk))


def mail_its_owner(*, user: User, actor: User) -> bool:
    """Tell the person by mail who took it away: whoever did not ask for it has to know. Return whether it went."""
    return mailed("second_factor_taken", user.email, {"by": actor.name})
