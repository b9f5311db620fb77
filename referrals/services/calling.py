"""A 999 call that somebody made for a child, written down in one go: the concern, and the report in their name."""

from typing import Any
from uuid import UUID

from django.db import transaction

from people.models import Pupil, User
from people.services.trail_of import tell
from referrals.models import Concern
from referrals.services.concerns import name_child, submit
from referrals.services.steps import take_step
from workflows.case import RECORD_OWN_REPORT


@transaction.atomic
def record_call(pupil: Pupil, *, caller: User, mark: UUID, happening: str, **told: Any) -> Concern:
    """The concern that the call opened. The same `mark` twice is once: it is the concern's own id.

    Nobody has to agree first (hard rule 1): the case stands at immediate risk, and every lead is told.
    Raises Refused for a time in the future; nothing is kept then.
    """
    begun = {"school": pupil.school, "safe_now": "no", "saw": happening}
    concern, new = Concern.objects.get_or_create(pk=mark, reporter=caller, defaults=begun)
    if new:
        tell(pupil.school, "concern.started", actor=caller, subject=str(mark))
        name_child(concern, pupil=pupil)
        for case in submit(concern, actor=caller):
            take_step(case, RECORD_OWN_REPORT, actor=caller, route="police_999", **told)
    return concern
