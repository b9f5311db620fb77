"""What findings and measures need of each trail, kept, and made anew for a case that has moved on. Decision 0034."""

import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

import workflows
from oversight.models import Noted, ReadBy, Reckoned, Timed
from oversight.queries.acts import acts_of, overruns_of, reasons_of
from people.models import School
from referrals.models import Case
from trail.models import Reading
from workflows.access import CHILD
from workflows.acts import Act, Overrun, Reason
from workflows.findings import findings
from workflows.measuring import REMINDER, readings, spans

logger = logging.getLogger(__name__)

AT_ONCE = 100  # cases in one transaction
PARTS = 7  # each day one part of all cases is reckoned anew although nothing has moved
#: A reading is written down when its page is asked for and is seen when that transaction ends: never so much later.
SLOWEST = timedelta(hours=1)


KEPT: dict[type[Any], tuple[str, ...]] = {
    Noted: ("code", "at", "nth"),
    Timed: ("stage", "hours"),
    ReadBy: ("role", "pair", "number"),
}


@cache
def digest_of_rules() -> str:
    """Of every file of the rulebook: whoever changes a rule cannot forget to have it reckoned anew."""
    files = (path for path in Path(workflows.__path__[0]).rglob("*") if path.suffix in (".py", ".toml"))
    return sha256(b"\0".join(path.read_bytes() for path in sorted(files))).hexdigest()[:16]


def stale(cases: "QuerySet[Case]") -> "QuerySet[Case]":
    """Those of which an entry, a reading or a rule is newer than what was reckoned."""
    read = Reading.objects.filter(chain_id=OuterRef("pk"), at__gt=OuterRef("reckoned__read_since"))
    moved = Q(reckoned=None) | ~Q(reckoned__upto=F("head_seq")) | ~Q(reckoned__rules=digest_of_rules())
    return cases.filter(moved | Q(Exists(read)))


def bring_up(cases: "QuerySet[Case]", *, seconds: float = float("inf")) -> tuple[int, int]:
    """Reckon what is stale among these cases, for about so many seconds: how many were reckoned, and how many are left.
    What was left longest comes first."""
    waited = F("reckoned__read_since").asc(nulls_first=True)
    keys = list(stale(cases).order_by(waited, "pk").values_list("pk", flat=True))
    ends = monotonic() + seconds
    for place in range(0, len(keys), AT_ONCE):
        _reckon(sorted(keys[place : place + AT_ONCE]))
        if monotonic() >= ends:
            return len(keys[: place + AT_ONCE]), len(keys[place + AT_ONCE :])
    return len(keys), 0


def bring_up_all() -> int:
    """The same for every case about a child, school by school; and a part of the rest, so that what was changed by hand
    stands for PARTS days at most."""
    schools = School.objects.order_by("pk").values_list("pk", flat=True)
    return sum(_of_school(school, timezone.localdate().toordinal() % PARTS) for school in schools)


def _of_school(school: UUID, part: int) -> int:
    cases = Case.objects.filter(school=school, kind=CHILD)
    done, _ = bring_up(cases)
    keys = sorted(key for key in cases.values_list("pk", flat=True) if key.int % PARTS == part)
    wrong = sum(_put_right(keys[place : place + AT_ONCE]) for place in range(0, len(keys), AT_ONCE))
    if wrong:
        logger.warning("reckoned differently than before, without an entry between: %s cases", wrong)
    return done + wrong


@dataclass(frozen=True)
class _Told:
    """What the trail and the clocks of one case say."""

    row: Reckoned
    acts: Sequence[Act]
    reasons: Sequence[Reason]
    overruns: Sequence[Overrun]


@transaction.atomic
def _put_right(keys: Sequence[UUID]) -> int:
    """Reckon these anew; how many had been reckoned differently."""
    before = kept_of(keys)
    _reckon(keys)
    after = kept_of(keys)
    return sum(before[key] != after[key] for key in keys)


@transaction.atomic
def _reckon(keys: Sequence[UUID]) -> None:
    """Two who reckon the same case follow each other. What is read is never older than what `upto` says."""
    Reckoned.objects.bulk_create([Reckoned(case_id=key) for key in keys], ignore_conflicts=True)
    rows = list(Reckoned.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    heads = dict(Case.objects.filter(pk__in=keys).values_list("pk", "head_seq"))
    since = timezone.now() - SLOWEST
    acts, reasons, overruns = acts_of(keys), reasons_of(keys), overruns_of(keys)
    told = [_Told(row, acts[row.pk], reasons[row.pk], overruns[row.pk]) for row in rows]
    for one in told:
        _sum_up(one, heads[one.row.pk], since)
    Reckoned.objects.bulk_update(rows, ["upto", "read_since", "rules", "reasoned", "reminders"])
    for model in (Noted, Timed, ReadBy):
        model._default_manager.filter(of__in=keys).delete()
    Noted.objects.bulk_create(row for one in told for row in _noted(one))
    Timed.objects.bulk_create(row for one in told for row in _timed(one))
    ReadBy.objects.bulk_create(row for one in told for row in _read_by(one))


def kept_of(keys: Sequence[UUID]) -> dict[UUID, Counter[object]]:
    """What is kept of each case, to be compared: all but when and by which rules it was reckoned."""
    rows = Reckoned.objects.filter(pk__in=keys)
    kept: dict[UUID, Counter[object]] = {row.pk: Counter([(row.reasoned, row.reminders)]) for row in rows}
    for model, fields in KEPT.items():
        for of, *said in model._default_manager.filter(of__in=kept).values_list("of", *fields):
            kept[of][(model, *said)] += 1
    return kept


def _sum_up(told: _Told, head: int, since: datetime) -> None:
    row = told.row
    row.upto, row.read_since, row.rules = head, since, digest_of_rules()
    row.reasoned = sum(one.reasoned for one in told.overruns)
    row.reminders = sum(act.event == REMINDER for act in told.acts)


def _noted(told: _Told) -> Iterator[Noted]:
    nth: Counter[object] = Counter()
    for one in findings(told.acts, reasons=told.reasons, overruns=(), now=timezone.now()):
        yield Noted(of=told.row, code=one.code, at=one.at, nth=nth[one.code, one.at])
        nth[one.code, one.at] += 1


def _timed(told: _Told) -> Iterator[Timed]:
    return (Timed(of=told.row, stage=one.stage, hours=one.hours) for one in spans(told.acts))


def _read_by(told: _Told) -> Iterator[ReadBy]:
    for (role, pair), number in readings(told.acts).items():
        yield ReadBy(of=told.row, role=role, pair=pair, number=number)
