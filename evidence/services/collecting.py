"""Somebody without an account comes with a one-time link. Wrong, used, ended and revoked links are all the same."""

from django.db import transaction
from django.utils import timezone

import trail
from evidence.models import Handover
from evidence.services.handing_over import hashed
from referrals.models import Case
from trail import SYSTEM


def waiting(token: str) -> Handover | None:
    """The handover that this link still opens; None for every other token."""
    rows = Handover.objects.select_related("file__summary__case").defer("copy", "file__sealed")
    found = rows.filter(token=hashed(token)).first()
    return found if found and found.waits else None


@transaction.atomic
def note_opened(handover: Handover) -> None:
    """The first time that the link was opened, by a person or by the scanner of a mail server."""
    opened = Handover.objects.filter(pk=handover.pk, opened_at__isnull=True, collected_at__isnull=True)
    if opened.update(opened_at=timezone.now()) == 1:
        case = handover.file.summary.case
        trail.read(
            "handover.opened", actor=SYSTEM, school=case.school_id, chain=case.pk,
            subject=str(handover.file.summary_id), data={"handover": str(handover.pk)},
        )  # fmt: skip


@transaction.atomic
def collect(token: str) -> tuple[Handover, bytes] | None:
    """The file, to the first who asks for it; None for everybody after them, and for a link that does not wait."""
    found = waiting(token)
    if found is None:
        return None
    case = Case.objects.select_for_update(no_key=True).get(pk=found.file.summary.case_id)
    fresh = Handover.objects.select_for_update().get(pk=found.pk)
    if not fresh.waits:
        return None
    trail.append(
        case, "handover.collected", actor=SYSTEM, subject=str(found.file.summary_id),
        data={"handover": str(fresh.pk), "sha256": fresh.sha256},
    )  # fmt: skip
    return found, fresh.give()
