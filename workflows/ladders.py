"""The ladder of a clock: at which moments whom to tell, and whom instead when an adult is the concern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workflows.access import CHILD
from workflows.calendars import Calendar
from workflows.deadlines import Rule, Rung
from workflows.due_times import due_at
from workflows.roles import CHAIR, DEPUTY, HEAD, LABELS, LEAD, TRUST_LEAD

PERSONAL = frozenset({"reporter", "owner", "writer"})
NAMED = PERSONAL | {"second_person"}
WORDS = {
    LEAD: "safeguarding lead",
    DEPUTY: "deputy",
    HEAD: "head",
    CHAIR: "chair of governors",
    TRUST_LEAD: "trust safeguarding lead",
    "reporter": "the reporter",
    "owner": "the owner",
    "writer": "the writer",
    "second_person": "second person",
}


@dataclass(frozen=True)
class Stop:
    """A moment of the ladder. `number` is the rung's place in the rule, which never changes."""

    at: datetime
    number: int
    rung: Rung


@dataclass(frozen=True)
class Ladder:
    """The stops of a clock: those of its rule, then the same reminder again and again until somebody acts.

    A place counts the stops that are behind a clock.
    """

    rule: Rule
    stops: tuple[Stop, ...]  # of the rule, in the order of time; those of one moment in the order of the rule
    calendar: Calendar

    def at(self, place: int) -> Stop | None:
        """Return the stop at a place; None where the ladder has ended."""
        if place < len(self.stops):
            return self.stops[place]
        return self._again(place) if self.rule.again else None

    def asked(self, place: int) -> tuple[Stop, ...]:
        """Return the stop at a place, those above it, then those below: who is asked in turn if nobody is there."""
        return (*self.ahead(place), *reversed(self.stops[:place]))

    def ahead(self, place: int) -> tuple[Stop, ...]:
        """Return the stop at a place and those above it, with the first of those that come again."""
        again = self.at(max(place, len(self.stops)))
        return (*self.stops[place:], *((again,) if again else ()))

    def to_authors(self, place: int) -> tuple[Stop, ...]:
        """Return the stops from a place on that speak to whoever wrote the concern."""
        return tuple(stop for stop in self.stops[place:] if stop.rung.for_its_author)

    def after(self, place: int, now: datetime) -> int:
        """Return the next place. Of those that come again, what was missed is left out."""
        place += 1
        while place >= len(self.stops) and (stop := self.at(place)) and stop.at <= now:
            place += 1
        return place

    def place_of(self, number: int) -> int:
        """Return the place of a rung by its number in the rule."""
        return next((n for n, stop in enumerate(self.stops) if stop.number == number), number)

    def _again(self, place: int) -> Stop:
        rung = self.rule.rung(place)
        times = place - len(self.stops) + 1
        return Stop(due_at(self.stops[-1].at, times * rung.after, rung.unit, self.calendar), place, rung)


def climb(rule: Rule, started: datetime, due: datetime, calendar: Calendar) -> Ladder:
    """Return the ladder of a clock."""
    begin = {"start": started, "due": due}
    stops = (
        Stop(due_at(begin[rung.counts_from], rung.after, rung.unit, calendar), number, rung)
        for number, rung in enumerate(rule.ladder)
    )
    return Ladder(rule, tuple(sorted(stops, key=lambda stop: (stop.at, stop.number))), calendar)


def told(rung: Rung, *, kind: str, about_head: bool) -> tuple[str, ...]:
    """Return whom a rung tells on a case of this kind, in the rung's order.

    An allegation about an adult goes to the head alone, about the head to the chair alone
    (KCSIE Part four); a concern about a child that names the head never goes to the head.
    """
    if kind == CHILD:
        return tuple(who for who in rung.who if not (about_head and who == HEAD))
    instead = CHAIR if about_head else HEAD
    named = (who if who in NAMED else instead for who in rung.who)
    return tuple(dict.fromkeys(named))


def in_words(who: tuple[str, ...]) -> str:
    """Return the people of a rung as a reader says them: "safeguarding lead, deputy and head"."""
    names = [WORDS.get(code) or LABELS[code] for code in who]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
