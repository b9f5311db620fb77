"""What the tests of every state x step x role share: people in every role, and an answer to every question."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from people.models import School, User
from referrals.models import Case, Grant
from tests.factories import a_case, a_pupil, a_user
from trail.models import Entry
from workflows import access, roles
from workflows import case as c
from workflows import referral as r
from workflows.facts import Fact
from workflows.routes import state_of
from workflows.steps import Step

ON_ONE_CASE = (roles.PASTORAL, roles.SECOND_PERSON, roles.ASSIGNED)


class Cast:
    """One person for each role of the school, for each role on one case, the reporter, and one shut out."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.held = {a_user(school, role): frozenset({role}) for role in sorted(roles.ALL)}
        self.granted = {a_user(school, roles.STAFF): role for role in ON_ONE_CASE}
        self.reporter, self.accused = a_user(school, roles.STAFF), a_user(school, roles.LEAD, roles.HEAD)
        self.lead, self.deputy = (self.who(role) for role in (roles.LEAD, roles.DEPUTY))

    def who(self, role: str) -> User:
        """The person who holds this role and no other."""
        return next(user for user, held in self.held.items() if held == {role})

    def on(self, case: Case) -> dict[User, frozenset[str]]:
        """Everybody with the roles that the table of need to know gives them on this case; grants are made."""
        for user, role in self.granted.items():
            Grant.objects.create(case=case, user=user, role=role, given_by=self.lead, reason="To help.")
        case.shut_out.get_or_create(user=self.accused)
        found = {user: self.roles(case, held=held) for user, held in self.held.items()}
        for user, role in self.granted.items():
            found[user] = self.roles(case, held=frozenset({roles.STAFF}), granted=frozenset({role}))
        found[self.reporter] = self.roles(case, held=frozenset({roles.STAFF}), reported=True)
        found[self.accused] = frozenset()
        return found

    @staticmethod
    def roles(case: Case, **given: Any) -> frozenset[str]:
        """The table's answer for one person."""
        usual = {"held": frozenset(), "granted": frozenset(), "reported": False, "shut_out": False}
        return access.case_roles(kind=case.kind, about_head=case.about_head, **{**usual, **given})


def answers(record: Any, rule: Step, needs: tuple[Fact, ...], lead: User) -> dict[str, Any]:
    """An answer to each question of a step that the rest of the rules accept."""
    return {fact.name: answer(record.chain, fact, lead) for fact in needs}


def answer(case: Case, fact: Fact, lead: User) -> Any:
    """One answer, by name where the rules look closer, else by kind."""
    if fact.name == "route":
        return "prevent"
    if fact.name == "outcome":
        return "supported"
    if fact.name == "stage":
        return fact.choices[-1][0]  # an escalation goes upwards
    by_kind = {
        "line": lambda: "Duty worker",
        "text": lambda: "Two soft signs in one week.",
        "moment": timezone.now,
        "date": lambda: timezone.localdate() + timedelta(days=7),
        "choice": lambda: fact.choices[0][0],
        "member": lambda: lead,
        "pupil": lambda: a_pupil(case.school, "Zed"),
        "case": lambda: host_for(case),
    }
    return by_kind[fact.kind]()


def host_for(case: Case) -> Case:
    """Another open case of the same child and kind."""
    host = a_case(case.school, case.pupil)
    Case.objects.filter(pk=host.pk).update(kind=case.kind, about_head=case.about_head)
    return Case.objects.get(pk=host.pk)


def entries(case: Case, event: str) -> int:
    """How often the case's trail tells of an event."""
    return Entry.objects.filter(case_id=case.pk, event=event).count()


def all_entries(case: Case) -> int:
    """The length of the case's trail."""
    return Entry.objects.filter(case_id=case.pk).count()


def stands_right(case: Case) -> bool:
    """The invariant: a case stands where its most urgent open referral stands, and nowhere else."""
    case = Case.objects.get(pk=case.pk)
    waiting = [state_of(one.route) for one in case.referrals.filter(state__in=r.OPEN)]
    if case.state in c.REFERRAL_STATES:
        return bool(waiting) and case.state == c.most_urgent(waiting)
    return not waiting or case.state in c.ENDED
