"""The schools: somebody on duty, a second factor for who reads cases, numbers and rules that were looked at."""

from collections.abc import Iterator

from allauth.mfa.models import Authenticator
from django.utils import timezone

from config.doctor.finding import BAD, WARN, Finding
from people.models import Membership, School
from people.queries import on_duty
from workflows import contacts
from workflows.roles import DEPUTY, HEAD, LABELS, LEAD, SEES_CASES


def duty() -> Iterator[Finding]:
    """A school where no lead and no deputy can be reached, and one without a head."""
    for school in School.objects.all():
        if not on_duty(school, LEAD) and not on_duty(school, DEPUTY):
            instead = "the head" if on_duty(school, HEAD) else "the chair and the trust, who open no case"
            says = f"{school.name}: no safeguarding lead or deputy is on duty; reminders go to {instead}"
            yield Finding(BAD, says, "Record a cover under “My account”, or give somebody the role")
        if not on_duty(school, HEAD):
            says = f"{school.name}: nobody is on duty as {LABELS[HEAD].lower()}"
            yield Finding(WARN, says, "Record a cover: the ladder of every reminder leads there")


def second_factor() -> Iterator[Finding]:
    """People whose role opens cases and who never set up a second factor (hard rule 21)."""
    with_one = Authenticator.objects.filter(type=Authenticator.Type.TOTP).values("user")
    held = Membership.objects.running().filter(role__in=SEES_CASES, user__is_active=True)
    without = held.exclude(user__in=with_one).values("user").distinct().count()
    if without:
        says = f"{without} people whose role opens cases have no second factor yet"
        yield Finding(WARN, says, "They are asked for it when they next sign in; remind them")


def numbers() -> Iterator[Finding]:
    """Telephone numbers that nobody has checked for a year (hard rule 24)."""
    old = contacts.flagged(timezone.localdate())
    if old:
        says = f"{len(old)} telephone numbers and addresses were last checked over a year ago"
        yield Finding(
            WARN, says, "Check them, then write the day into workflows/contacts.toml or the overlay"
        )
