"""If nobody acts: which reminder goes to whom and when, found by walking the ladders forward as the sweep will."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from people.models import School, User
from people.queries.rota import Roster
from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Case, Clock
from referrals.models.notice import CHANNELS, EMAIL, LAST_RESORT, NOBODY
from referrals.services.addressing import channels_for, held_until
from referrals.services.duty import Duty
from referrals.services.letters import says
from workflows.deadline_words import again_in_words
from workflows.deadlines import Rule, Rung
from workflows.ladders import Ladder, Stop, climb

LONGEST = 120  # days: who is on duty later than that, nobody knows


@dataclass(frozen=True)
class Way:
    """How one person will hear of a reminder. `by` is "" for a mail alone; `held` is the end of their quiet
    hours where it waits for that."""

    person: User
    by: str
    held: datetime | None


@dataclass(frozen=True)
class Foreseen:
    """One reminder to come. `people` is empty where nobody on the whole ladder can be told in the time looked at."""

    at: datetime
    clock: Clock
    rule: Rule
    rung: Rung
    people: tuple[User, ...]
    why: str = ""
    comes_again: bool = False
    number: int = 0  # of the rung, as its notices have it

    @property
    def every(self) -> str:
        """How often it comes again: "then every working day until somebody acts"; "" where it comes once."""
        return again_in_words(self.rule.again) if self.comes_again and self.rule.again else ""

    @property
    def ways(self) -> list[Way]:
        """How each person will hear of it."""
        return [
            Way(
                one,
                by_words(channels_for(one, self.clock)),
                held_until(one, self.clock, self.number, self.at),
            )
            for one in self.people
        ]

    @property
    def says(self) -> str:
        """What they will read: whoever cannot open the case is told that nobody acts, and nothing of it."""
        return says(self.rung, self.why)


def by_words(channels: list[str]) -> str:
    """Return by which channels, where it is not mail alone: "by text message alone", "by e-mail and text message"."""
    if channels == [EMAIL]:
        return ""
    named = " and ".join(CHANNELS[one].lower() for one in channels)
    return f"by {named}{' alone' if len(channels) == 1 else ''}" if channels else ""


class Ahead:
    """Who is on duty at moments to come: one answer serves until somebody leaves, returns, comes or goes.

    Single grants and who a case is about count as they stand now.
    """

    def __init__(self, school: School, now: datetime, until: datetime) -> None:
        self.turns = Roster(school, now, until).turns
        self._duties: dict[int, Duty] = {}

    def heard(self, clock: Clock, stops: tuple[Stop, ...], at: datetime) -> tuple[datetime, list[User], str]:
        """Return whom these stops reach at `at`, or at the first change after it from which they reach somebody."""
        here = bisect_right(self.turns, at) - 1
        for place in range(here, len(self.turns)):
            people, why = self._duty(place).reached(clock, stops)
            if people:
                return max(at, self.turns[place]), people, why
        return at, [], ""

    def although_away(self, clock: Clock, stops: tuple[Stop, ...], at: datetime) -> tuple[User, ...]:
        """Return who is told of danger beside chair and trust, who open no case (services/duty.py)."""
        return tuple(self._duty(bisect_right(self.turns, at) - 1).although_away(clock, stops))

    def _duty(self, place: int) -> Duty:
        if place not in self._duties:
            self._duties[place] = Duty(self.turns[place])
        return self._duties[place]


def foresee(case: Case, now: datetime, until: datetime, *, each: bool = False) -> list[Foreseen]:
    """Return the reminders of the case's running clocks up to `until`, in the order of time.

    Of those that come again and again until somebody acts the first stands for all, unless `each` is wanted.
    """
    clocks = Clock.objects.filter(case=case, stopped__isnull=True, next_rung_at__isnull=False)
    ahead = Ahead(case.school, now, until)
    running = clocks.select_related("school", "case__school", "case__owner", "referral").order_by(
        "due", "rule"
    )
    found = [one for clock in running for one in _of_clock(clock, now, until, ahead, each)]
    return sorted(found, key=lambda one: one.at)


def _of_clock(clock: Clock, now: datetime, until: datetime, ahead: Ahead, each: bool) -> Iterator[Foreseen]:
    rule, place, moment = rule_of(clock), clock.rung, now
    ladder = climb(rule, clock.started, clock.due, calendar_of(clock.school))
    while stop := ladder.at(place):
        # The calendar may have changed since the sweep noted when to look again.
        due = clock.next_rung_at if place == clock.rung and clock.next_rung_at else stop.at
        moment = max(moment, due)
        if moment > until:
            return
        asked = ladder.asked(place)
        moment, people, why = ahead.heard(clock, asked, moment)
        again, place = place >= len(ladder.stops), ladder.after(place, moment)
        if people or not stop.rung.for_its_author:
            yield Foreseen(moment, clock, rule, stop.rung, tuple(people), why, again, stop.number)
        if why == LAST_RESORT and (away := ahead.although_away(clock, asked, moment)):
            yield Foreseen(moment, clock, rule, stop.rung, away, NOBODY, again, stop.number)
        if not people and not stop.rung.for_its_author:
            yield from _to_authors(clock, ladder, place, ahead, until)
            return
        if again and not each:
            return


def _to_authors(
    clock: Clock, ladder: Ladder, place: int, ahead: Ahead, until: datetime
) -> Iterator[Foreseen]:
    """Where nobody else can be told, the ladder stands still, except for whoever wrote the concern."""
    for stop in ladder.to_authors(place):
        if stop.at <= until:
            at, people, why = ahead.heard(clock, (stop,), stop.at)
            yield Foreseen(at, clock, ladder.rule, stop.rung, tuple(people), why, number=stop.number)
