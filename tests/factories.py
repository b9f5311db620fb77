"""People and records for tests, all invented, made through the real services so that each has its trail."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from people.models import Contact, Membership, Pupil, Relation, School, StaffMember, User
from referrals.models import Case, Concern, Referral
from referrals.services import concerns
from referrals.services.steps import take_step
from tests.night import OF_EVERY_SCHOOL
from workflows import case as c
from workflows import referral as r
from workflows.roles import DEPUTY, HEAD, LEAD, STAFF

number = count(1)
LONG_AGO = datetime(2020, 9, 1, tzinfo=UTC)


def a_school(name: str = "Riverbank Academy", **fields: Any) -> School:
    """A school of its own."""
    usual = {"short": f"school-{next(number)}", "local_authority": "riverbank", **OF_EVERY_SCHOOL}
    return School.objects.create(name=name, **{**usual, **fields})


def a_user(school: School, *roles: str, name: str = "", **fields: Any) -> User:
    """Somebody who has held these roles at the school for years."""
    nth = next(number)
    user = User.objects.create_user(f"person{nth}@riverbank.example", name=name or f"Person {nth}", **fields)
    for role in roles:
        Membership.objects.create(user=user, school=school, role=role, since=LONG_AGO)
    return user


def a_pupil(school: School, first: str = "Ava", surname: str = "Bell", **fields: Any) -> Pupil:
    """A child of the roll."""
    usual = {"date_of_birth": date(2013, 5, 3), "year": 8, "form": "8R", "home_authority": "riverbank"}
    return Pupil.objects.create(school=school, first=first, surname=surname, **{**usual, **fields})


def a_parent(pupil: Pupil, first: str = "Dana", kind: str = "mother") -> Contact:
    """Somebody with parental responsibility, who lives with the child."""
    parent = Contact.objects.create(
        school=pupil.school,
        first=first,
        surname=pupil.surname,
        phone="07700 900123",
        email="dana@bell.example",
    )
    Relation.objects.create(
        pupil=pupil, contact=parent, kind=kind, parental_responsibility=True, lives_with=True
    )
    return parent


def a_colleague(school: School, user: User | None = None, **fields: Any) -> StaffMember:
    """Somebody on the staff list."""
    usual = {"first": "Alex", "surname": "Marsh", "job": "Teacher"}
    return StaffMember.objects.create(school=school, user=user, **{**usual, **fields})


def rewritten(row: Any, **fields: Any) -> Any:
    """The row as the database has it, with these fields changed past every service."""
    fresh = type(row).objects.get(pk=row.pk)
    for name, value in fields.items():
        setattr(fresh, name, value)
    fresh.save(update_fields=[*fields])
    return fresh


def a_draft(school: School, reporter: User, *children: Pupil | str, **answers: Any) -> Concern:
    """A concern that was begun and not sent."""
    concern = concerns.start(school=school, reporter=reporter)
    for child in children:
        named = {"description": child} if isinstance(child, str) else {"pupil": child}
        concerns.name_child(concern, **named)
    said = {"saw": "An adult she met in a game asked her to move to a private chat."}
    return concerns.save_draft(concern, **{**said, **answers})


def cases_of(school: School, reporter: User, *children: Pupil | str, **answers: Any) -> list[Case]:
    """The cases that a submitted concern opened, one for each child, by the child's name."""
    opened = concerns.submit(a_draft(school, reporter, *children, **answers), actor=reporter)
    return sorted(opened, key=lambda case: case.child_name)


def a_case(school: School, child: Pupil | str = "", reporter: User | None = None, **answers: Any) -> Case:
    """One case in observation."""
    made = cases_of(
        school,
        reporter or a_user(school, STAFF),
        child or a_pupil(school, surname=f"Bell{next(number)}"),
        **answers,
    )
    return made[0]


def step(record: Any, rule: Any, actor: User | None, **facts: Any) -> Any:
    """The record after a step that has to succeed."""
    return take_step(record, rule, actor=actor, **facts)


WHY = {"reason": "Two soft signs in one week, and a new phone."}
REFERRING = {**WHY, "consent": "not_asked", "aware": "not_yet"}
CLOSING = {"outcome": "supported", **WHY, "loose_ends": "Nothing is waiting for an answer."}


def refer(case: Case, actor: User, route: str = "social_care") -> Referral:
    """The draft that the decision to refer opened."""
    step(case, c.REFER, actor, route=route, **REFERRING)
    return case.referrals.filter(route=route).latest("drafted_at")


def make(referral: Referral, actor: User, **facts: Any) -> Referral:
    """The referral, recorded as made just now."""
    now = timezone.now()
    usual = {
        "when": now, "phoned_at": now, "to_whom": "Duty worker", "outside_reference": "not given",
        "submitted_by": actor.name,
    }  # fmt: skip
    return step(referral, r.MAKE, actor, **{**usual, **facts})


def monitor(case: Case, actor: User, **facts: Any) -> Case:
    """The case under monitoring by the actor for two weeks."""
    if case.state != c.TRIAGE:
        case = step(case, c.BEGIN_TRIAGE, actor)
    usual = {"owner": actor, "review_on": timezone.localdate() + timedelta(days=14), **WHY}
    return step(case, c.MONITOR, actor, **{**usual, **facts})


def close(case: Case, actor: User, second: User) -> Case:
    """The case closed by two people."""
    if case.state == c.OBSERVATION:
        case = step(case, c.BEGIN_TRIAGE, actor)
    return step(step(case, c.PROPOSE_CLOSE, actor, **CLOSING), c.CLOSE, second, **CLOSING)


ROUTES = {c.SOCIAL_CARE_REFERRAL: "social_care", c.CEOP_REFERRAL: "ceop", c.OTHER_REFERRAL: "police_101"}


def case_in(state: str, school: School, lead: User, deputy: User, **fields: Any) -> Case:
    """A case that walked to this state by steps."""
    case = a_case(school, **fields)
    if state == c.TRIAGE:
        step(case, c.BEGIN_TRIAGE, lead)
    elif state == c.IMMEDIATE_RISK:
        step(case, c.RAISE_IMMEDIATE_RISK, lead, happening="unknown")
    elif state in ROUTES:
        refer(case, lead, ROUTES[state])
    elif state == c.MONITORING:
        monitor(case, lead)
    elif state == c.CLOSED:
        close(case, lead, deputy)
    elif state == c.JOINED:
        step(case, c.JOIN, lead, into=a_case(school, case.pupil), **WHY)
    return Case.objects.get(pk=case.pk)


def deciders(school: School) -> tuple[User, User, User]:
    """The safeguarding lead, the deputy and the head of a school."""
    return (
        a_user(school, LEAD, STAFF, name="Dana Lead"),
        a_user(school, DEPUTY, STAFF, name="Obi Deputy"),
        a_user(school, HEAD, name="Hale Head"),
    )
