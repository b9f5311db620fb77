"""Asking for the PDF of a referral's form: what the sheet holds now is kept, a worker makes the file."""

from django.db import transaction
from django.utils import timezone

from evidence.models import ReferralForm
from evidence.services.waking import wake_forms
from people.models import User
from referrals import sheets
from referrals.models import Referral
from referrals.services.cases import require_lead
from trail import append


@transaction.atomic
def ask_form(referral: Referral, *, by: User) -> ReferralForm:
    """The form that waits for its file. Pressed twice while one waits, it is the same one. Raises NotAllowed."""
    role = require_lead(referral.case, by)
    waiting = ReferralForm.objects.filter(referral=referral, asked_by=by, wanted=True).first()
    if waiting:
        return waiting
    filled = sheets.fill(referral, by=by, at=timezone.now())
    form = ReferralForm.objects.create(
        referral=referral, asked_by=by, asked_at=filled.made, sheet=as_data(filled)
    )
    append(
        referral.case, "form.asked", actor=by.as_actor(), role=role, subject=str(referral.pk),
        data={"route": referral.route, "form": str(form.pk)},
    )  # fmt: skip
    transaction.on_commit(wake_forms, robust=True)
    return form


def as_data(sheet: sheets.FilledSheet) -> dict[str, object]:
    """The sheet as it is stored."""
    parts = [
        [part.title, [[answer.label, answer.shown] for answer in part.answers]] for part in sheet.sections
    ]
    return {"title": sheet.title, "reference": sheet.reference, "sections": parts}
