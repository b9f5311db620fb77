"""Two schools with one person for each standpoint of the table, and one record for each relation to it."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.utils import timezone

from people.models import ClosedDays, School, SchoolTerm, User
from people.services.absences import record_absence
from referrals.models import Case, Concern, Grant, Notice
from referrals.services.cases import mark_read
from referrals.services.child_on_child import join
from referrals.services.threshold import decide_threshold
from tests.access.papers import evidence_of, sample_of, search_of
from tests.access.table import PEOPLE
from tests.factories import (
    WHY,
    a_case,
    a_colleague,
    a_draft,
    a_parent,
    a_pupil,
    a_school,
    a_user,
    cases_of,
    make,
    refer,
)  # fmt: skip
from workflows import roles as r

ROLES = {
    "staff": r.STAFF, "reporter": r.STAFF, "pastoral": r.PASTORAL, "named": r.PASTORAL, "second": r.TRUST_LEAD,
    "assigned": r.DEPUTY, "deputy": r.DEPUTY, "lead": r.LEAD, "head": r.HEAD, "chair": r.CHAIR,
    "governor": r.GOVERNOR, "trust_lead": r.TRUST_LEAD, "auditor": r.AUDITOR, "dpo": r.DPO, "it": r.IT,
    "subject": r.LEAD, "expired": r.PASTORAL,
}  # fmt: skip
#: Words that stand in one record each and nowhere else.
SAID = {
    "a case about a child": "She was asked to move to a private chat named Heronsgate.",
    "a case about the subject": "He was seen alone with a child in the Quillfeather room.",
    "a case about the head": "A child was driven home alone, by way of Tamarisk Lane.",
    "a case of another school": "A gift arrived from somebody called Ottersby.",
    "a draft": "A new telephone, from somebody called Marlowhurst.",
}
#: Who knows the words of a record although they do not read its case, and who knows its reference alone.
WRITERS = {
    "a case about a child": ["reporter"], "a case about the subject": ["reporter"],
    "a case about the head": ["reporter"], "a draft": ["reporter"],
}  # fmt: skip
AUDITED = {"a case about a child": ["auditor", "dpo"]}


def readers_by_name() -> dict[str, list[str]]:
    """Who may open the case of a record; a draft nobody."""
    return {name: PEOPLE["record"][name].get("readers", []) for name in SAID}


@dataclass
class World:
    """People by standpoint, with a session each; records by name, each with the ids that its addresses need."""

    our: School
    their: School
    users: dict[str, User]
    keys: dict[str, dict[str, UUID]] = field(default_factory=dict)
    cases: dict[str, Case] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    readers: dict[str, list[str]] = field(default_factory=readers_by_name)
    browser: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def client(self, person: str) -> Client:
        """The browser with this person's session alone; signed out for anybody without one."""
        self.browser.cookies.clear()  # one browser for all: each new one would set up the middleware again
        if person in self.sessions:
            self.browser.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[person]
        return self.browser

    def secrets(self, name: str, person: str) -> list[str]:
        """What this person must find nowhere: words, references and, at another school, the child's name."""
        case, readers = self.cases.get(name), self.readers[name]
        if person in readers:
            return []
        reference = [case.reference] if case and person not in AUDITED.get(name, ()) else []
        if person in WRITERS.get(name, ()):
            return reference
        elsewhere = (person == "lead_elsewhere") != (
            name == "a case of another school"
        ) or person == "anonymous"
        child = [case.pupil.surname] if case and case.pupil and elsewhere else []
        return [SAID[name], *reference, *child]


def build() -> World:
    """The whole world, made through the real services."""
    our, their = a_school("Riverbank Academy"), a_school("Northfield High")
    users = {name: a_user(our, role, name=f"Quill {name.title()}son") for name, role in ROLES.items()}
    users["lead_elsewhere"] = a_user(their, r.LEAD, name="Quill Farleadson")
    users["staff_elsewhere"] = a_user(their, r.STAFF, name="Quill Farstaffson")
    for name in ("subject", "head"):
        a_colleague(our, users[name], first=name.title(), surname="Marsh")
    world = World(our, their, users)
    add_cases(world)
    add_concerns(world)
    add_people(world)
    for name, decides in {"a case about a child": "lead", "a case about the subject": "head"}.items():
        world.keys[name] |= evidence_of(world.cases[name], users[decides])
    world.keys["a search"] = search_of(our, users["dpo"])
    world.keys["a sample"] = sample_of(our, users["auditor"])
    for name, user in users.items():
        user.set_password("riverbank is a school")
        user.save()
        client = Client()
        client.force_login(user)
        world.sessions[name] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return world


def add_cases(world: World) -> None:
    """One case for each circle of readers, each with a referral that was made."""
    users, named = world.users, world.users
    child = a_pupil(world.our, "Isolde", "Farthingale")
    a_parent(child)
    add_case(world, "a case about a child", child, users["reporter"], users["lead"])
    subject, head = users["subject"].staff_member, users["head"].staff_member
    add_adult(world, "a case about the subject", users["reporter"], users["head"], adult=subject)
    add_adult(
        world, "a case about the head", users["reporter"], users["chair"], adult=head, adult_is_head=True
    )
    far = a_pupil(world.their, "Peregrine", "Thistlewood")
    add_case(world, "a case of another school", far, users["staff_elsewhere"], users["lead_elsewhere"])
    other = a_case(world.our, "A boy in Year 9", users["reporter"])
    join(world.cases["a case about a child"], other, actor=users["lead"], part="harmed", other_part="alleged")
    world.keys["a case about a child"]["other"] = other.pk
    for name, decides in {"a case about the subject": "head", "a case about the head": "chair"}.items():
        decide_threshold(world.cases[name], actor=users[decides], answer="not_met", **WHY)
    let_in(world, "a case about a child", named["named"], r.PASTORAL, by=users["lead"])
    let_in(world, "a case about a child", named["expired"], r.PASTORAL, by=users["lead"], days=-1)
    let_in(world, "a case about a child", named["second"], r.SECOND_PERSON, by=users["lead"])
    let_in(world, "a case about the subject", named["assigned"], r.ASSIGNED, by=users["head"])


def add_adult(world: World, name: str, reporter: User, decides: User, **adult: Any) -> None:
    """A case about an adult of the school and a child of a name of its own."""
    child = a_pupil(world.our, "Rosamund", f"Penhallow{len(world.cases)}")
    add_case(world, name, child, reporter, decides, route="lado", about_adult="yes", **adult)


def add_case(
    world: World, name: str, child: Any, reporter: User, decides: User, route: str = "social_care", **said: Any
) -> None:  # fmt: skip
    """A case that was read, with a referral that was made; its concern is a record of its own."""
    case = a_case(child.school, child, reporter, saw=SAID[name], **said)
    mark_read(case, actor=decides)
    referral = make(refer(Case.objects.get(pk=case.pk), decides, route), decides)
    concern = case.concern_children.get()
    world.cases[name] = Case.objects.get(pk=case.pk)
    world.keys[name] = {"case": case.pk, "referral": referral.pk, "grant": case.pk}
    world.keys[name.replace("a case", "a concern")] = {
        "concern": concern.concern_id, "pupil": child.pk, "child": concern.pk,
    }  # fmt: skip


def let_in(world: World, name: str, user: User, role: str, *, by: User, days: int = 30) -> None:
    """Access by name, for a month, or for a time that is over."""
    until = timezone.now() + timedelta(days=days)
    grant = Grant.objects.create(
        case=world.cases[name], user=user, role=role, given_by=by, until=until, **WHY
    )
    world.keys[name]["grant"] = grant.pk


def add_concerns(world: World) -> None:
    """A draft, and a concern that somebody wrote about themselves."""
    child = a_pupil(world.our, "Lysander", "Oakapple")
    draft = a_draft(world.our, world.users["reporter"], child, saw=SAID["a draft"], about_adult="no")
    stranger = world.cases["a case of another school"].pupil_id
    world.keys["a draft"] = {**keys_of(draft), "stranger": stranger}
    about = {"about_adult": "yes", "adult": world.users["subject"].staff_member}
    own = cases_of(world.our, world.users["subject"], child, **about)[0].concern_children.get().concern
    world.keys["a concern of the subject about themselves"] = keys_of(own)


def keys_of(concern: Concern) -> dict[str, UUID]:
    """The ids that the addresses of a concern need."""
    child = concern.children.get()
    return {"concern": concern.pk, "draft": concern.pk, "pupil": child.pupil_id, "child": child.pk}


def add_people(world: World) -> None:
    """Records of people, here and elsewhere."""
    colleague, stranger = world.users["staff"], world.users["staff_elsewhere"]
    now = timezone.now()
    away = record_absence(
        user=world.users["lead"], school=world.our, since=now, until=now + timedelta(days=1), actor=None
    )
    term = SchoolTerm(first=date(2026, 9, 2), last=date(2026, 12, 18))
    inset = ClosedDays(first=date(2026, 11, 2), last=date(2026, 11, 2), kind="inset")
    for days, school in ((term, world.our), (inset, world.our)):
        days.school = school
        days.save()
    far_term = SchoolTerm.objects.create(school=world.their, first=term.first, last=term.last)
    world.keys |= {
        "a pupil": {"pupil": world.cases["a case about a child"].pupil_id},
        "a pupil of another school": {"pupil": world.cases["a case of another school"].pupil_id},
        "a colleague": {"user": colleague.pk},
        "somebody of another school": {"user": stranger.pk},
        "a colleague's role": {"membership": colleague.memberships.get().pk},
        "a role at another school": {"membership": stranger.memberships.get().pk},
        "an absence of the lead": {"absence": away.pk},
        "a reminder to the lead": {"reminder": a_reminder(world).pk},
        "a term": {"term": term.pk},
        "a term of another school": {"term": far_term.pk},
        "an inset day": {"closed": inset.pk},
    }


def a_reminder(world: World) -> Notice:
    """A reminder that the lead has opened by its link already."""
    clock = world.cases["a case about a child"].clocks.filter(stopped__isnull=True).earliest("due")
    seen = timezone.now()
    return Notice.objects.create(
        clock=clock, rung=0, person=world.users["lead"], school=world.our, seen_at=seen
    )
