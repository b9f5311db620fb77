"""Schools with everybody of the ladder, and who is signed in. All invented."""

import time
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client

from people.models import Pupil, School, User
from tests.factories import a_pupil, a_school, a_user
from tests.night import NEVER_QUIET
from workflows.roles import CHAIR, DEPUTY, HEAD, LEAD, STAFF, TRUST_LEAD

CHILDREN, TEACHERS = 12, 3
STAYS = 60 * 24 * 3600  # seconds: nobody is signed out when the clock jumps


@dataclass(frozen=True)
class Person:
    """Somebody with an open session of the product, and the one school they work at."""

    user: User
    school: School
    cookie: str


@dataclass(frozen=True)
class Place:
    """One school with its people. `by_role` says who has to hear of a rung, as the school itself would say it."""

    school: School
    pupils: list[Pupil]
    teachers: list[Person]
    leads: list[Person]
    by_role: dict[str, set[User]]


def settle(schools: int) -> list[Place]:
    """Founds schools."""
    return [_place(f"Faultline School {n}") for n in range(1, schools + 1)]


def _place(name: str) -> Place:
    school = a_school(name, **NEVER_QUIET)
    pupils = [a_pupil(school, surname=f"Bell{n}") for n in range(CHILDREN)]
    by_role = {role: {a_user(school, role)} for role in (LEAD, DEPUTY, HEAD, CHAIR, TRUST_LEAD)}
    teachers = [signed_in(a_user(school, STAFF), school) for _ in range(TEACHERS)]
    leads = [signed_in(user, school) for role in (LEAD, DEPUTY) for user in by_role[role]]
    return Place(school, pupils, teachers, leads, by_role)


def signed_in(user: User, school: School) -> Person:
    """A person with a session, and with a second factor, which leads have to have."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(user)
    session = client.session
    session.set_expiry(STAYS)
    session["begun"] = session["touched"] = int(time.time()) + STAYS
    session["idle"] = settings.CASE_IDLE_SECONDS  # as of whoever has seen a case: nothing is left to set anew
    session.save()
    cookies: SimpleCookie = client.cookies
    name: Any = settings.SESSION_COOKIE_NAME
    return Person(user, school, f"{name}={cookies[name].value}")
