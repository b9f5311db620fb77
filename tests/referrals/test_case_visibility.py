"""Who sees which case is asked in three ways: as a query for lists, as a predicate for one case, and for many cases at
once. They agree."""

from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people.models import Membership, School, User
from referrals.models import Case, Concern, ConcernChild, Grant
from referrals.queries.standing import Standing
from tests.factories import LONG_AGO, a_school, a_user
from trail import SYSTEM, append
from workflows import access, roles

pytestmark = pytest.mark.django_db
ROLES = sorted(roles.ALL)
ON_ONE_CASE = [roles.PASTORAL, roles.SECOND_PERSON, roles.ASSIGNED]
WHEN = ("now", "over", "to come")


def held(user: User, school: School, role: str, when: str) -> None:
    """A role now, once, or later."""
    day, now = timedelta(days=1), timezone.now()
    since, until = {"now": (LONG_AGO, None), "over": (LONG_AGO, now - day), "to come": (now + day, None)}[
        when
    ]
    Membership.objects.create(user=user, school=school, role=role, since=since, until=until)


def granted(user: User, case: Case, role: str, when: str) -> None:
    """Access that counts, has run out, or was taken back."""
    now = timezone.now()
    until = now - timedelta(days=1) if when == "over" else None
    back = now if when == "to come" else None
    Grant.objects.create(
        case=case, user=user, role=role, given_by=user, reason="Because.", until=until, revoked_at=back
    )


def erased(case: Case, host: Case) -> None:
    """A case that was joined to another and erased."""
    seq = append(case, "case.join", actor=SYSTEM).seq
    over = {"state": "joined", "step_seq": seq, "joined_to": host, "erased_at": timezone.now()}
    Case.objects.filter(pk=case.pk).update(**over)


cases = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(sorted(access.KINDS)),
        "about_head": st.booleans(),
        "here": st.booleans(),
        "grants": st.lists(st.tuples(st.sampled_from(ON_ONE_CASE), st.sampled_from(WHEN)), max_size=2),
        "reported": st.booleans(),
        "shut_out": st.booleans(),
        "erased": st.booleans(),
    }
)
memberships = st.lists(
    st.tuples(st.sampled_from(ROLES), st.booleans(), st.sampled_from(WHEN)),
    max_size=4,
    unique_by=lambda m: m[:2],
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(roles_held=memberships, described=st.lists(cases, min_size=1, max_size=4), active=st.booleans())
def test_the_query_and_the_predicate_agree(db, roles_held, described, active) -> None:  # type: ignore[no-untyped-def]
    here, elsewhere = a_school(), a_school("Elsewhere")
    user = a_user(here, is_active=active)
    for role, at_home, when in roles_held:
        held(user, here if at_home else elsewhere, role, when)
    host = Case.objects.create(school=elsewhere)
    for one in described:
        case = Case.objects.create(
            school=here if one["here"] else elsewhere, kind=one["kind"], about_head=one["about_head"]
        )
        for role, when in one["grants"]:
            granted(user, case, role, when)
        if one["reported"]:
            concern = Concern.objects.create(school=case.school, reporter=user)
            ConcernChild.objects.create(concern=concern, description="A child", case=case)
        if one["erased"]:
            erased(case, host)
        if one["shut_out"]:
            case.shut_out.create(user=user)
    everything = Case.objects.filter(school__in=[here, elsewhere]).exclude(pk=host.pk)
    by_predicate = {case.pk for case in everything if access.reads(case.roles_of(user))}
    assert set(everything.visible_to(user).values_list("pk", flat=True)) == by_predicate
    at_once, one_by_one = Standing(everything), Standing()
    for case in everything:
        assert at_once.roles_of(case, user) == one_by_one.roles_of(case, user) == case.roles_of(user)
