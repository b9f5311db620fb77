"""Erasing what two people have ordered: the keys of words and payloads go, files and what was not sealed are blanked.

References, times, states and codes stay, with the entry that says what was erased, why and by whose order. A concern
about several children keeps its words until the last of their cases is erased.
"""

from collections.abc import Mapping
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

import trail
from evidence.models import AttachmentFile, FormFile, SummaryFile
from referrals.models import Case, Concern, Erasure
from referrals.services.moving import locked
from referrals.services.waking import nudge
from trail import Actor, erasable
from vault.destroying import destroy
from vault.kinds import CASE, CONCERN
from workflows.steps import Refused

FILES = {AttachmentFile: "attachment__case", FormFile: "form__referral__case", SummaryFile: "summary__case"}
CHECKPOINT = "trail.tasks.write_checkpoint"
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
    seq = carry_out(
        case, schedule=order.schedule, actor=order.proposed_by.as_actor(), role=order.proposed_as,
        second=order.confirmed_by.as_actor(), what={"second_role": order.confirmed_as},
    )  # fmt: skip
    Erasure.objects.filter(pk=order.pk).update(erased_at=timezone.now(), seq=seq)


def carry_out(
    case: Case, *, schedule: str, actor: Actor, role: str, second: Actor, what: Mapping[str, str | int | None]
) -> int:
    """Say it, then erase the locked case. The seq of the entry that names what, why and the two people.

    A checkpoint is asked for at once: with it the ledger of erasures goes outside, for whoever restores a backup.
    """
    texts = sum(_rows(one, case).count() for one in erasable.known())
    files = sum(model._base_manager.filter(**{path: case.pk}).count() for model, path in FILES.items())
    entry = trail.erase(
        case, range(1, case.head_seq + 1), reason=schedule, actor=actor, role=role, second=second,
        what={**what, "records": texts, "files": files},
    )  # fmt: skip
    Case.objects.filter(pk=case.pk).update(erased_at=timezone.now())
    _blank(case)
    transaction.on_commit(ask_for_checkpoint, robust=True)
    return entry.seq


def ask_for_checkpoint() -> None:
    """A function of its own: a robust commit hook needs a name to report by. Beat writes one each hour all the same."""
    nudge(CHECKPOINT)


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
