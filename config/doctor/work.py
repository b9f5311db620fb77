"""What has to come round by itself: broker, worker, sweep and sender, mail, checkpoints."""

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import get_connection
from django.utils import timezone

from celery_app import app
from config.doctor.finding import BAD, WARN, Finding
from referrals.models import Notice
from referrals.queries.overviews import tried
from referrals.queries.post import Round, rounds, slow_rounds
from referrals.services.heartbeats import BACKUP, VERIFIED, last
from referrals.services.waking import broker_answers
from trail.checkpoints.state import state

PATIENCE = 3.0  # seconds
START = "Start beat (celery -A celery_app beat) and a worker (celery -A celery_app worker)"
MISSED, OLD, UNTRIED = timedelta(hours=26), timedelta(days=3), timedelta(days=35)  # ages of a backup
EACH_NIGHT = (
    "Run manage.py backup FILE each night, onto another machine (--elsewhere notes one made by other means)"
)


def worker() -> Iterator[Finding]:
    """Whether the broker takes messages and a worker answers."""
    if not broker_answers():
        yield Finding(BAD, "The broker does not answer", "Start Redis, or look at REDIS_URL")
    elif not app.control.ping(timeout=PATIENCE):
        yield Finding(BAD, "No worker answers", "Start it: celery -A celery_app worker")


def beat() -> Iterator[Finding]:
    """Whether sweep and sender came round in the last five minutes, and what comes each hour in the last three."""
    now = timezone.now()
    for one in [*rounds(now), *slow_rounds(now)]:
        if one.late:
            yield _late(one, now)


def _late(one: Round, now: datetime) -> Finding:
    if one.at is None:
        return Finding(BAD, f"{one.label}: never yet", START)
    when = f"{timezone.localtime(one.at):%d %B %Y %H:%M}"
    if one.at > now:
        says = f"{one.label}: last at {when}, which is to come: the clock is or was wrong"
        return Finding(BAD, says, "Set the clock by a time server; then start beat and a worker again")
    return Finding(BAD, f"{one.label}: not since {when}", START)


def mail() -> Iterator[Finding]:
    """Whether the mail server lets us in; nothing is sent."""
    if not settings.EMAIL_HOST:
        yield Finding(WARN, "Mail goes into files, to nobody", "Set SMTP_HOST and the other SMTP_ settings")
        return
    try:
        line = get_connection()
        line.open()
        line.close()
    except (OSError, smtplib.SMTPException) as error:
        says = f"The mail server does not let us in ({type(error).__name__})"
        yield Finding(BAD, says, "Look at the SMTP_ settings: no reminder goes out until it does")


def unsent() -> Iterator[Finding]:
    """Mail that was tried and waits for another try: reminders, and the overviews of this week."""
    if number := Notice.objects.unsent().exclude(failed_reason="").count():
        says = f"{number} reminders were tried and not taken"
        yield Finding(WARN, says, "The reasons are at /health/. They are tried again by themselves")
    if number := tried(timezone.now()).count():
        says = f"{number} weekly overviews were tried and not taken"
        yield Finding(WARN, says, "The reasons are at /health/. They are tried again each hour of the week")


def checkpoints() -> Iterator[Finding]:
    """Whether checkpoints are written, and taken outside."""
    now = state(timezone.now())
    if now.late:
        yield Finding(BAD, "No checkpoint of the trail for over two hours", "Start beat and a worker")
    for stuck in now.stuck:
        says = f"{stuck.label} has not taken {stuck.number} checkpoints ({stuck.reason})"
        yield Finding(BAD, says, "Look at CHECKPOINT_FOLDER, CHECKPOINT_BUCKET and CHECKPOINT_MAIL")
    if not (settings.TRAIL_CHECKPOINT_MAIL or settings.TRAIL_CHECKPOINT_BUCKET):
        says = "Checkpoints stay on this machine, where whoever changes the trail may change them too"
        yield Finding(
            WARN, says, "Set CHECKPOINT_MAIL to somebody outside (chair, trust), or CHECKPOINT_BUCKET"
        )


def backups() -> Iterator[Finding]:
    """How old the newest backup is, and the newest that was restored to see that it can be."""
    now, made, verified = timezone.now(), last(BACKUP), last(VERIFIED)
    if made is None:
        yield Finding(
            BAD, "No backup was ever made", f"{EACH_NIGHT}; docs/keys.md says how it is kept and restored"
        )
        return
    age = now - made
    if age > MISSED:
        says = f"The newest backup is {age // timedelta(hours=1)} hours old ({timezone.localtime(made):%d %B %Y %H:%M})"
        yield Finding(BAD if age > OLD else WARN, says, f"{EACH_NIGHT}, and find out why nothing did")
    if verified is None or now - verified > UNTRIED:
        says = "No backup was restored on trial in the last five weeks"
        yield Finding(WARN, says, "Run manage.py backup FILE without --unverified: it restores what it wrote")
