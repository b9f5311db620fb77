"""Which of the notices of one person are still wanted: what has to be known is read once for all of them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from people.models import School
from people.queries import absence_now
from referrals.models import Clock, Notice
from referrals.models.notice import LAST_RESORT
from referrals.queries.standing import Standing
from referrals.services.duty import may_be_last, may_know
from referrals.services.letters import rung_of
from referrals.services.sweeping import TOLD


class Wanting:
    """The same number of queries for one notice and for hundreds, of one person at one moment."""

    def __init__(self, notices: Iterable[Notice], now: datetime) -> None:
        self._now = now
        self._standing = Standing([one.clock.case for one in notices if one.clock.case])
        self._away: dict[UUID, bool] = {}
        self._held: dict[UUID, frozenset[str]] = {}

    def still(self, notice: Notice) -> bool:
        """Return whether the clock still runs and the person may still know of the case."""
        clock, person = notice.clock, notice.person
        if not runs(clock):
            return False
        if notice.why == LAST_RESORT:
            return may_be_last(
                person, clock, held=self._roles_at(notice), shut_out=self._standing.is_shut_out
            )
        return may_know(
            person, clock, as_author=rung_of(notice).for_its_author, roles_of=self._standing.roles_of
        )

    def away(self, notice: Notice) -> bool:
        """Return whether the person is away from the school of the notice by now."""
        school: School = notice.school
        if school.pk not in self._away:
            self._away[school.pk] = absence_now(notice.person, school, self._now) is not None
        return self._away[school.pk]

    def _roles_at(self, notice: Notice) -> frozenset[str]:
        school: School = notice.school
        if school.pk not in self._held:
            self._held[school.pk] = notice.person.roles_at(school)
        return self._held[school.pk]


def runs(clock: Clock) -> bool:
    """Return whether a clock runs, or had only to be told of."""
    return clock.stopped is None or clock.why_stopped == TOLD
