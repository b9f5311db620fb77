"""The weekly overview for leads and heads: one mail a person and week, whatever the number of their schools.

It goes out on the first working day of the week after quiet hours, to whoever is not away; who has nothing open
and nobody missing on the rota gets none. It says how many, never which or who.
"""

import logging
from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from people.models import Membership, School, User
from people.queries import absence_now
from people.reminding import has_address, quiet_of
from people.school_days import calendar_of
from referrals.models import Digest
from referrals.models.digest import monday_of
from referrals.queries.overviews import AGAIN, READERS
from referrals.queries.week import Week, week_of
from referrals.services.outlasting import outlast
from referrals.services.post import MAIL_TROUBLE, in_time, reason_of
from workflows.quiet import waits_until

logger = logging.getLogger(__name__)
INTRO = "The week at a glance. Whatever needs somebody now has its own reminder."
CLOSING = "This mail holds no name and no reference on purpose. Sign in to Handrail to read more."


def send_digests(now: datetime) -> int:
    """Return how many overviews went out. Asked again within the week it sends to whoever had none yet."""
    return sum(_send(reader, schools, now) for reader, schools in in_time(_readers(now)))


def _readers(now: datetime) -> Iterator[tuple[User, list[School]]]:
    """Who reads now, and of which schools: of all of theirs, as soon as it is time at one. There is one mail a week:
    what waited for the morning of another school would never be told."""
    held = Membership.objects.running(now).filter(role__in=READERS, user__is_active=True)
    schools: dict[User, dict[School, None]] = {}
    for one in held.select_related("user", "school"):
        schools.setdefault(one.user, {})[one.school] = None
    for reader, found in schools.items():
        if any(_is_time(reader, school, now) for school in found):
            yield reader, list(found)


def _is_time(reader: User, school: School, now: datetime) -> bool:
    calendar = calendar_of(school)
    """A working day there, outside quiet hours, and they are not away."""
    works = has_address(reader) and calendar.is_working_day(calendar.day_of(now))
    return (
        works
        and waits_until(now, quiet_of(reader, school), calendar) == now
        and not absence_now(reader, school, now)
    )


def _send(reader: User, schools: list[School], now: datetime) -> int:
    digest, _ = Digest.objects.get_or_create(
        person=reader, week=monday_of(timezone.localdate(now)), defaults={"next_try": now}
    )
    mine = Digest.objects.filter(
        pk=digest.pk, sent_at__isnull=True, next_try__lte=now, attempts=digest.attempts
    )
    if not mine.update(attempts=digest.attempts + 1, next_try=now + AGAIN, failed_reason=""):
        return 0  # sent, tried within the hour, or taken by another worker
    weeks = [found for school in schools if (found := week_of(reader, school, now)).lines]
    try:
        if weeks:
            letter(reader, weeks, digest).send()
    except MAIL_TROUBLE as error:
        logger.warning("overview not sent: %s", reason_of(error))
        Digest.objects.filter(pk=digest.pk).update(failed_reason=reason_of(error)[:200])
        return 0
    # A database that is restarted in this moment is waited for: what is not marked is sent a second time.
    outlast(lambda: Digest.objects.filter(pk=digest.pk).update(sent_at=timezone.now(), failed_reason=""))
    return len(weeks[:1])


def letter(reader: User, weeks: list[Week], digest: Digest) -> EmailMessage:
    """Return the mail: the counts of each school, and the way to the desk."""
    parts = ["\n".join([week.school.name, *(f"- {line}" for line in week.lines)]) for week in weeks]
    body = "\n\n".join([INTRO, *parts, f"{settings.BASE_URL}/desk/", CLOSING]) + "\n"
    host = settings.BASE_URL.split("//")[-1].split(":")[0]
    headers = {"Message-ID": f"<{digest.pk}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage("Handrail: your week", body, to=[reader.email], headers=headers)
