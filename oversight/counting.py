"""Counts for those who may not see a case: small numbers are hidden, so that nobody can be worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.utils import timezone

from people.models import School, User
from referrals.models import Case, Clock, Referral
from workflows import access, case, routes

SMALL = 5
FEW, HIDDEN = "fewer than 5", "not shown"
URGENCIES = {"U3": "Act now", "U2": "Within the hour", "U1": "Same day", "U0": "Soft sign"}


@dataclass(frozen=True)
class Table:
    """A title and its rows of label and count, the count in words where it is small."""

    title: str
    rows: list[tuple[str, str]]


def tables(school: School, reader: User) -> list[Table]:
    """What governors, chair and trust see of a school's cases.

    A case that may be about the reader is not counted for them: no count tells them that it exists (hard rule 11).
    """
    cases = Case.objects.filter(school=school).exclude(shut_out__user=reader)
    referrals = Referral.objects.filter(case__in=cases)
    labels = {code: route.label for code, route in routes.table().items()}
    return [
        Table("Cases by state", shown(_by(cases, "state"), case.LABELS)),
        Table("Open cases by urgency", shown(_by(cases.exclude(state__in=case.ENDED), "urgency"), URGENCIES)),
        Table("Cases by what they are about", shown(_by(cases, "kind"), access.KINDS)),
        Table("Referrals by where they went", shown(_by(referrals, "route"), labels)),
        Table("Deadlines", shown(_deadlines(cases), {"late": "Overdue now", "running": "Running, in time"})),
    ]


def shown(counts: Mapping[str, int], labels: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each label with its count. Where one cell alone is small, the next smallest is hidden as well."""
    small = [code for code in labels if 0 < counts.get(code, 0) < SMALL]
    larger = sorted((counts[code], code) for code in labels if counts.get(code, 0) >= SMALL)
    hidden = {larger[0][1]} if len(small) == 1 and larger else set()
    words = {**dict.fromkeys(small, FEW), **dict.fromkeys(hidden, HIDDEN)}
    return [(label, words.get(code, str(counts.get(code, 0)))) for code, label in labels.items()]


def _by(rows: "QuerySet[Case] | QuerySet[Referral]", column: str) -> dict[str, int]:
    return dict(rows.order_by().values_list(column).annotate(Count("pk")))


def _deadlines(cases: "QuerySet[Case]") -> dict[str, int]:
    running = Clock.objects.filter(case__in=cases, stopped__isnull=True)
    late = running.filter(due__lt=timezone.now()).count()
    return {"late": late, "running": running.count() - late}
