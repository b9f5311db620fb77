"""The menu and the start page, by role."""

import pytest

from people.navigation import home_of, ways
from workflows import roles as r


@pytest.mark.parametrize(
    ("role", "start"),
    [
        (r.STAFF, "/concerns/"),
        (r.PASTORAL, "/concerns/"),
        (r.LEAD, "/desk/"),
        (r.DEPUTY, "/desk/"),
        (r.HEAD, "/desk/"),
        (r.CHAIR, "/oversight/"),
        (r.GOVERNOR, "/oversight/"),
        (r.TRUST_LEAD, "/oversight/"),
        (r.AUDITOR, "/oversight/"),
        (r.DPO, "/oversight/"),
        (r.IT, "/people/users/"),
    ],
)
def test_everybody_starts_where_their_work_is(role, start):
    assert home_of(frozenset({role})) == start


@pytest.mark.parametrize("role", sorted(r.ALL - {r.AUDITOR}))
def test_everybody_who_works_at_the_school_can_log_a_concern(role):
    assert "/concerns/new/" in [way["url"] for way in ways(frozenset({role}), "/")]


def test_an_auditor_is_not_offered_to_log_a_concern():
    assert "/concerns/new/" not in [way["url"] for way in ways(frozenset({r.AUDITOR}), "/")]


def test_rule_21_it_is_offered_no_desk():
    assert "/desk/" not in [way["url"] for way in ways(frozenset({r.IT}), "/")]


def test_the_place_one_is_at_is_marked():
    here = [way["label"] for way in ways(frozenset({r.LEAD}), "/cases/7/") if way["current"]]
    assert here == ["Desk"]


def test_somebody_without_a_role_sees_no_menu():
    assert ways(frozenset(), "/") == []
