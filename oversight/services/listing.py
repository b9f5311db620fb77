"""The year in which the end of each ended case comes to a person: worked out ahead, anew for what changed.
Decision 0042."""

from collections.abc import Sequence
from datetime import timedelta
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from oversight.models import Listed, ListedAt
from oversight.retention import Row, rows
from oversight.services.reckoning import digest_of_rules
from people.models import School
from referrals.models import Case
from trail.models import Entry
from workflows.case import ENDED
from workflows.retention import MISSING

AT_ONCE = 100  # cases in one transaction
#: Acts outside any case that move the day of one: dates of birth and of leaving come with the roll.
MOVES = ("roll.imported", "school.abuse_records_longer", "school.abuse_records_usual")


def unlisted(school: School) -> "QuerySet[Case]":
    """The ended cases of the school that are not worked out, or moved on since."""
    host = Coalesce(F("joined_to__head_seq"), 0)
    moved = ~Q(listed__upto=F("head_seq")) | ~Q(listed__host_upto=host) | ~Q(listed__rules=digest_of_rules())
    ended = Case.objects.filter(school=school, state__in=sorted(ENDED), erased_at=None)
    return ended.filter(Q(listed=None) | moved)


def list_ahead(
    school: School, *, seconds: float = float("inf"), fresh_for: timedelta = timedelta(0)
) -> tuple[int, int]:
    """Work out what is not, for about so many seconds: how many cases were, and how many are left. A list that was
    whole no longer ago than `fresh_for` is not looked through again, unless the roll or a rule changed."""
    _see_to_moves(school)
    now, known = timezone.now(), ListedAt.objects.get(school=school)
    if known.whole_at and now - fresh_for < known.whole_at <= now and known.rules == digest_of_rules():
        return 0, 0
    keys, ends = list(unlisted(school).order_by("pk").values_list("pk", flat=True)), monotonic() + seconds
    for place in range(0, len(keys), AT_ONCE):
        _work_out(school, keys[place : place + AT_ONCE])
        if keys[place + AT_ONCE :] and monotonic() >= ends:
            return len(keys[: place + AT_ONCE]), len(keys[place + AT_ONCE :])
    ListedAt.objects.filter(school=school, upto=known.upto).update(whole_at=now, rules=digest_of_rules())
    return len(keys), 0


def list_all_ahead() -> int:
    """The same for every school; how many cases were worked out."""
    return sum(list_ahead(school)[0] for school in School.objects.order_by("pk"))


@transaction.atomic
def _see_to_moves(school: School) -> None:
    """What was worked out before the roll or a choice of the school changed is worked out anew."""
    ListedAt.objects.get_or_create(school=school, defaults={"upto": 0})
    known = _held(school)
    head = School.objects.values_list("head_seq", flat=True).get(pk=school.pk)
    if known.upto == head:
        return
    since = Entry.objects.filter(case_id=school.pk, seq__gt=known.upto, seq__lte=head)
    if since.filter(event__in=MOVES).exists():
        Listed.objects.filter(school=school).delete()
        ListedAt.objects.filter(school=school).update(whole_at=None)
    ListedAt.objects.filter(school=school).update(upto=head)


def _held(school: School) -> ListedAt:
    """Whoever works out holds it: what was read before the roll changed is never written after the change was seen."""
    return ListedAt.objects.select_for_update().get(school=school)


@transaction.atomic
def _work_out(school: School, keys: Sequence[UUID]) -> None:
    """What is read is never older than what `upto` says."""
    _held(school)
    cases = Case.objects.filter(pk__in=keys)
    heads = {pk: seqs for pk, *seqs in cases.values_list("pk", "head_seq", "joined_to__head_seq")}
    made = [
        Listed(
            case_id=row.case.pk, school=school, upto=heads[row.case.pk][0],
            host_upto=heads[row.case.pk][1] or 0, rules=digest_of_rules(), year=_year(row),
        )
        for row in rows(cases)
    ]  # fmt: skip
    Listed.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["school", "upto", "host_upto", "rules", "year"],
    )


def _year(row: Row) -> int | None:
    if row.due.missing == MISSING["closing"]:
        return None
    return row.on.year if row.on else Listed.NO_DAY
