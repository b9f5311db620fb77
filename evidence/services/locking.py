"""Putting a file under lock, and what the police said about it. Nothing here opens, moves or deletes the file."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from evidence.models import Attachment, PoliceAdvice, Quarantine, Summary
from evidence.services.signing import void_if_stale
from people.models import User
from referrals.models import Case
from referrals.queries.cases import reads_all
from referrals.services import clocks
from referrals.services.cases import role_on
from referrals.services.moving import locked
from trail import append
from vault.finding import holding
from workflows.roles import CHAIR, HEAD, LEADS
from workflows.steps import NotAllowed, Refused

ADVICE = {
    "given_at": "Write when the police said it",
    "officer": "Write who said it, or “not given”",
    "reference": "Write their reference, or “not given”",
    "advice": "Write what they advised",
}


@transaction.atomic
def put_under_lock(attachment: Attachment, *, actor: User) -> Quarantine:
    """The lock. Pressing twice locks once. Raises NotAllowed for whoever may not open the file.

    The lead, the deputies and the head are told at once, and a summary that holds its text is searched anew.
    """
    case: Case = locked(attachment.case)
    if not reads_all(case.roles_of(actor)):
        raise NotAllowed("Only somebody who may open this file can put it under lock.")
    if lock := Quarantine.objects.filter(attachment=attachment).first():
        return lock
    lock = Quarantine.objects.create(attachment=attachment, by=actor)
    append(
        case, "attachment.quarantined", actor=actor.as_actor(), role=role_on(case, actor), subject=str(attachment.pk),
        data={"number": attachment.number, "sha256": attachment.sha256},
    )  # fmt: skip
    clocks.turn("attachment.quarantined", case=case, school=case.school, at=lock.at)
    for summary in Summary.objects.filter(case=case, released_at__isnull=True):
        void_if_stale(
            summary
        )  # those of another case with the same file find out when they are opened or made
    return lock


def may_record_advice(case: Case, user: User) -> bool:
    """Whether it is theirs to write down what the police said: whoever is reminded to ring them. On a child's case the
    leads and the head, on one about an adult the head, or the chair."""
    return bool(case.roles_of(user) & {*LEADS, HEAD, CHAIR})


@transaction.atomic
def record_advice(
    attachment: Attachment, *, actor: User, given_at: datetime, officer: str, reference: str, advice: str
) -> PoliceAdvice:
    """What the police said. The same words twice are kept once. Raises NotAllowed, Refused."""
    case: Case = locked(attachment.case)
    if not may_record_advice(case, actor):
        raise NotAllowed("Whoever decides on the case writes down what the police advised.")
    lock = Quarantine.objects.filter(attachment=attachment).first()
    if lock is None:
        raise Refused("This file is not under lock.")
    said = {"officer": officer.strip(), "reference": reference.strip(), "advice": advice.strip()}
    errors = {name: ADVICE[name] for name, words in said.items() if not words}
    if given_at > timezone.now():
        errors["given_at"] = ADVICE["given_at"]
    if errors:
        raise Refused("Something is missing.", facts=errors)
    if known := holding(lock.advice.filter(given_at=given_at), **said):
        return known[0]
    row = lock.advice.create(given_at=given_at, written_by=actor, **said)
    note_advice(case, attachment, actor)
    return row


def note_advice(case: Case, attachment: Attachment, actor: User) -> None:
    """The entry; and the reminder ends once every file under lock on the case has its advice."""
    append(
        case, "attachment.advised", actor=actor.as_actor(), role=role_on(case, actor), subject=str(attachment.pk),
        data={"number": attachment.number},
    )  # fmt: skip
    if not Quarantine.objects.filter(attachment__case=case, advice__isnull=True).exists():
        clocks.turn("attachment.advised", case=case, school=case.school, at=timezone.now())
