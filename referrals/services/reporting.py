"""Steps that a reporter takes on the cases of their own concern. What others did meanwhile never stands in the way."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from people.models import User
from referrals.models import Case, Note
from referrals.models.concern import Concern
from referrals.models.note import CORRECTION, NOTE
from referrals.services.cases import add_to_concern
from referrals.services.moving import locked
from referrals.services.steps import take_step
from vault.finding import holding
from workflows.steps import Step


@transaction.atomic
def take_as_reporter(
    cases: Iterable[Case], rule: Step, *, actor: User, seen: dict[str, int], **facts: Any
) -> int:
    """Returns how many cases took the step. A second press of the same page takes none.

    `seen` is the step_seq of each case when the page was shown. The reporter does not see the case, so a step
    of somebody else in between is no reason to ask them to look again. Raises NotAllowed, Refused.
    """
    taken = 0
    for case in sorted(cases, key=lambda one: str(one.pk)):
        if pressed_before(locked(case), rule, actor, seen.get(str(case.pk), 0)):
            continue
        take_step(case, rule, actor=actor, **facts)
        taken += 1
    return taken


def pressed_before(case: Case, rule: Step, actor: User, seen: int) -> bool:
    """Whether the actor took this step since their page was shown."""
    return case.decisions.filter(step=rule.name, by=actor, trail_seq__gt=seen).exists()


@transaction.atomic
def add(concern: Concern, *, author: User, text: str, correction: bool, seen: int) -> list[Note]:
    """Adds a note or correction. `seen` counts the additions the page showed: a second press adds nothing.

    Raises Refused for an empty text.
    """
    Concern.objects.select_for_update(no_key=True).get(pk=concern.pk)
    kind = CORRECTION if correction else NOTE
    same = holding(Note.objects.filter(concern=concern, author=author, kind=kind), text=text.strip())
    if said_since(concern, author) > seen and same:
        return []
    return add_to_concern(concern, author=author, text=text, correction=correction)


def said_since(concern: Concern, author: User) -> int:
    """How many notes the author has written to the concern's cases."""
    return Note.objects.filter(concern=concern, author=author).count()
