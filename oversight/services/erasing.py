"""Erasing what two people have ordered: the keys of the trail's payloads go, typed words and held files are blanked.

References, times, states and codes stay, with the entry that says what was erased, why and by whose order. A concern
about several children keeps its words until the last of their cases is erased.
"""

from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

import trail
from evidence.models import AttachmentFile, FormFile, SummaryFile
from people.models import User
from referrals.models import Case, Concern, Erasure
from referrals.services.moving import locked
from trail import erasable
from trail.models import Entry
from workflows.steps import Refused

FILES = {AttachmentFile: "attachment__case", FormFile: "form__referral__case", SummaryFile: "summary__case"}
MAY = "SELECT has_table_privilege('trail_key', 'DELETE')"


def may_erase_here() -> bool:
    """Whether this process is connected as a role that may erase (PostgreSQL: the eraser, or the owner)."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute(MAY)
        return bool(cursor.fetchone()[0])


@transaction.atomic
def erase(order: Erasure) -> None:
    """Carry out a confirmed order, once. Raises Refused where it was withdrawn, done, or a hold was placed since."""
    case = locked(order.case)
    order = Erasure.objects.select_related("proposed_by", "confirmed_by").get(pk=order.pk)
    if case.erased_at or order.erased_at or order.withdrawn_at or order.confirmed_by is None:
        raise Refused("This order does not stand any more.")
    if case.holds.filter(lifted_at=None).exists():
        raise Refused("The case is on legal hold.")
    entry = _say(case, order, second=order.confirmed_by)
    now = timezone.now()
    Case.objects.filter(pk=case.pk).update(erased_at=now)
    _blank(case)
    Erasure.objects.filter(pk=order.pk).update(erased_at=now, seq=entry.seq)


def _say(case: Case, order: Erasure, *, second: User) -> Entry:
    """The entry that names what, why and the two people; with it the keys of the payloads go."""
    texts = sum(_rows(one, case).count() for one in erasable.known())
    files = sum(model._base_manager.filter(**{path: case.pk}).count() for model, path in FILES.items())
    return trail.erase(
        case, range(1, case.head_seq + 1), reason=order.schedule, role=order.proposed_as,
        actor=order.proposed_by.as_actor(), second=second.as_actor(),
        what={"second_role": order.confirmed_as, "records": texts, "files": files},
    )  # fmt: skip


def _blank(case: Case) -> None:
    for one in erasable.known():
        _rows(one, case).update(**erasable.blanked(one))
    case.name_marks.all().delete()


def _rows(one: erasable.Erasable, case: Case) -> "QuerySet[Any]":
    rows = one.model._base_manager.filter(**{one.path: case.pk})
    if one.model is Concern:
        others = Case.objects.filter(erased_at=None).exclude(pk=case.pk)
        return rows.exclude(children__case__in=others)
    return rows
