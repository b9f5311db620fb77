"""One small school with one person in each role, all named, all invented."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from people.models import Membership, Pupil, School, StaffMember, User
from trail.models import Entry
from workflows import roles

PEOPLE = {
    roles.STAFF: "Sam Okafor", roles.PASTORAL: "Joy Field", roles.DEPUTY: "Imran Malik", roles.LEAD: "Ruth Ashdown",
    roles.HEAD: "Helen Marsh", roles.CHAIR: "Desmond Campbell", roles.GOVERNOR: "Priya Sharma",
    roles.TRUST_LEAD: "Anwen Pugh", roles.AUDITOR: "Colin Page", roles.DPO: "Mei Chen", roles.IT: "Kacper Wrona",
}  # fmt: skip
PASSWORD = "riverbank is a school"


@pytest.fixture
def school(db: None) -> School:
    return School.objects.create(name="Riverbank Academy", short="riverbank", local_authority="riverbank")


@pytest.fixture
def other_school(db: None) -> School:
    return School.objects.create(name="Northfield High", short="northfield", local_authority="northfield")


@pytest.fixture
def make_person(school: School) -> Callable[..., User]:
    def make(name: str, *held: str, at: School = school) -> User:
        email = f"{name.lower().replace(' ', '.')}@riverbank.example"
        user = User.objects.create_user(email, PASSWORD, name=name)
        since = timezone.now() - datetime.timedelta(days=30)
        Membership.objects.bulk_create(
            Membership(user=user, school=at, role=role, since=since) for role in held
        )
        return user

    return make


@pytest.fixture
def people(make_person: Callable[..., User]) -> dict[str, User]:
    return {role: make_person(name, role) for role, name in PEOPLE.items()}


@pytest.fixture
def signed_in(people: dict[str, User]) -> Callable[[str], Client]:
    def sign_in(role: str) -> Client:
        client = Client()
        client.force_login(people[role])
        return client

    return sign_in


@pytest.fixture
def ava(school: School) -> Pupil:
    return make_pupil(school, "Ava", "Bell", form="8R")


@pytest.fixture
def teacher_on_list(school: School) -> StaffMember:
    return StaffMember.objects.create(
        school=school, title="Mr", first="Mark", surname="Strong", job="Assistant"
    )


def make_pupil(school: School, first: str, surname: str, *, form: str = "9I", **facts: object) -> Pupil:
    born = datetime.date(2013, 5, 3)
    return Pupil.objects.create(
        school=school,
        first=first,
        surname=surname,
        form=form,
        year=int(form[:-1]),
        date_of_birth=born,
        **facts,
    )


def codes(school: School) -> list[str]:
    """The events on the school's chain, in order."""
    return list(Entry.objects.filter(case_id=school.pk).order_by("seq").values_list("event", flat=True))
