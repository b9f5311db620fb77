"""What people decide about the end of a case's records. Each decision is an entry of the case's trail.

Nothing here is done by a clock: hard rule 19. A legal hold comes before everything else.
"""

from datetime import date

from django.db import transaction
from django.utils import timezone

from oversight.retention import keeps_abuse_longer, role_for, row_of, under_lock
from oversight.services.erasing import erase, may_erase_here
from people.dates import said
from people.models import School, User
from people.services.trail_of import tell
from referrals.models import Case, Erasure, KeptLonger, LegalHold, LongKeeping
from referrals.services.moving import locked
from trail import append
from workflows.case import ENDED
from workflows.roles import HEAD
from workflows.steps import NotAllowed, Refused

LATEST = 100  # years from today until which a case may be kept by one decision


def _begin(case: Case, actor: User) -> tuple[Case, str]:
    """The case, locked, and the role in which the person decides. Raises NotAllowed, Refused for an erased case."""
    role = role_for(case, actor)
    if not role:
        raise NotAllowed("How long this case is kept is not yours to decide.")
    case = locked(case)
    if case.erased_at:
        raise Refused("This case was erased.")
    return case, role


def _because(reason: str) -> str:
    if not reason.strip():
        raise Refused("A reason is missing.", facts={"reason": "Write why"})
    return reason.strip()


def _tell(case: Case, event: str, actor: User, role: str, **data: str) -> int:
    return append(case, event, actor=actor.as_actor(), role=role, data=data).seq


@transaction.atomic
def place_hold(case: Case, *, reason: str, actor: User) -> None:
    """Nothing is erased until it is lifted. Pressing twice places it once; a proposal to erase is withdrawn by it."""
    case, role = _begin(case, actor)
    reason = _because(reason)
    if case.holds.filter(lifted_at=None).exists():
        return
    LegalHold.objects.create(case=case, reason=reason, placed_by=actor)
    _tell(case, "retention.hold", actor, role)
    _withdraw(case, actor, role)


@transaction.atomic
def lift_hold(case: Case, *, reason: str, actor: User) -> None:
    """Ends the hold, with the reason. Raises Refused where there is none."""
    case, role = _begin(case, actor)
    reason, hold = _because(reason), case.holds.filter(lifted_at=None).first()
    if hold is None:
        raise Refused("There is no hold on this case.")
    hold.lifted_by, hold.lifted_at, hold.lifted_reason = actor, timezone.now(), reason
    hold.save(update_fields=["lifted_by", "lifted_at", "lifted_reason"])
    _tell(case, "retention.hold_lifted", actor, role)


@transaction.atomic
def keep_longer(case: Case, *, until: date, reason: str, actor: User) -> None:
    """The case comes back to a person on that day. Raises Refused for a day that is over or before the schedule's."""
    case, role = _begin(case, actor)
    reason, today, due = _because(reason), timezone.localdate(), row_of(case).due.on
    if until <= today or (due and until <= due):
        raise Refused(
            "Not later.", facts={"until": "Choose a day after today and after the day of the schedule"}
        )
    if until.year - today.year > LATEST:
        raise Refused("Too late.", facts={"until": f"Choose a day within {LATEST} years"})
    KeptLonger.objects.create(case=case, until=until, reason=reason, by=actor)
    _tell(case, "retention.kept", actor, role, until=until.isoformat())
    _withdraw(case, actor, role)


@transaction.atomic
def propose_erasure(case: Case, *, reason: str, actor: User) -> None:
    """The first of two people. Raises Refused where the case may not be erased, or somebody has proposed it already."""
    case, role = _begin(case, actor)
    reason, row, since = _because(reason), row_of(case), check_erasable(case)
    if row.order:
        raise Refused("Somebody has proposed it already: a second person can confirm it.")
    Erasure.objects.create(
        case=case,
        schedule=row.due.schedule.code,
        due=since,
        reason=reason,
        proposed_by=actor,
        proposed_as=role,
    )
    _tell(case, "retention.proposed", actor, role, reason=row.due.schedule.code)


@transaction.atomic
def withdraw_erasure(case: Case, *, actor: User) -> None:
    """Takes the proposal back, also a confirmed one not carried out yet. Raises Refused where there is none."""
    case, role = _begin(case, actor)
    if not _withdraw(case, actor, role):
        raise Refused("Nobody has proposed to erase this case.")


def _withdraw(case: Case, actor: User, role: str) -> bool:
    done = Erasure.objects.filter(case=case).open().update(withdrawn_by=actor, withdrawn_at=timezone.now())
    if done:
        _tell(case, "retention.withdrawn", actor, role)
    return bool(done)


@transaction.atomic
def confirm_erasure(case: Case, *, actor: User) -> bool:
    """The second person. Whether it was erased at once: elsewhere `manage.py erase` does it, as the role that may.

    Raises NotAllowed for whoever proposed it, Refused where the case may not be erased any more.
    """
    case, role = _begin(case, actor)
    order = Erasure.objects.filter(case=case, confirmed_at=None).open().first()
    if order is None:
        raise Refused("Nobody has proposed to erase this case.")
    if order.proposed_by_id == actor.pk:
        raise NotAllowed("You proposed it: somebody else has to confirm it.")
    check_erasable(case)
    order.confirmed_by, order.confirmed_as, order.confirmed_at = actor, role, timezone.now()
    order.save()
    _tell(case, "retention.confirmed", actor, role)
    if may_erase_here():
        erase(order)
        return True
    return False


def check_erasable(case: Case) -> date:
    """The day from which it may be erased. Raises Refused, with what stands in the way."""
    row, today = row_of(case), timezone.localdate()
    if row.hold:
        raise Refused("The case is on legal hold. Nothing is erased until the hold is lifted.")
    if under_lock(case):
        raise Refused("A file of the case is under lock. How it is removed is agreed with the police first.")
    if case.state not in ENDED:
        raise Refused("The case is not closed.")
    if row.on is None:
        raise Refused(row.due.missing)
    if row.on > today:
        raise Refused(f"The case may be erased from {said(row.on)}.")
    return row.on


@transaction.atomic
def choose_abuse_records(school: School, *, longer: bool, reason: str, actor: User) -> None:
    """Whether the school keeps records of sexual abuse for the longer time. Pressing twice decides once."""
    if HEAD not in actor.roles_at(school):
        raise NotAllowed("The head decides how long records of sexual abuse are kept.")
    reason = _because(reason)
    School.objects.select_for_update(no_key=True).get(pk=school.pk)
    if keeps_abuse_longer(school) == longer:
        return
    row = LongKeeping.objects.create(school=school, longer=longer, reason=reason, by=actor)
    event = f"school.abuse_records_{'longer' if longer else 'usual'}"
    tell(school, event, actor=actor, role=HEAD, subject=str(row.pk))
