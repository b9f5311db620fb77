"""The notices of one person for one rung: by which channels, and not before the end of their quiet hours."""

from datetime import datetime

from people.models import User
from people.reminding import has_address, quiet_of, texted_at
from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Clock, Notice
from referrals.models.notice import EMAIL, SMS
from workflows.quiet import waits_until


def reaches(person: User, clock: Clock) -> bool:
    """Return whether any channel reaches this person about this clock."""
    return bool(channels_for(person, clock))


def channels_for(person: User, clock: Clock) -> list[str]:
    """Return mail, and a text message where a child may be in danger now and the person wants one."""
    found = [EMAIL] if has_address(person) else []
    return [*found, SMS] if rule_of(clock).urgent and texted_at(person) else found


def notices_to(person: User, clock: Clock, rung: int, now: datetime, why: str = "") -> list[Notice]:
    """Return what to write to one person about one rung, one notice for each channel; nothing is saved."""
    return [
        Notice(
            clock=clock, rung=rung, person=person, school=clock.school, channel=channel, why=why, created=now,
            next_try=now, not_before=held_until(person, clock, rung, now),
        )
        for channel in channels_for(person, clock)
    ]  # fmt: skip


def held_until(person: User, clock: Clock, rung: int, now: datetime) -> datetime | None:
    """Return the end of the person's quiet hours where it is quiet and the rung may wait, else None."""
    if not rule_of(clock).rung_waits(rung):
        return None
    until = waits_until(now, quiet_of(person, clock.school), calendar_of(clock.school))
    return until if until > now else None
