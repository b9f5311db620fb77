"""Did everybody get every reminder that was due, and nobody one twice? Told from rows and mails, by Message-ID."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any
from uuid import UUID

from people.models import User
from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Clock, Notice
from referrals.models.notice import LAST_RESORT
from referrals.services.sweeping import TOLD
from tests.faults.listener import Delivery
from tests.faults.town import Place
from workflows.ladders import climb
from workflows.roles import DEPUTY, HEAD, LEAD

IN_THE_ACT = (
    1.0  # seconds that the mail server may have taken to look up the sender, and note the time after that
)
SOON = 15.0  # seconds between a mail that was accepted and the death of its sender
#: Who of a ladder may read a case of their school (docs of the roles); chair and trust lead see counts only.
HEARS = (LEAD, DEPUTY, HEAD)
Due = tuple[UUID, int, UUID]  # clock, rung, person


@dataclass(frozen=True)
class Doubled:
    """Mails that came more than once: `smtp` where a sender died, or was cut off, before it could note the first."""

    smtp: int
    others: list[str]


def due(places: list[Place], now: datetime) -> set[Due]:
    """Which notices have to have been sent: each rung that has come of each clock that still runs."""
    at = {place.school.pk: place for place in places}
    clocks = Clock.objects.select_related("school", "case__owner", "concern__reporter")
    return {
        (clock.pk, stop.number, person.pk)
        for clock in clocks.filter(stopped=None) | clocks.filter(why_stopped=TOLD)
        for stop in climb(rule_of(clock), clock.started, clock.due, calendar_of(clock.school)).stops
        if stop.at <= now
        for person in people(clock, stop.rung.who, at[clock.school_id])
    }


def not_dropped() -> set[Due]:
    """The notices that were written and that somebody still wants, or wanted until they were sent."""
    return set(Notice.objects.filter(dropped_at=None).values_list("clock_id", "rung", "person_id"))


def people(clock: Clock, who: Iterable[str], place: Place) -> set[User]:
    """Who is behind the words of a rung at this school."""
    found: set[User] = set()
    for code in who:
        found |= {user for user in place.by_role.get(code, ()) if code in HEARS}
        if code == "writer" and clock.concern:
            found.add(clock.concern.reporter)
        if code == "owner" and clock.case and clock.case.owner:
            found.add(clock.case.owner)
        if code == "reporter" and clock.case:
            found |= set(User.objects.filter(concerns__children__case=clock.case))
    return found


def missing(wanted: set[Due], mails: list[Delivery]) -> Iterator[str]:
    """Notices without a mail to that person that names that case or concern, and notices that still wait."""
    came = by_id(mails)
    rows: dict[Due, Notice] = {
        (notice.clock_id, notice.rung, notice.person_id): notice
        for notice in Notice.objects.select_related("person", "school", "clock__case", "clock__concern")
    }
    for key in wanted - rows.keys():
        yield f"rung {key[1]} of clock {key[0]}: person {key[2]} was not told"
    for key, notice in rows.items():
        if notice.dropped_at and (key not in wanted):
            continue
        if not notice.sent_at or not any(tells(mail, notice) for mail in came[notice.message_id]):
            yield f"notice {notice.pk}: sent {notice.sent_at}, {len(came[notice.message_id])} mails"


def tells(mail: Delivery, notice: Notice) -> bool:
    """Whether this mail, to the person of the notice, speaks of its case or concern."""
    if notice.why == LAST_RESORT:  # chair and trust lead open no case: theirs names the school alone
        return notice.person.email in mail.to and notice.school.name in mail.text
    about = [record.reference for record in (notice.clock.case, notice.clock.concern) if record]
    about += concerns_of(notice.clock) if not any(name in mail.text for name in about) else []
    return notice.person.email in mail.to and any(name in mail.text for name in about)


def concerns_of(clock: Clock) -> list[str]:
    """How the reporter of a case knows it."""
    found: Any = (
        clock.case.concern_children.values_list("concern__reference", flat=True) if clock.case else ()
    )
    return list(found)


def doubled(mails: list[Delivery], died: dict[int, float]) -> Doubled:
    """Which mails came again. The only excuse is a sender that could not learn, or note, that the first arrived."""
    last = {mail.pid: mail for mail in mails}
    smtp, others = 0, list[str]()
    for same in by_id(mails).values():
        for first, again in pairwise(same):
            if excused(first, last, died):
                smtp += 1
            else:
                others.append(f"{first.message_id} to {first.to}, {again.at - first.at:.1f} s apart")
    return Doubled(smtp, others)


def excused(mail: Delivery, last: dict[int, Delivery], died: dict[int, float]) -> bool:
    """Whether the sender was not told that the mail was accepted, or was killed with this mail as its last."""
    if not mail.told or not mail.pid:
        return True
    return last[mail.pid] is mail and -IN_THE_ACT <= died.get(mail.pid, 0.0) - mail.at <= SOON


def by_id(mails: list[Delivery]) -> defaultdict[str, list[Delivery]]:
    """The mails by Message-ID, oldest first."""
    found = defaultdict[str, list[Delivery]](list)
    for mail in mails:
        found[mail.message_id].append(mail)
    return found
