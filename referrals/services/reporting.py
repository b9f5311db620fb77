"""Steps that a reporter takes on the cases of their own concern. What others did meanwhile never stands in the way."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from people.models import User
from referrals.models import Case, Note
from referrals.models.concern import Concern
from referrals.models.note import CORRECTION, NOTE
from referrals.services.cases import add_to_concern
from referrals.services.once import noted_since, press
from workflows.steps import Step


@transaction.atomic
def take_as_reporter(
    cases: Iterable[Case], rule: Step, *, actor: User, seen: dict[str, int], **facts: Any
) -> int:
    """Returns how many cases took the step. The same page sent again takes none, unless it says something else.

    `seen` is the step_seq of each case when the page was shown. The reporter does not see the case, so a step
    of somebody else in between is no reason to ask them to look again. Raises NotAllowed, Refused.
    """
    in_order = sorted(cases, key=lambda one: str(one.pk))  # always the same: two presses never wait in a ring
    taken = [press(case, rule, actor=actor, seen=seen.get(str(case.pk), 0), **facts) for case in in_order]
    return sum(case is not None for case in taken)


@transaction.atomic
def add(concern: Concern, *, author: User, text: str, correction: bool, seen: int) -> list[Note]:
    """Adds a note or correction. `seen` counts what the author had added when the page was made: sent again from
    there, it is not added twice.

    Raises Refused for an empty text.
    """
    Concern.objects.select_for_update(no_key=True).get(pk=concern.pk)
    kind = CORRECTION if correction else NOTE
    if noted_since(Note.objects.filter(concern=concern), author, seen, text=text, kind=kind):
        return []
    return add_to_concern(concern, author=author, text=text, correction=correction)
