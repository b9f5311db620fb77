"""Rules 21 and 22: IT looks after accounts and never reads; an auditor follows references and never finds a name."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from people.models import Contact, Pupil, StaffMember, User
from referrals.forms.notes import AccessForm
from tests.access.table import PEOPLE, rows
from tests.access.walking import ask
from tests.access.world import World, build
from tests.rules.house import HERE
from workflows import roles as r

pytestmark = pytest.mark.django_db
AUDITED = [row for row in rows() if row.url.startswith("oversight:") and row.get != {405}]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        yield build()
        transaction.set_rollback(True)


def test_rule_21_it_is_in_no_circle_of_any_case_or_concern() -> None:
    for name, told in PEOPLE["record"].items():
        circles = [people for circle, people in told.items() if circle not in ("kind", "here", "own")]
        assert not any("it" in people for people in circles), name
    assert "it" not in PEOPLE["circles"]["roll"]


def test_rule_21_it_gives_no_role_that_opens_a_case_and_nobody_gives_one_to_it() -> None:
    assert {role for role in r.ALL if r.may_grant(frozenset({r.IT}), role)} == {r.STAFF}
    assert not {r.IT} & r.READS_CASE


def test_rule_21_it_cannot_be_let_into_a_case_by_name(world: World) -> None:
    offered = AccessForm(world.cases["a case about a child"]).fields["user"].queryset  # type: ignore[attr-defined]
    assert world.users["it"] not in offered and world.users["auditor"] not in offered
    assert world.users["pastoral"] in offered


def test_rule_21_every_role_that_sees_cases_needs_a_second_factor() -> None:
    assert r.READS_CASE & r.ALL <= r.SEES_CASES
    assert r.IT not in r.SEES_CASES and r.STAFF not in r.SEES_CASES


@pytest.mark.parametrize("row", AUDITED, ids=str)
def test_rule_22_no_page_shows_an_auditor_a_name(world: World, row) -> None:  # type: ignore[no-untyped-def]
    page = ask(world, row, "auditor", "GET").text.replace(world.users["auditor"].name, "")
    people = [user.name for user in User.objects.exclude(pk=world.users["auditor"].pk)]
    for model in (Pupil, Contact, StaffMember):
        people += [one.surname for one in model.objects.all()]
    assert len(people) > 15
    assert not [name for name in people if name in page]


def test_rule_22_an_auditor_cannot_search_for_anything_typed() -> None:
    for path in (HERE / "templates/oversight").glob("*.html"):
        text = path.read_text()
        assert 'type="search"' not in text and 'type="text"' not in text, path
