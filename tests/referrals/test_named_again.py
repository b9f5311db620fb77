"""The same name of a contact in another case: noticed where one may know of it, and never readable in the database."""

import pytest
from django.utils import timezone

from people.models import Membership, User
from referrals.models import Case, NameMark
from referrals.queries.named_again import also_named, named_elsewhere
from tests.factories import a_case, a_colleague, a_school, a_user, cases_of, deciders
from tests.teachers import signed_in
from workflows.aliases import names_in, numbers_in
from workflows.roles import STAFF, TRUST_LEAD

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return deciders(a_school())[0]


@pytest.fixture
def case(lead: User) -> Case:
    return a_case(lead.memberships.first().school, contact_names="Wolf_Rider88 on Discord\n07700 900123")


def test_the_same_name_written_otherwise_is_noticed(case: Case, lead: User) -> None:
    other = a_case(case.school, contact_names="@wolfrider88")
    a_case(case.school, contact_names="somebody else on Discord")
    assert also_named(case, lead) == [other]
    shown = signed_in(lead).get(f"/cases/{case.pk}/").content.decode()
    assert f'also stands in <a class="govuk-link" href="/cases/{other.pk}/">{other.reference}' in shown


def test_a_number_in_the_story_is_noticed_too(case: Case, lead: User) -> None:
    other = a_case(case.school, saw="The number on her hand was +44 7700 900123.")
    assert also_named(case, lead) == [other]


def test_a_case_that_one_may_not_open_is_not_told_of(case: Case, lead: User) -> None:
    adult = a_colleague(case.school)
    reporter = a_user(case.school, STAFF)
    cases_of(
        case.school, reporter, "A boy in 9C", about_adult="yes", adult=adult, contact_names="wolf rider 88"
    )
    assert also_named(case, lead) == []


def test_across_schools_a_trust_lead_learns_a_number_and_nobody_else_anything(case: Case, lead: User) -> None:
    far = a_school("Northfield High")
    a_case(far, contact_names="wolfrider88")
    trust = a_user(case.school, TRUST_LEAD)
    Membership.objects.create(user=trust, school=far, role=TRUST_LEAD, since=timezone.now())
    assert named_elsewhere(case, trust) == 1
    assert named_elsewhere(case, lead) == 0
    assert also_named(case, lead) == []


def test_the_database_holds_no_readable_name(case: Case) -> None:
    marks = [bytes(one.mark) for one in NameMark.objects.all()]
    assert len(marks) == 2 and all(len(one) == 32 for one in marks)
    assert not any(b"wolf" in one for one in marks)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Wolf_Rider88, @moon.kid", {"name:wolfrider88", "name:moonkid"}),
        ("Max", set()),
        ("Ｗｏｌｆ Rider 88 on Snapchat", {"name:wolfrider88"}),
        ("снежный волк", {"name:снежныйволк"}),
        ("", set()),
    ],
)
def test_names_are_made_comparable(typed: str, names: set[str]) -> None:
    assert names_in(typed) == names


def test_a_number_is_one_number_however_it_is_written() -> None:
    assert numbers_in("07700 900123") == numbers_in("+44 (0)7700 900123") == {"number:+447700900123"}
