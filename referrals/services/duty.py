"""Whom a rung reaches: people on duty who may know of the case, never whoever it is about."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from people.models import School, User
from people.queries import absence_now, on_duty
from referrals.models import Case, Clock
from referrals.models.notice import LAST_RESORT, NO_ADDRESS, NOBODY
from referrals.services.addressing import reaches
from workflows.access import CHILD, reads
from workflows.deadlines import RULES, Rung
from workflows.ladders import Stop, told
from workflows.roles import CHAIR, HEAD, REPORTER, SECOND_PERSON, TRUST_LEAD


class Duty:
    """Who is on duty at one moment. Remembers its answers, for one sweep asks the same many times."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self._on_duty: dict[tuple[UUID, str], list[User]] = {}

    def people(self, clock: Clock, who: Iterable[str]) -> list[User]:
        """Return the people behind the words of a rung who may be told of this clock, each once."""
        found = [
            person
            for code in who
            for person in self._behind(clock, code)
            if may_know(person, clock, as_author=code == "reporter")
        ]
        return list(dict.fromkeys(found))

    def heard(self, clock: Clock, stops: tuple[Stop, ...]) -> list[User]:
        """Return whom the first stop reaches; if nobody, whom the next rungs reach, then the earlier ones, then
        the head, then chair and trust lead. See `reached`."""
        return self.reached(clock, stops)[0]

    def reached(
        self, clock: Clock, stops: tuple[Stop, ...], *, without: Iterable[UUID] = ()
    ) -> tuple[list[User], str]:
        """Return whom these stops reach and why it is them: "" where it was their turn.

        `stops` is the ladder from the rung that is due on, followed by the rungs behind it. A rung that
        speaks to the writer of a concern is nobody else's business and climbs nowhere. `without`: whom no
        mail reaches.
        """
        if stops[0].rung.for_its_author:
            return self._reachable(clock, self.people(clock, audience(clock, stops[0])), without), ""
        asked = [audience(clock, stop) for stop in stops if not stop.rung.for_its_author]
        first = self.people(clock, asked[0])
        for number, who in enumerate([*asked, self._head(clock)]):
            if people := self._reachable(clock, self.people(clock, who), without):
                return people, (NO_ADDRESS if first else NOBODY) if number else ""
        return self._reachable(clock, self._last_resort(clock), without), LAST_RESORT

    def _head(self, clock: Clock) -> tuple[str, ...]:
        case = clock.case
        return told(Rung((HEAD,), ""), kind=case.kind, about_head=case.about_head) if case else ()

    def _last_resort(self, clock: Clock) -> list[User]:
        """Chair and trust lead, who open no case of a child: they learn that nobody acts, and no reference."""
        people = (
            [*self._role(clock.school, CHAIR), *self._role(clock.school, TRUST_LEAD)] if clock.case else []
        )
        return [person for person in dict.fromkeys(people) if may_be_last(person, clock)]

    @staticmethod
    def _reachable(clock: Clock, people: list[User], without: Iterable[UUID]) -> list[User]:
        left_out = set(without)
        return [person for person in people if person.pk not in left_out and reaches(person, clock)]

    def _behind(self, clock: Clock, code: str) -> list[User]:
        if code == "writer":
            return [clock.concern.reporter] if clock.concern else []
        if clock.case is None:
            return []
        if code == "reporter":
            return reporters(clock.case)
        if code == "second_person":
            return second_people(clock.case)
        return self._owner(clock.case) if code == "owner" else self._role(clock.school, code)

    def _owner(self, case: Case) -> list[User]:
        if case.owner is None:
            return []
        absence = absence_now(case.owner, case.school, self.at)
        return [person for person in [absence.cover if absence else case.owner] if person]

    def _role(self, school: School, role: str) -> list[User]:
        key = (school.pk, role)
        if key not in self._on_duty:
            self._on_duty[key] = on_duty(school, role, self.at)
        return self._on_duty[key]


def audience(clock: Clock, stop: Stop) -> tuple[str, ...]:
    """Return the words of a rung as they hold for this clock's kind of case."""
    case = clock.case
    return told(stop.rung, kind=case.kind if case else CHILD, about_head=case.about_head if case else False)


def reporters(case: Case) -> list[User]:
    """Return who raised the concerns of a case."""
    return list(User.objects.filter(concerns__children__case=case, is_active=True).distinct())


def second_people(case: Case) -> list[User]:
    """Return who was given this one case as its second person."""
    grants = case.grants.current().filter(role=SECOND_PERSON).select_related("user")
    return [grant.user for grant in grants]


def may_be_last(person: User, clock: Clock) -> bool:
    """Return whether somebody who opens no case may hear that nobody acts on one: not whom it is about."""
    return (
        person.is_active
        and clock.case is not None
        and not clock.case.shut_out.filter(user=person).exists()
        and bool(person.roles_at(clock.school) & {CHAIR, TRUST_LEAD})
    )


def may_know(person: User, clock: Clock, *, as_author: bool) -> bool:
    """Return whether this person is to learn of this clock: by a role that opens the case, or as its reporter."""
    if not person.is_active:
        return False
    if clock.case is None:
        return clock.concern is not None and clock.concern.reporter_id == person.pk
    left_out = RULES[clock.rule].not_to
    if left_out and getattr(clock.case, f"{left_out}_id") == person.pk:
        return False
    roles = clock.case.roles_of(person)
    return REPORTER in roles if as_author else reads(roles)
