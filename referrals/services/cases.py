"""What people do on a case beside its steps: read it first, add a note, let somebody in, set the advice flag."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from people.models import User
from referrals.models import Case, Concern, Grant, Note, Referral
from referrals.models.note import CORRECTION, NOTE
from referrals.queries.cases import has_second
from referrals.services import clocks
from referrals.services.moving import locked, turn
from referrals.words import moment
from trail import append
from workflows.access import STAFF
from workflows.defang import defang
from workflows.facts import A_LIFETIME
from workflows.roles import ASSIGNED, AUDITOR, CHAIR, HEAD, LEADS, PASTORAL, ROLE_ORDER, SECOND_PERSON
from workflows.steps import NotAllowed, Refused


def role_on(case: Case, actor: User) -> str:
    """The role the person acts in on this case; "" where they hold none."""
    return first_of(case.roles_of(actor))


def first_of(held: frozenset[str]) -> str:
    """The role that somebody acts in who holds these on a case; "" for none."""
    return next((role for role in ROLE_ORDER if role in held), "")


def require_lead(case: Case, actor: User) -> str:
    """The role of a person who may decide on the case. Raises NotAllowed."""
    role = role_on(case, actor)
    if role not in LEADS:
        raise NotAllowed("Only a safeguarding lead, a deputy or the head may do this.")
    return role


def require_giver(case: Case, actor: User) -> str:
    """The role of a person who may give and end access to the case. Raises NotAllowed."""
    role = require_lead(case, actor)
    if case.kind == STAFF and role not in (HEAD, CHAIR):
        raise NotAllowed("Only the head, or the chair, says who may open a case about an adult.")
    return role


@transaction.atomic
def mark_read(case: Case, *, actor: User) -> bool:
    """Whether this was the first reading by somebody who may triage: the reporter's status follows it."""
    if case.first_read_at or not case.roles_of(actor) & LEADS:
        return False
    case = locked(case)
    if case.first_read_at:
        return False
    case.first_read_at, case.first_read_by = timezone.now(), actor
    saves = ("first_read_at", "first_read_by")
    append(case, "case.first_read", actor=actor.as_actor(), role=role_on(case, actor), saves=saves)
    turn(case, "case.first_read", case.first_read_at)
    return True


@transaction.atomic
def add_note(
    case: Case, *, author: User, text: str, kind: str = NOTE, happened_at: datetime | None = None,
    spoke_to: str = "", told_by: str = "", concern: Concern | None = None,
) -> Note:  # fmt: skip
    """The new note. Raises Refused for an empty text or a time that cannot be."""
    if not text.strip():
        raise Refused("The note is empty.", facts={"text": "Write the note"})
    if happened_at and happened_at > timezone.now():
        raise Refused("The time is in the future.", facts={"happened_at": "Write when it happened"})
    if happened_at and timezone.now() - happened_at > A_LIFETIME:
        raise Refused("The time is too far back.", facts={"happened_at": "Look at the year"})
    by_reporter = concern is not None and concern.reporter_id == author.pk
    note = Note.objects.create(
        case=case, concern=concern, author=author, text=defang(text.strip()), kind=kind, happened_at=happened_at,
        spoke_to=spoke_to.strip(), told_by=told_by.strip(), by_reporter=by_reporter,
    )  # fmt: skip
    data = {"note_kind": kind}
    append(
        case,
        "case.note",
        actor=author.as_actor(),
        role=role_on(case, author),
        subject=str(note.pk),
        data=data,
    )
    clocks.turn(f"case.note_{kind}", case=case, school=case.school, at=note.written_at)
    if by_reporter:
        clocks.turn("case.reporter_added", case=case, school=case.school, at=note.written_at)
    return note


def add_to_concern(concern: Concern, *, author: User, text: str, correction: bool = False) -> list[Note]:
    """The reporter's addition, on each case their concern opened; a correction is an addition too."""
    kind = CORRECTION if correction else NOTE
    cases = Case.objects.filter(concern_children__concern=concern).distinct()
    with transaction.atomic():
        return [add_note(case, author=author, text=text, kind=kind, concern=concern) for case in cases]


@transaction.atomic
def give_access(
    case: Case, *, user: User, role: str, actor: User, reason: str, until: datetime | None = None
) -> Grant:
    """Access for one named person. A lead assigns pastoral staff; only the head (or chair) assigns an allegation.

    It takes the place of access that the person has in the same role, so that taking it back once ends it. Raises
    Refused for somebody the case is about, and for a second person where the school has one.
    """
    given_as = require_giver(case, actor)
    if case.shut_out.filter(user=user).exists() or user == actor:
        raise Refused("This person cannot be given access.", facts={"user": "Choose another person"})
    if AUDITOR in user.roles_at(case.school_id):
        raise Refused(
            "Nobody audits their own work.",
            facts={
                "user": "This person audits the school, and nobody audits cases that they work on: choose another"
            },
        )
    if role == SECOND_PERSON and has_second(case, actor):
        raise Refused(
            "The school has a second person.",
            facts={"role": "Another lead, deputy or head can already agree: ask them"},
        )
    if role not in (PASTORAL, SECOND_PERSON, ASSIGNED) or not reason.strip():
        raise Refused("A reason is needed.", facts={"reason": "Write why this person needs access"})
    case = locked(case)
    for earlier in Grant.objects.current().filter(case=case, user=user, role=role):
        take_access_back(earlier, actor=actor)
    grant = Grant.objects.create(
        case=case, user=user, role=role, given_by=actor, reason=reason.strip(), until=until
    )
    data: dict[str, Any] = {"granted_role": role, "grant": str(grant.pk)}
    append(case, "case.grant", actor=actor.as_actor(), role=given_as, subject=str(user.pk), data=data)
    return grant


@transaction.atomic
def take_access_back(grant: Grant, *, actor: User) -> None:
    """Ends a grant. Pressing twice ends it once."""
    role = require_giver(grant.case, actor)
    if Grant.objects.filter(pk=grant.pk, revoked_at__isnull=True).update(revoked_at=timezone.now()) == 1:
        append(grant.case, "case.revoke", actor=actor.as_actor(), role=role, subject=str(grant.user_id))


@transaction.atomic
def set_advice_first(case: Case, *, actor: User, flag: bool, reason: str = "") -> None:
    """Sets or lifts "do not tell the parents before advice", which every page with family contact shows.

    A reason becomes a note of the case: hard rule 9, whether parents are told is a decision with a reason.
    """
    role = require_lead(case, actor)
    case = locked(case)
    if case.advice_before_parents == flag:
        return
    case.advice_before_parents = flag
    data: dict[str, Any] = {"flag": "on" if flag else "off"}
    saves = ("advice_before_parents",)
    append(case, "case.advice_first", actor=actor.as_actor(), role=role, data=data, saves=saves)
    if reason:
        told = "only after advice" if flag else "without waiting for advice"
        add_note(case, author=actor, text=f"Parents or carers may be told {told}: {reason}")


@transaction.atomic
def record_written(referral: Referral, *, actor: User, at: datetime) -> None:
    """The written form followed the call. Raises Refused for a draft, a time in the future, a second record."""
    fresh: Referral = locked(referral)
    role = require_lead(fresh.case, actor)
    if fresh.state == "drafted" or "written_at" in fresh.facts:
        raise Refused("The form can be recorded once, after the call.")
    if at > timezone.now():
        raise Refused("A time lies in the future.", facts={"written_at": "Write when the form was sent"})
    if fresh.made_after(at):
        message = f"This is before the call, {moment(fresh.made_at)}: look at the day"
        raise Refused("The form cannot be older than the call.", facts={"written_at": message})
    fresh.facts = {**fresh.facts, "written_at": at.isoformat()}
    fresh.save()
    data: dict[str, Any] = {"route": fresh.route}
    append(fresh.case, "referral.write", actor=actor.as_actor(), role=role, subject=str(fresh.pk), data=data)
    turn(fresh, "referral.write", at)
