"""A 999 call that somebody made for a child, written down in one go: the concern, and the report in their name."""

from typing import Any
from uuid import UUID

from django.db import transaction

from people.models import Pupil, User
from people.services.trail_of import tell
from referrals.models import Concern, Referral
from referrals.queries.danger import POLICE, call_of
from referrals.services.cases import add_to_concern
from referrals.services.concerns import name_child, submit
from referrals.services.steps import take_step
from vault.finding import holding
from workflows.case import RECORD_OWN_REPORT
from workflows.defang import defang
from workflows.facts import FACTS

#: What the same call, sent from a page that was opened anew, may tell beyond its first record.
ADDED = ("happening", "to_whom", "advice", "stays_with")


@transaction.atomic
def record_call(pupil: Pupil, *, caller: User, mark: UUID, happening: str, **told: Any) -> Concern:
    """The concern that the call opened. The same `mark` twice is once: it is the concern's own id.

    The same call from a page that was opened anew is once, too; other words in it are added to the first record.
    Nobody has to agree first (hard rule 1): the case stands at immediate risk, and every lead is told.
    Raises Refused for a time in the future; nothing is kept then.
    """
    # Of two that are sent at once the second waits, and finds the first.
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)
    before = call_of(caller, pupil, when=told["when"], number=told["outside_reference"])
    if before is not None:
        return said_again(before, happening=happening, **told)
    begun = {"school": pupil.school, "safe_now": "no", "saw": happening}
    concern, new = Concern.objects.get_or_create(pk=mark, reporter=caller, defaults=begun)
    if new:
        tell(pupil.school, "concern.started", actor=caller, subject=str(mark))
        name_child(concern, pupil=pupil)
        for case in submit(concern, actor=caller):
            take_step(case, RECORD_OWN_REPORT, actor=caller, route=POLICE, **told)
    return concern


def said_again(call: Referral, **told: Any) -> Concern:
    """The first record of the call. Words that it does not have yet are added to it once, so that none are lost."""
    concern: Concern = Concern.objects.get(children__case=call.case, reporter=call.drafted_by)
    kept = {"happening": concern.saw, **call.facts}
    said = {name: defang(told.get(name, "")) for name in ADDED}
    new = {
        name: text for name, text in said.items() if text not in ("", "not given", defang(kept.get(name, "")))
    }
    words = "\n".join(f"{FACTS[name].label} {text}" for name, text in new.items())
    if words and not holding(concern.notes.all(), text=words):
        add_to_concern(concern, author=concern.reporter, text=words)
    return concern
