"""Erasing again what came back with an older backup: the ledger beside the checkpoints says what was erased since.

Nobody decides anew: the two people ordered it, and their order stands (decision 0026).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from oversight.services.erasing import carry_out
from people.dates import said
from people.models import User
from referrals.models import Case, Erasure
from referrals.services.moving import locked
from trail import Actor
from trail.checkpoints import ledger
from workflows.case import ENDED

AGAIN = "Erased once already; it came back with a backup."


@dataclass
class Replayed:
    """References of what was erased again, and in a sentence each what could not be."""

    again: list[str] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)


def back(told: Iterable[dict[str, Any]]) -> list[tuple[Case, dict[str, Any]]]:
    """The cases that the ledger says were erased and that are here with their words, each with the order."""
    orders = {says["case"]: says for says in told if ledger.is_whole(says)}
    cases = Case.objects.filter(pk__in=orders, erased_at=None).order_by("reference")
    return [(case, orders[str(case.pk)]) for case in cases]


def replay(told: Iterable[dict[str, Any]]) -> Replayed:
    """Erase each of them again, one transaction each."""
    done = Replayed()
    for case, says in back(told):
        if case.state in ENDED:
            erase_again(case, says)
            done.again.append(case.reference)
        else:
            done.waits.append(
                f"{case.reference} was erased on {erased_on(says)} and is not closed in this backup. Close it, then "
                "run manage.py erase --again."
            )
    return done


def erased_on(says: dict[str, Any]) -> str:
    """The day on which the order was carried out first, in words."""
    return said(date.fromisoformat(str(says["at"])[:10]))


@transaction.atomic
def erase_again(case: Case, says: dict[str, Any]) -> None:
    """Carry out the order that the entry tells of, in the name of the same two people. A hold that was lifted since the
    backup stops nothing: the ledger tells of what came after it."""
    case, order = locked(case), says["data"]
    first, second = _person(says["actor"]), _person(order["second"])
    what = {"second_role": order["second_role"], "first_at": str(says["at"])}
    seq = carry_out(case, schedule=order["reason"], actor=first, role=says["role"], second=second, what=what)
    _note(case, says, seq)


def _person(number: str) -> Actor:
    known = User.objects.filter(pk=number).first()
    return known.as_actor() if known else Actor(number, "")


def _note(case: Case, says: dict[str, Any], seq: int) -> None:
    """The order on the retention page, where both have an account in this backup; else the trail alone tells."""
    order, now = says["data"], timezone.now()
    open_ones = Erasure.objects.filter(case=case).open()
    people = {str(user.pk): user for user in User.objects.filter(pk__in=[says["actor"], order["second"]])}
    if len(people) < 2:
        open_ones.update(withdrawn_at=now)
        return
    row = open_ones.first() or Erasure(case=case, due=timezone.localdate(now), reason=AGAIN)
    row.schedule, row.proposed_as, row.confirmed_as = order["reason"], says["role"], order["second_role"]
    row.proposed_by, row.confirmed_by = people[says["actor"]], people[order["second"]]
    row.confirmed_at = row.erased_at = now
    row.seq = seq
    row.save()
