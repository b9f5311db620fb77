"""What a reviewer decides on proposals, and what they mark themselves."""

import re
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from evidence.models import Redaction, Summary, SummaryEntry
from evidence.models.redaction import ACCEPTED, OPEN, REJECTED
from evidence.redaction.span import ADDED, PERSON
from people.models import User
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from trail import append
from workflows import summary as rules
from workflows.steps import Refused, SomeoneWasFirst


def reviewing(summary: Summary, actor: User) -> tuple[Summary, str]:
    """The summary, locked, and the actor's role. Raises NotAllowed, SomeoneWasFirst once it is not under review."""
    role = require_lead(summary.case, actor)
    fresh: Summary = locked(summary)
    if fresh.state != rules.PROPOSED or fresh.wants:
        raise SomeoneWasFirst("Someone was first: this summary is no longer under review.")
    return fresh, role


@transaction.atomic
def accept(summary: Summary, *, redactions: list[UUID], actor: User) -> int:
    """How many proposals were accepted: they are taken out as the audience has it."""
    fresh, role = reviewing(summary, actor)
    rows = Redaction.objects.filter(entry__summary=fresh, pk__in=redactions).exclude(decision=ACCEPTED)
    count = rows.update(decision=ACCEPTED, reason="", decided_by=actor, decided_at=timezone.now())
    if count:
        note(fresh, "summary.accepted", actor, role, count)
    return count


@transaction.atomic
def leave_in(summary: Summary, *, redaction: UUID, reason: str, actor: User, everywhere: bool = False) -> int:
    """How many proposals were rejected: this one, or each of the same words in the summary. Raises Refused
    without a reason."""
    fresh, role = reviewing(summary, actor)
    if not reason.strip():
        raise Refused("A reason is missing.", facts={"reason": "Write why this may stay"})
    rows = (
        same_words(fresh, redaction)
        if everywhere
        else [Redaction.objects.get(entry__summary=fresh, pk=redaction)]
    )
    for row in rows:
        row.decision, row.reason, row.decided_by, row.decided_at = (
            REJECTED,
            reason.strip()[:300],
            actor,
            timezone.now(),
        )
        row.save()
    note(fresh, "summary.left_in", actor, role, len(rows))
    return len(rows)


def same_words(summary: Summary, redaction: UUID) -> list[Redaction]:
    """All proposals of the summary on the same words, letter case aside."""
    rows = list(Redaction.objects.filter(entry__summary=summary).select_related("entry"))
    words = next(row.quote for row in rows if row.pk == redaction).casefold()
    return [row for row in rows if row.quote.casefold() == words]


@transaction.atomic
def mark(
    summary: Summary, *, words: str, actor: User, entry: SummaryEntry | None = None, kind: str = PERSON
) -> int:
    """How many places were marked: every place where these words stand in the entry, or in the whole summary.
    Raises Refused where they stand nowhere."""
    fresh, role = reviewing(summary, actor)
    entries = [entry] if entry else list(fresh.entries.all())
    rows = [row for one in entries for row in places(one, words, kind, actor)]
    if not rows:
        raise Refused("Not found.", facts={"words": "These words do not stand there: copy them exactly"})
    Redaction.objects.bulk_create(rows)
    note(fresh, "summary.marked", actor, role, len(rows))
    return len(rows)


def places(entry: SummaryEntry, words: str, kind: str, actor: User) -> list[Redaction]:
    """A mark for each place of the words in the entry, white space and letter case aside, never inside a word."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return []
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.I)
    taken = set(entry.redactions.filter(recogniser=ADDED).values_list("start", "end"))
    return [
        Redaction(
            entry=entry, start=hit.start(), end=hit.end(), type=kind, recogniser=ADDED, decision=ACCEPTED,
            decided_by=actor, decided_at=timezone.now(),
        )
        for hit in pattern.finditer(entry.text) if hit.span() not in taken
    ]  # fmt: skip


def note(summary: Summary, event: str, actor: User, role: str, count: int) -> None:
    append(
        summary.case, event, actor=actor.as_actor(), role=role, subject=str(summary.pk), data={"count": count}
    )


def open_questions(summary: Summary) -> int:
    """How many proposals somebody has to answer before the review can end."""
    rows = Redaction.objects.filter(entry__summary=summary, decision=OPEN)
    return sum(row.question for row in rows)
