"""Whom a rung reaches: people on duty who may know of the case, never whoever it is about."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from people.models import School, User
from people.queries import Teams
from referrals.models import Case, Clock
from referrals.models.notice import LAST_RESORT, NO_ADDRESS, NOBODY
from referrals.queries.standing import Standing
from referrals.services.addressing import reaches
from workflows.access import CHILD, reads
from workflows.deadlines import RULES, Rung
from workflows.ladders import Stop, told
from workflows.roles import ALL, CHAIR, HEAD, REPORTER, STAFF, TRUST_LEAD

CALLED = ALL - {STAFF}  # a ladder calls no whole staff room, and reading it would cost more than all else
RolesOf = Callable[[Case, User], frozenset[str]]
ShutOut = Callable[[Case, User], bool]


class Duty:
    """Who is on duty at one moment. What it has to know of these clocks is read at once, of others when they come."""

    def __init__(self, at: datetime, clocks: Iterable[Clock] = ()) -> None:
        self.at, known = at, list(clocks)
        self._teams = Teams([clock.school for clock in known], CALLED, at)
        self._standing = Standing([clock.case for clock in known if clock.case])

    def people(self, clock: Clock, who: Iterable[str]) -> list[User]:
        """Return the people behind the words of a rung who may be told of this clock, each once."""
        found = [
            person
            for code in who
            for person in self._behind(clock, code)
            if self._may_know(person, clock, as_author=code == "reporter")
        ]
        return list(dict.fromkeys(found))

    def _may_know(self, person: User, clock: Clock, *, as_author: bool = False) -> bool:
        return may_know(person, clock, as_author=as_author, roles_of=self._standing.roles_of)

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
        mail reaches. Where a child may be in danger and everybody is away, everybody is told all the same; where
        chair and trust are there, who open no case, see `although_away` for whoever does.
        """
        if stops[0].rung.for_its_author:
            return self._reachable(clock, self.people(clock, audience(clock, stops[0])), without), ""
        if self.is_no_news(clock, stops[0]):
            return [], ""
        asked = [audience(clock, stop) for stop in stops if not stop.rung.for_its_author]
        first = self.people(clock, asked[0])
        for number, who in enumerate([*asked, self._head(clock)]):
            if people := self._reachable(clock, self.people(clock, who), without):
                return people, (NO_ADDRESS if first else NOBODY) if number else ""
        if people := self._reachable(clock, self._last_resort(clock), without):
            return people, LAST_RESORT
        return self.although_away(clock, stops, without=without), NOBODY

    def is_no_news(self, clock: Clock, stop: Stop) -> bool:
        """Return whether what is only told would be told to nobody but whoever brought it: then nobody is sought in
        their place."""
        if not RULES[clock.rule].tells_only or clock.case is None:
            return False
        asked = {person.pk for code in audience(clock, stop) for person in self._behind(clock, code)}
        return asked == {_left_out(clock.case, clock)}

    def although_away(
        self, clock: Clock, stops: tuple[Stop, ...], *, without: Iterable[UUID] = ()
    ) -> list[User]:
        """Return whom the ladder tells of danger when nobody who may open the case is on duty: all who may, though
        they are away. Nobody where a child is not in danger."""
        if not RULES[clock.rule].urgent:
            return []
        asked = CALLED & {code for stop in stops for code in audience(clock, stop)}
        team = self._team(clock.school)
        people = [person for code in sorted(asked) for person in team.holders(clock.school, code)]
        known = [person for person in dict.fromkeys(people) if self._may_know(person, clock)]
        return self._reachable(clock, known, without)

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
            return self._standing.reporters(clock.case)
        if code == "second_person":
            return self._standing.second_people(clock.case)
        return self._owner(clock.case) if code == "owner" else self._role(clock.school, code)

    def _owner(self, case: Case) -> list[User]:
        if case.owner is None:
            return []
        return self._team(case.school).in_place_of(case.owner, case.school)

    def _role(self, school: School, role: str) -> list[User]:
        return self._team(school).on_duty(school, role)

    def _team(self, school: School) -> Teams:
        if not self._teams.knows(school):
            self._teams = Teams([school], CALLED, self.at)
        return self._teams


def audience(clock: Clock, stop: Stop) -> tuple[str, ...]:
    """Return the words of a rung as they hold for this clock's kind of case."""
    case = clock.case
    return told(stop.rung, kind=case.kind if case else CHILD, about_head=case.about_head if case else False)


def may_be_last(
    person: User, clock: Clock, *, held: frozenset[str] | None = None, shut_out: ShutOut | None = None
) -> bool:
    """Return whether somebody who opens no case may hear that nobody acts on one: not whom it is about. `held` are
    their roles at the school, `shut_out` says whom a case may be about, where that was read before."""
    if not person.is_active or clock.case is None:
        return False
    about_them = (
        shut_out(clock.case, person) if shut_out else clock.case.shut_out.filter(user=person).exists()
    )
    if about_them:
        return False
    return bool((person.roles_at(clock.school) if held is None else held) & {CHAIR, TRUST_LEAD})


def may_know(person: User, clock: Clock, *, as_author: bool, roles_of: RolesOf = Case.roles_of) -> bool:
    """Return whether this person is to learn of this clock: by a role that opens the case, or as its reporter."""
    if not person.is_active:
        return False
    if clock.case is None:
        return clock.concern is not None and clock.concern.reporter_id == person.pk
    if _left_out(clock.case, clock) == person.pk:
        return False
    roles = roles_of(clock.case, person)
    return REPORTER in roles if as_author else reads(roles)


def _left_out(case: Case, clock: Clock) -> UUID | None:
    word = RULES[clock.rule].not_to
    found: UUID | None = getattr(case, f"{word}_id") if word else None
    return found
