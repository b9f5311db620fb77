"""Who belongs to a school, in which role: added, given a role, ended."""

import datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils import timezone

from people.models import Membership, School, User
from people.services.trail_of import tell
from workflows import roles
from workflows.steps import NotAllowed, Refused


def _check_grant(school: School, role: str, actor: User | None, to: User | None) -> str:
    """Return the role that allows the actor to give `role`; raise NotAllowed where none does."""
    if role not in roles.ALL:
        raise Refused(f"There is no role {role}.", facts={"role": "Select a role from the list"})
    if actor is None:
        return ""
    if to is not None and to.pk == actor.pk:
        raise NotAllowed("Nobody gives a role to themselves: somebody else has to.")
    for held in sorted(actor.roles_at(school)):
        if roles.may_grant(frozenset({held}), role):
            return held
    raise NotAllowed(f"You cannot give the role {roles.label(role)}.")


@transaction.atomic
def add_member(
    *, school: School, email: str, name: str, actor: User | None, role: str = roles.STAFF, phone: str = "",
    until: datetime.datetime | None = None,
) -> User:  # fmt: skip
    """Return the person with this address, made if new, now holding the role at the school, until then if it ends.

    Raises NotAllowed where the actor may not give the role, Refused where grant_role does.
    The account has no password until the person sets one by mail.
    """
    address = email.strip().lower()
    user = User.objects.filter(email__iexact=address).first()
    _check_grant(school, role, actor, user)
    if user is None:
        user = User.objects.create_user(address, name=name.strip(), phone=phone)
        EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    grant_role(user=user, school=school, role=role, actor=actor, until=until)
    return user


@transaction.atomic
def grant_role(
    *, user: User, school: School, role: str, actor: User | None, until: datetime.datetime | None = None
) -> Membership:
    """Return the new membership. An auditor's access always has an end, within a year.

    Raises NotAllowed where the actor may not give this role (IT gives "staff" only; nobody gives one to
    themselves), Refused where it is held already, where an auditor would work on cases of the same school, or an
    auditor's end is missing, past or too far.
    """
    held = _check_grant(school, role, actor, user)
    now = timezone.now()
    _check_end(role, until, now)
    School.objects.select_for_update(of=("self",)).get(pk=school.pk)
    if role in user.roles_at(school, now):
        raise Refused(
            f"{user.name} has this role already.", facts={"role": "This person has the role already"}
        )
    _check_independence(role, user.roles_at(school, now))
    membership = Membership.objects.create(user=user, school=school, role=role, since=now, until=until)
    data = {"role": role} | ({"until": until.isoformat()} if until else {})
    tell(school, "member.added", actor=actor, role=held, subject=str(user.pk), data=data)
    return membership


def _check_independence(role: str, held: frozenset[str]) -> None:
    if clashing := roles.clash(held, role):
        names = " and ".join(sorted(roles.label(one) for one in clashing))
        raise Refused(
            "Nobody audits their own work.",
            facts={
                "role": f"This person is {names} here, and nobody audits cases that they work on: "
                "choose somebody else, or end that role first"
            },
        )


def _check_end(role: str, until: datetime.datetime | None, now: datetime.datetime) -> None:
    if role == roles.AUDITOR and until is None:
        raise Refused(
            "An auditor's access needs an end.", facts={"until": "Enter the last day of the access"}
        )
    if until is not None and until <= now:
        raise Refused("The end lies in the past.", facts={"until": "Enter a date after today"})
    if role == roles.AUDITOR and until and until > now + roles.LONGEST_AUDIT:
        raise Refused("The end is too far.", facts={"until": "Enter a last day within a year from today"})


@transaction.atomic
def end_membership(
    *, membership: Membership, actor: User | None, at: datetime.datetime | None = None
) -> Membership:
    """Return the membership, ended now. The account stays, since the trail and the cases speak of it.

    Raises NotAllowed unless the actor is the head or IT of the school, or for one's own role; Refused where
    it has ended already.
    """
    held = ""
    if actor is not None:
        enders = actor.roles_at(membership.school) & {roles.HEAD, roles.IT}
        if not enders or membership.user_id == actor.pk:
            raise NotAllowed("Only the headteacher or IT ends a role, and nobody ends their own.")
        held = min(enders)
    moment = at or timezone.now()
    ended = Membership.objects.running(moment).filter(pk=membership.pk).update(until=moment)
    if ended != 1:
        raise Refused("Someone was first: this role has ended already.")
    data = {"role": membership.role}
    tell(
        membership.school, "member.ended", actor=actor, role=held, subject=str(membership.user_id), data=data
    )
    membership.until = moment
    return membership
