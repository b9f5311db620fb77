"""The schools of a trust's safeguarding lead, and the cases somebody let them into."""

from django.db.models import QuerySet

from people.models import Membership, School, User
from referrals.models import Grant
from workflows.roles import TRUST_LEAD


def schools_of(user: User) -> list[School]:
    """The schools at which the person is trust lead now, by name."""
    held = Membership.objects.running().filter(user=user, role=TRUST_LEAD)
    return list(School.objects.filter(pk__in=held.values("school")))


def granted(user: User) -> "QuerySet[Grant]":
    """The cases that the person may open by name, at any school; never one about themselves."""
    mine = Grant.objects.current().filter(user=user).exclude(case__shut_out__user=user)
    return mine.select_related("case__school").order_by("case__school__name", "given_at")
