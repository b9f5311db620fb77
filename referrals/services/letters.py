"""What a reminder says: plain words, references and links. No name, no story, ever (hard rule 14)."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.core.mail import EmailMessage

from people.school_days import calendar_of
from referrals.local_policy import rule_of
from referrals.models import Clock, Concern, Notice
from referrals.models.notice import EMAIL, LAST_RESORT, WHY
from workflows.deadlines import RULES, Rung
from workflows.due_times import words
from workflows.holiday_words import after_the_holiday

DANGER = "If a child is in danger now, ring 999. You do not need anybody's agreement."
NOBODY_ACTS = (
    "Something at this school is due and nobody who could act on it can be told. You cannot open it. Ring the school, "
    "and see to it that somebody is on duty."
)
CLOSING = "This mail holds no name and no details on purpose. Sign in to Handrail to read more."


def message_id(notice: Notice) -> str:
    """Return the Message-ID that belongs to the key of a notice: the same for every attempt to send it."""
    channel = "" if notice.channel == EMAIL else f"/{notice.channel}"
    key = f"handrail:{notice.clock_id}/{notice.rung}/{notice.person_id}{channel}"
    return f"<{uuid5(NAMESPACE_URL, key)}@{urlsplit(settings.BASE_URL).hostname}>"


def letter(notices: Sequence[Notice], now: datetime) -> EmailMessage:
    """Return the one mail that holds all these notices of one person, the earliest due first.

    Where a clock climbed twice before the mail went out, its last rung says what there is to say.
    """
    ordered = last_of_each(notices)
    parts = [_paragraph(notice, now) for notice in ordered]
    return EmailMessage(
        subject=_subject(ordered),
        body="\n\n".join([*parts, f"{DANGER}\n{settings.BASE_URL}/danger", CLOSING]) + "\n",
        to=[notices[0].person.email],
        headers={"Message-ID": notices[0].message_id, "Auto-Submitted": "auto-generated"},
    )


def last_of_each(notices: Sequence[Notice]) -> list[Notice]:
    """Return the notice of the last rung of each clock, the earliest due first."""
    newest = {notice.clock_id: notice for notice in sorted(notices, key=lambda notice: notice.rung)}
    return sorted(newest.values(), key=lambda notice: notice.clock.due)


def _subject(notices: Sequence[Notice]) -> str:
    urgent = [notice for notice in notices if RULES[notice.clock.rule].urgent]
    references = list(dict.fromkeys(reference_of(notice) for notice in urgent or notices))
    about = references[0] if len(references) == 1 else f"{len(references)} reminders"
    return f"{'Handrail, urgent' if urgent else 'Handrail'}: {about}"


def _paragraph(notice: Notice, now: datetime) -> str:
    clock = notice.clock
    line = f"{reference_of(notice)}: {says(rung_of(notice), notice.why)}"
    if not RULES[clock.rule].tells_only:
        line += f"\n{_by_when(clock, now)}"
    if notice.why:
        line += f"\nWhy you: {WHY[notice.why][0].lower()}{WHY[notice.why][1:]}."
    return f"{line}\n{settings.BASE_URL}{path_of(notice)}"


def says(rung: Rung, why: str) -> str:
    """Return the sentence of a rung; another one for whoever hears as a last resort and opens no case."""
    return NOBODY_ACTS if why == LAST_RESORT else rung.say


def _by_when(clock: Clock, now: datetime) -> str:
    calendar = calendar_of(clock.school)
    when = words(clock.due, now, calendar)
    if clock.due < now:
        return f"This was due {when}."
    return f"Due {when}{after_the_holiday(clock.started, clock.due, rule_of(clock).unit, calendar)}."


def rung_of(notice: Notice) -> Rung:
    """Return the rung a notice belongs to."""
    return rule_of(notice.clock).rung(notice.rung)


def reference_of(notice: Notice) -> str:
    """Return what a reader can look up: the reference of their concern or case. Whoever opens neither reads the
    name of their school."""
    if notice.why == LAST_RESORT:
        return notice.school.name
    record = own_concern(notice) or notice.clock.case
    return record.reference if record else ""


def path_of(notice: Notice) -> str:
    """Return the page that says "seen" and leads on to the case or concern."""
    return f"/reminders/{notice.pk}/"


def own_concern(notice: Notice) -> Concern | None:
    """Return the concern of a person who is told as its reporter or writer: they have no case to open."""
    if not rung_of(notice).for_its_author:
        return None
    own = Concern.objects.filter(reporter_id=notice.person_id)
    return notice.clock.concern or own.filter(children__case=notice.clock.case_id).first()
