"""The desk: the cases a person may open, most urgent first, and how many wait in each view of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery

from people.models import Pupil, School, User
from people.queries import ids_by_words
from people.words import plain, words
from referrals.models import Case, Clock, Concern, Decision, Grant
from referrals.queries.clocks import Running, soonest_clocks
from workflows import case as rules
from workflows.deadlines import BOOK
from workflows.roles import ASSIGNED

OPEN_STATES = tuple(state for state in rules.STATES if state not in rules.ENDED)
VIEWS = {"open": "All open", "unread": "Unread", "overdue": "Overdue", "mine": "Mine", "closed": "Closed"}
MOST_FOUND = 50


@dataclass(frozen=True)
class Row:
    """One case as the desk shows it."""

    case: Case
    clock: Running | None

    @property
    def unread(self) -> bool:
        """Whether nobody who decides has opened it yet."""
        return self.case.first_read_at is None and self.case.state == rules.OBSERVATION


def on_desk(user: User, school: School, now: datetime) -> QuerySet[Case]:
    """The cases of the school that this person may open, with what the views of the desk look at."""
    running = Clock.objects.filter(case=OuterRef("pk"), stopped__isnull=True).exclude(rule__in=BOOK.news)
    worked_on = Decision.objects.filter(case=OuterRef("pk"), by=user)
    assigned = Grant.objects.current().filter(case=OuterRef("pk"), user=user, role=ASSIGNED)
    return Case.objects.visible_to(user).filter(school=school).annotate(
        is_open=Q(state__in=OPEN_STATES),
        is_unread=Q(state=rules.OBSERVATION, first_read_at__isnull=True),
        is_overdue=Exists(running.filter(due__lt=now)),
        is_mine=Q(owner=user) | Exists(worked_on) | Exists(assigned),
        next_due=Subquery(running.order_by("due").values("due")[:1]),
    )  # fmt: skip


WHERE = {
    "open": Q(is_open=True),
    "unread": Q(is_open=True, is_unread=True),
    "overdue": Q(is_open=True, is_overdue=True),
    "mine": Q(is_open=True, is_mine=True),
    "closed": Q(is_open=False),
}


def counts(cases: QuerySet[Case]) -> dict[str, int]:
    """How many cases each view holds; one query."""
    return cases.aggregate(**{view: Count("pk", filter=where) for view, where in WHERE.items()})


def in_view(cases: QuerySet[Case], view: str) -> QuerySet[Case]:
    """The cases of one view in its order: the most urgent and then the next due first; the last closed first.

    Children and owners are fetched for the page alone: joined, they would be for each case that is sorted.
    """
    found = cases.filter(WHERE[view]).prefetch_related("pupil", "owner")
    if view == "closed":
        return found.order_by(F("closed_at").desc(nulls_last=True), "-opened_at")
    return found.order_by("-urgency", F("next_due").asc(nulls_last=True), "opened_at")


def search(cases: Any, text: str) -> list[Case]:
    """Open and closed cases whose reference holds the text, or of whose child every typed word starts a name."""
    wanted = Q(reference__icontains=text.strip())
    if typed := words(text):
        children = Pupil.objects.filter(pk__in=cases.values("pupil"))
        wanted |= Q(pupil__in=ids_by_words(children, text)) | Q(pk__in=_named_by_reporters(cases, typed))
    found = cases.filter(wanted).prefetch_related("pupil", "owner")
    return list(found.order_by("-is_open", "-urgency", "-opened_at")[:MOST_FOUND])


def _named_by_reporters(cases: Any, typed: list[str]) -> list[UUID]:
    unlisted = cases.filter(pupil=None).exclude(child_text="")
    return [case.pk for case in unlisted if all(word in plain(case.child_text) for word in typed)]


def rows(cases: list[Case], now: datetime) -> list[Row]:
    """The rows of a page, each with the clock that is due first; one query whatever their number."""
    clocks = soonest_clocks([case.pk for case in cases], now)
    return [Row(case, clocks.get(case.pk)) for case in cases]


def unsent_drafts(school: School) -> int:
    """How many concerns were begun and not sent. Drafts about an adult are left out: a count may tell on them."""
    drafts: Any = Concern.objects.filter(school=school, submitted_at=None, discarded_at=None)
    return int(drafts.exclude(about_adult="yes").count())
