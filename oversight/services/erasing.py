"""Erasing what two people have ordered: the keys of words and payloads go, files and what was not sealed are blanked.

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
from vault.destroying import destroy
from vault.kinds import CASE, CONCERN
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
    over = list(_concerns_over(case).values_list("pk", flat=True))
    for one in erasable.known():
        if one.always:
            _say_erased(one, case)
        elif changes := erasable.blanked(one):
            _rows(one, case).update(**changes)
    case.name_marks.all().delete()
    destroy(CASE, case.pk)
    for concern in over:
        destroy(CONCERN, concern)


def _say_erased(one: erasable.Erasable, case: Case) -> None:
    """Row by row: a sealed word cannot be written by a query."""
    for row in _rows(one, case):
        for field in one.plain():
            setattr(row, field.name, None)
        for name in one.always:
            setattr(row, name, erasable.ERASED)
        row.save(update_fields=[*(field.name for field in one.plain()), *one.always])


def _concerns_over(case: Case) -> "QuerySet[Concern]":
    """The concerns of the case that no other case needs any more."""
    others = Case.objects.filter(erased_at=None).exclude(pk=case.pk)
    return Concern.objects.filter(children__case=case).exclude(children__case__in=others).distinct()


def _rows(one: erasable.Erasable, case: Case) -> "QuerySet[Any]":
    rows = one.model._base_manager.filter(**{one.path: case.pk})
    return rows.filter(pk__in=_concerns_over(case)) if one.model is Concern else rows
