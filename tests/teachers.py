"""A school with a teacher who writes a concern, and those who act on it; for the tests of the journey."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from people.models import Pupil, School, User
from referrals.models import Concern
from tests import factories as make
from workflows.roles import CHAIR, STAFF


@dataclass
class World:
    """Named people of one school. `client` is the teacher's browser."""

    school: School
    teacher: User
    lead: User
    deputy: User
    head: User
    chair: User
    ava: Pupil
    client: Client

    def draft(self, *children: Any, **answers: Any) -> Concern:
        """A draft of the teacher about Ava, with something in it."""
        return make.a_draft(self.school, self.teacher, *(children or (self.ava,)), **answers)

    def sent(self, *children: Any, **answers: Any) -> Concern:
        """A concern that the teacher sent about Ava."""
        concern = self.draft(*children, **answers)
        assert self.post(concern, "check").headers["Location"] == address(concern, "sent")
        concern.refresh_from_db()
        return concern

    def get(self, concern: Concern, name: str = "", *more: Any) -> Any:
        """A page of the concern as the teacher sees it."""
        return self.client.get(address(concern, name, *more))

    def post(self, concern: Concern, name: str, *more: Any, back: str = "", **data: Any) -> Any:
        """What the teacher presses on a page of the concern."""
        return self.client.post(address(concern, name, *more) + (f"?back={back}" if back else ""), data)


def address(concern: Concern, name: str = "", *more: Any) -> str:
    """The address of a page of the concern."""
    return reverse(f"concern_{name}" if name else "concern", args=[concern.pk, *more])


def signed_in(user: User) -> Client:
    """The browser of somebody who has signed in."""
    client = Client()
    client.force_login(user)
    return client


def a_world(**fields: Any) -> World:
    """The school, its people, Ava Bell of 8R, and the teacher signed in. Leads are on the staff list too."""
    school = make.a_school(**fields)
    lead, deputy, head = make.deciders(school)
    for user in (lead, deputy, head):
        first, surname = user.name.split()
        make.a_colleague(school, user, first=first, surname=surname, job="Colleague")
    teacher = make.a_user(school, STAFF, name="Sam Teacher")
    chair = make.a_user(school, CHAIR, name="Des Chair")
    return World(school, teacher, lead, deputy, head, chair, make.a_pupil(school), signed_in(teacher))
