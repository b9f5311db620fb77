"""What a reviewer decides on proposals: taken out, left in, or read as something else."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evidence.models import Redaction, Summary
from evidence.models.redaction import ACCEPTED, OPEN, REJECTED, RETYPED, UNNAMED
from evidence.redaction import retyping
from evidence.roster import context_of, roll_of
from people.models import User
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from trail import append
from workflows.overrides import LONGEST
from workflows.steps import Refused, SomeoneWasFirst

WHO_FIRST = "This may mean several people. Say first whom it means: choose “Read it as”"


def reviewing(summary: Summary, actor: User) -> tuple[Summary, str]:
    """The summary, locked, and the actor's role. Raises NotAllowed, SomeoneWasFirst once it is not under review."""
    role = require_lead(summary.case, actor)
    fresh: Summary = locked(summary)
    if not fresh.under_review:
        raise SomeoneWasFirst("Someone was first: this summary is no longer under review.")
    return fresh, role


@transaction.atomic
def accept(summary: Summary, *, redactions: list[UUID], actor: User, everywhere: bool = False) -> int:
    """How many proposals were accepted: they are taken out as the audience has it; with `everywhere` all proposals
    of the case on the same words, whomever they mean."""
    fresh, role = reviewing(summary, actor)
    wanted = [row.pk for pk in redactions for row in same_words(fresh, pk)] if everywhere else redactions
    rows = Redaction.objects.filter(entry__summary=fresh, pk__in=wanted).exclude(decision=ACCEPTED)
    count = rows.update(decision=ACCEPTED, reason="", retyped="", decided_by=actor, decided_at=timezone.now())
    if count:
        note(fresh, "summary.accepted", actor, role, count)
    return count


@transaction.atomic
def leave_in(summary: Summary, *, redaction: UUID, reason: str, actor: User, everywhere: bool = False) -> int:
    """How many proposals were rejected: this one, or each in the case that reads the same. Raises Refused without a
    reason, and for a name that may mean several people."""
    fresh, role = reviewing(summary, actor)
    rows = chosen(fresh, redaction, everywhere)
    if any(row.ambiguous for row in rows):
        raise Refused("It may mean several people.", facts={"reason": WHO_FIRST})
    decide(rows, actor, reason, decision=REJECTED)
    note(fresh, "summary.left_in", actor, role, len(rows))
    return len(rows)


@transaction.atomic
def retype(
    summary: Summary, *, redaction: UUID, read_as: str, reason: str, actor: User, everywhere: bool = False
) -> int:
    """How many proposals are read as something else from now on (the codes are those of `evidence.redaction.retyping`);
    what happens to them is the policy's to say. Raises Refused for an unknown reading and without a reason."""
    fresh, role = reviewing(summary, actor)
    if read_as != UNNAMED and not retyping.known(read_as, context_of(fresh.case, roll_of(fresh.case.school))):
        raise Refused("Unknown.", facts={"read_as": "Choose whom or what it means"})
    rows = chosen(fresh, redaction, everywhere)
    decide(rows, actor, reason, decision=RETYPED, retyped=read_as)
    note(fresh, "summary.retyped", actor, role, len(rows))
    return len(rows)


def chosen(summary: Summary, redaction: UUID, everywhere: bool) -> list[Redaction]:
    """The one proposal, or all of the case on the same words with the same reading: two people who share a name
    are not let out together."""
    rows = same_words(summary, redaction)
    this = next(row for row in rows if row.pk == redaction)
    return [row for row in rows if everywhere and reading(row) == reading(this)] or [this]


def reach(summary: Summary, redaction: Redaction, *, everywhere: bool) -> int:
    """How many proposals a decision on this one reached; read before or after it, it is the same."""
    return len(chosen(summary, redaction.pk, everywhere))


def reading(row: Redaction) -> tuple[str, str | None, tuple[str, ...], str]:
    span = row.as_span()
    return span.type, span.person, span.candidates, row.retyped


def decide(
    rows: list[Redaction], actor: User, reason: str, *, decision: str, retyped: str | None = None
) -> None:
    """Writes the decision on each; without `retyped` they are read as before. Raises Refused without a reason."""
    if not reason.strip():
        raise Refused("A reason is missing.", facts={"reason": "Choose a reason"})
    for row in rows:
        row.decision, row.retyped = decision, row.retyped if retyped is None else retyped
        row.reason, row.decided_by, row.decided_at = reason.strip()[:LONGEST], actor, timezone.now()
        row.save()


def same_words(summary: Summary, redaction: UUID) -> list[Redaction]:
    """All proposals of the summary on the same words, letter case aside. Raises Redaction.DoesNotExist for a
    proposal of another summary."""
    rows = list(Redaction.objects.filter(entry__summary=summary).select_related("entry"))
    this = next((row for row in rows if row.pk == redaction), None)
    if this is None:
        raise Redaction.DoesNotExist
    return [row for row in rows if row.quote.casefold() == this.quote.casefold()]


def note(summary: Summary, event: str, actor: User, role: str, count: int) -> None:
    append(
        summary.case, event, actor=actor.as_actor(), role=role, subject=str(summary.pk), data={"count": count}
    )


def open_questions(summary: Summary) -> int:
    """How many proposals somebody has to answer before the review can end."""
    rows = Redaction.objects.filter(entry__summary=summary, decision=OPEN)
    return sum(row.question for row in rows)
