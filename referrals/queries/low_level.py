"""The log of low-level concerns: adults by name, each with what was raised about them. Asked for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from people.models import School, User
from people.words import words
from referrals.models import Case, ThresholdDecision
from workflows import access, threshold


@dataclass(frozen=True)
class Logged:
    """One concern of the log, with what was decided last on the harm threshold, in words."""

    case: Case
    decided: str


@dataclass(frozen=True)
class Adult:
    """One adult with their low-level concerns, the oldest first; `named` False where nobody could say who it is."""

    name: str
    named: bool
    concerns: list[Logged]

    @property
    def pattern(self) -> bool:
        """Whether there are so many about this one adult that they are looked at together."""
        return self.named and len(self.concerns) >= threshold.PATTERN


def newest_answer(case: Case) -> str:
    """What was decided last on the harm threshold; "" before anybody did."""
    return str(case.threshold_decisions.values_list("answer", flat=True).last() or "")


def in_log(user: User, school: School) -> QuerySet[Case]:
    """Cases of the log that this person may read: those a standing role opens, and never one about themselves.

    A concern once found to be low-level stays, also where the threshold was found to be met later.
    """
    held = user.roles_at(school)
    opened = [about for about in (False, True) if held & access.OPENS[access.STAFF, about]]
    below = ThresholdDecision.objects.filter(answer=threshold.NOT_MET).values("case")
    newest = ThresholdDecision.objects.filter(case=OuterRef("pk")).order_by("-at").values("answer")[:1]
    cases = Case.objects.visible_to(user).filter(
        school=school, kind=access.STAFF, about_head__in=opened, pk__in=below
    )
    return cases.annotate(threshold_now=Subquery(newest)).select_related("about_staff").order_by("opened_at")


def adults(cases: Iterable[Any]) -> list[Adult]:
    """The cases of `in_log` by adult, by name; those about nobody who could be named come last."""
    by_name: dict[tuple[bool, str], list[Logged]] = {}
    for case in cases:
        logged = Logged(case, threshold.ANSWERS[case.threshold_now])
        by_name.setdefault(_key(case), []).append(logged)
    rows = [Adult(_name(found[0].case), bool(key[1]), found) for key, found in by_name.items()]
    return sorted(rows, key=lambda adult: (not adult.named, adult.name.casefold()))


def _key(case: Case) -> tuple[bool, str]:
    listed = case.about_staff_id is not None
    return listed, str(case.about_staff_id) if listed else " ".join(words(case.about_text))


def _name(case: Case) -> str:
    return str(case.about_staff.label) if case.about_staff else case.about_text or "Not named"
