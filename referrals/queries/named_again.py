"""Other cases in which the contact goes by the same name or number."""

from people.models import User
from referrals.models import Case
from workflows.access import CHILD
from workflows.roles import TRUST_LEAD


def also_named(case: Case, user: User) -> list[Case]:
    """The other cases of the school that this person may open, newest first."""
    same = Case.objects.visible_to(user).filter(
        school=case.school_id, name_marks__mark__in=case.name_marks.values("mark")
    )
    return list(same.exclude(pk=case.pk).distinct())


def named_elsewhere(case: Case, user: User) -> int:
    """How many cases about a child at the other schools of this trust lead; no content, and 0 for everybody else."""
    trusts = user.memberships.running().filter(role=TRUST_LEAD).values_list("school", flat=True)
    if case.school_id not in trusts:
        return 0
    others = Case.objects.filter(
        school__in=trusts, kind=CHILD, name_marks__mark__in=case.name_marks.values("mark")
    )
    return others.exclude(school=case.school_id).distinct().count()
