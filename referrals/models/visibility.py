"""Which cases a person may open, as one query. The predicate is Case.roles_of; a property test holds them together."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.models import Membership, User
from workflows import access
from workflows.roles import READS_CASE


class CaseQuerySet(models.QuerySet[Any]):
    """Cases, with the question who may open them."""

    def visible_to(self, user: User) -> Self:
        """Cases that the person may open: by a role in the school or a grant, and never one about themselves."""
        if not user.is_active:
            return self.none()
        opened: Any = Q(pk__in=[])
        for (kind, about_head), roles in access.OPENS.items():
            opened |= Q(kind=kind, about_head=about_head) & Exists(member_of_school(user, roles))
        grants = self.model.grants.rel.related_model.objects.current()
        granted = grants.filter(case=OuterRef("pk"), user=user, role__in=READS_CASE)
        shut_out = self.model.shut_out.rel.related_model.objects.filter(case=OuterRef("pk"), user=user)
        return self.filter(opened | Exists(granted)).exclude(Exists(shut_out))


def member_of_school(user: User, roles: frozenset[str]) -> models.QuerySet[Membership]:
    """Memberships of the person, now, with one of the roles at the school of the outer row."""
    return Membership.objects.running().filter(school=OuterRef("school"), user=user, role__in=roles)
