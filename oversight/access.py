"""What each role may see of oversight. Source: the table of who may do what, columns trail and counts."""

from django.db.models import QuerySet

from people.models import School, User
from referrals.models import Case
from workflows import access, roles

#: Who may open the counts of a school: no names, no references.
COUNTS = frozenset(
    {roles.GOVERNOR, roles.CHAIR, roles.TRUST_LEAD, roles.DPO, roles.AUDITOR, roles.HEAD, roles.LEAD}
)

#: The role a reading is recorded under, where somebody holds several.
ORDER = (
    roles.AUDITOR, roles.LEAD, roles.HEAD, roles.DEPUTY, roles.CHAIR, roles.TRUST_LEAD, roles.DPO, roles.GOVERNOR,
)  # fmt: skip


def role_used(held: frozenset[str]) -> str:
    """The role that a reading is recorded under; "" where none of them opens oversight."""
    return next((role for role in ORDER if role in held), "")


def audited(user: User, school: School) -> "QuerySet[Case]":
    """Cases that an auditor of the school may follow: about children, and never one that may be about themselves.

    Cases about adults who work here are counted only.
    """
    cases: QuerySet[Case] = Case.objects.filter(school=school, kind=access.CHILD)
    return cases.exclude(shut_out__user=user)


def followed(user: User, school: School, held: frozenset[str]) -> "QuerySet[Case]":
    """Cases whose trail the person may read: an auditor's, else those whose file they may open by their role.

    A deputy reads the trail of the cases they own.
    """
    if roles.AUDITOR in held:
        return audited(user, school)
    visible: QuerySet[Case] = Case.objects.visible_to(user).filter(school=school)
    if held & {roles.LEAD, roles.HEAD, roles.CHAIR}:
        return visible
    return visible.filter(owner=user) if roles.DEPUTY in held else visible.none()
