"""Need to know, as a table, without a database."""

import pytest

from workflows import access
from workflows.roles import ALL, ASSIGNED, CHAIR, DEPUTY, HEAD, IT, LEAD, PASTORAL, REPORTER, may_grant

NOBODY = frozenset()


def roles(
    kind=access.CHILD, *, about_head=False, held=NOBODY, granted=NOBODY, reported=False, shut_out=False
):
    return access.case_roles(
        kind=kind, about_head=about_head, held=frozenset(held), granted=frozenset(granted), reported=reported,
        shut_out=shut_out,
    )  # fmt: skip


def test_rule_11_whoever_the_case_is_about_holds_no_role_at_all():
    for kind in access.KINDS:
        assert roles(kind, held=ALL, granted={ASSIGNED}, reported=True, shut_out=True) == NOBODY


def test_leads_deputies_and_head_open_a_case_about_a_child():
    for role in (LEAD, DEPUTY, HEAD):
        assert access.reads(roles(held={role}))


def test_an_allegation_opens_to_the_head_alone():
    assert access.reads(roles(access.STAFF, held={HEAD}))
    assert not access.reads(roles(access.STAFF, held=ALL - {HEAD}))


def test_an_allegation_about_the_head_opens_to_the_chair_alone():
    assert access.reads(roles(access.STAFF, about_head=True, held={CHAIR}))
    assert not access.reads(roles(access.STAFF, about_head=True, held=ALL - {CHAIR}))


def test_the_head_may_assign_somebody_to_an_allegation():
    assert access.reads(roles(access.STAFF, held={DEPUTY}, granted={ASSIGNED}))


@pytest.mark.parametrize("role", sorted(ALL - {LEAD, DEPUTY, HEAD}))
def test_no_other_role_of_the_school_opens_a_case(role):
    assert not access.reads(roles(held={role}))


def test_pastoral_staff_open_only_what_they_were_given():
    assert not access.reads(roles(held={PASTORAL}))
    assert access.reads(roles(held={PASTORAL}, granted={PASTORAL}))


def test_the_reporter_sees_a_status_and_no_file():
    assert roles(reported=True) == {REPORTER}
    assert not access.reads(roles(reported=True))


def test_rule_21_it_cannot_give_a_role_that_opens_a_case():
    for role in ALL - {"staff"}:
        assert not may_grant(frozenset({IT}), role)
    assert may_grant(frozenset({HEAD}), LEAD)
