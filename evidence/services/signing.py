"""Review, approval and release: the steps that need two people and an unchanged case."""

from django.db import transaction
from django.utils import timezone

from evidence.composing import compose
from evidence.digests import is_stale
from evidence.guards import unchanged
from evidence.models import Redaction, Summary
from evidence.models.redaction import ACCEPTED, OPEN
from evidence.models.summary import PROPOSE, RELEASE, WAITING
from evidence.services.deciding import open_questions
from evidence.services.waking import wake_after_commit
from people.models import User
from referrals.services.cases import require_lead
from referrals.services.moving import locked
from referrals.services.steps import take_step
from workflows import summary as rules
from workflows.roles import SECOND_PERSON
from workflows.steps import Refused


@transaction.atomic
def void_if_stale(summary: Summary) -> bool:
    """Whether the case has changed since the proposals were made. A review or approval is void then, and the
    texts are searched again."""
    if summary.state not in (rules.PROPOSED, rules.REVIEWED, rules.APPROVED) or summary.wants == PROPOSE:
        return False
    if summary.failed:
        return False  # it would fail again with each look at the page: a person asks for it
    fresh: Summary = locked(summary)
    if not is_stale(fresh):
        return False
    if rules.VOID.starts_from(fresh.state):
        fresh = take_step(fresh, rules.VOID, actor=None)
    if fresh.audience_gone:
        return True
    search_again(fresh)
    return True


@transaction.atomic
def look_again(summary: Summary, *, actor: User) -> None:
    """After a search that failed, another one. A second press changes nothing. Raises NotAllowed."""
    require_lead(summary.case, actor)
    fresh: Summary = locked(summary)
    if fresh.failed:
        search_again(fresh)


def search_again(fresh: Summary) -> None:
    """The summary, which the caller has locked, waits for a worker."""
    fresh.want(PROPOSE, "Waiting for a worker, who looks for names again")
    fresh.save(update_fields=["wants", "wanted_at", "progress", "problem"])
    wake_after_commit()


@transaction.atomic
def finish_review(summary: Summary, *, actor: User) -> Summary:
    """The reviewed summary; what was not decided one by one counts as accepted. Raises Refused while a question
    is open or a second reading still finds something, SomeoneWasFirst when the case has changed."""
    fresh: Summary = locked(summary)
    unchanged(fresh)
    if count := open_questions(fresh):
        raise Refused(f"Answer the open questions first: {count} left.")
    if over := compose(fresh).leftovers():
        raise Refused(
            f"A second reading still finds something in entry {over[0].entry + 1}: take it out or leave it in."
        )
    rest = Redaction.objects.filter(entry__summary=fresh, decision=OPEN)
    rest.update(decision=ACCEPTED, decided_by=actor, decided_at=timezone.now())
    moved: Summary = take_step(fresh, rules.REVIEW, actor=actor)
    return moved


@transaction.atomic
def approve(summary: Summary, *, actor: User) -> Summary:
    """The approved summary. Raises NotAllowed for the drafter, SomeoneWasFirst when the case has changed."""
    moved: Summary = take_step(summary, rules.APPROVE, actor=actor)
    return moved


@transaction.atomic
def ask_release(summary: Summary, *, actor: User) -> Summary:
    """The summary with its file on order. Raises NotAllowed, SomeoneWasFirst unless it is approved and unchanged."""
    fresh: Summary = locked(summary)
    rules.RELEASE.role_of(fresh.roles_of(actor))
    rules.RELEASE.check_state(fresh.state)
    unchanged(fresh)
    fresh.release_asked_by = actor
    fresh.want(RELEASE, WAITING)
    fresh.save()
    wake_after_commit()
    return fresh


def may_approve(summary: Summary, user: User) -> bool:
    """Whether this person may sign as the second one."""
    roles = summary.roles_of(user)
    return user.pk not in (summary.drafted_by_id, summary.reviewed_by_id) and bool(
        roles & (rules.APPROVE.roles | {SECOND_PERSON})
    )
