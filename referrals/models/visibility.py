"""Which cases a person may open, as a query. The predicate is Case.roles_of; a property test holds them together."""

from typing import Any, Self
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q

from people.models import Membership, User
from workflows import access
from workflows.roles import READS_CASE


class CaseQuerySet(models.QuerySet[Any]):
    """Cases, with the question who may open them."""

    def visible_to(self, user: User) -> Self:
        """Cases that the person may open: by a role in the school or a grant; none about themselves, none erased."""
        if not user.is_active:
            return self.none()
        held, opened = memberships_of(user), Q(pk__in=[])
        for (kind, about_head), roles in access.OPENS.items():
            schools = {school for school, role in held if role in roles}
            opened |= Q(kind=kind, about_head=about_head, school__in=schools)
        grants = self.model.grants.rel.related_model.objects.current()
        granted = grants.filter(case=OuterRef("pk"), user=user, role__in=READS_CASE)
        shut_out = self.model.shut_out.rel.related_model.objects.filter(case=OuterRef("pk"), user=user)
        return self.filter(opened | Exists(granted), erased_at__isnull=True).exclude(Exists(shut_out))


def memberships_of(user: User) -> list[tuple[UUID, str]]:
    """School and role of each membership the person has now: asked for first, so that no case row has to ask."""
    return list(Membership.objects.running().filter(user=user).values_list("school_id", "role"))
