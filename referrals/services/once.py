"""What one person sends twice from one page is written once: a double press, the back button, a page sent again.

A page carries what had been written when it was made (`seen`). What the same person has written since, and says the
same, is what they send now. From a page that was opened anew the same words are new ones.
"""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from people.models import User
from referrals.models import Case, Decision, Note
from referrals.models.note import NOTE
from referrals.services.cases import add_note
from referrals.services.moving import locked, plain
from referrals.services.steps import take_step
from vault.finding import holding
from workflows.defang import defang
from workflows.facts import clean
from workflows.steps import Step

#: Hard rule 1: what somebody else did meanwhile never stands before a call for help or a report that was made.
NEVER_LATE = frozenset({"raise_immediate_risk", "record_own_report"})


@transaction.atomic
def press(record: Any, rule: Step, *, actor: User, seen: int, **facts: Any) -> Any:
    """The record after the step; None where it was taken already. `seen` is the record's step_seq on the page.

    Raises what `take_step` raises, but SomeoneWasFirst never for danger and for reports that were made.
    """
    if taken_since(locked(record), rule, actor, seen, facts):
        return None
    return take_step(record, rule, actor=actor, seen=None if rule.name in NEVER_LATE else seen, **facts)


def taken_since(record: Any, rule: Step, actor: User, seen: int, facts: dict[str, Any]) -> bool:
    """Whether the actor took this step since their page was made, and said in it all that they say now."""
    own = record.chain.decisions.filter(subject=record.pk, step=rule.name, by=actor, trail_seq__gt=seen)
    said = {name: plain(value) for name, value in clean(facts).items()}
    return any(said.items() <= answered(one).items() for one in own)


def answered(decision: Decision) -> dict[str, Any]:
    """What was answered in a step, the reason among it."""
    return {"reason": decision.reason, **decision.facts}


@transaction.atomic
def note_once(case: Case, *, author: User, seen: int, **said: Any) -> bool:
    """Whether the note was written now; False where it was already. `seen` is `said_in` when the page was made.

    Raises what `add_note` raises.
    """
    case = locked(case)
    if noted_since(case.notes.all(), author, seen, **said):
        return False
    add_note(case, author=author, **said)
    return True


def said_in(notes: QuerySet[Note], author: User) -> int:
    """How many of these notes the author wrote."""
    return notes.filter(author=author).count()


def noted_since(
    notes: QuerySet[Note], author: User, seen: int, *, text: str, kind: str = NOTE, **more: Any
) -> bool:
    """Whether the author wrote these words among the notes that came after the first `seen` of theirs."""
    since = notes.filter(author=author).order_by("written_at")[max(seen, 0) :]
    return bool(holding(since, kind=kind, text=defang(text.strip()), **more))
