"""The numbers behind the counts of a school year, as at the end of the last whole month. Decision 0020."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from people.models import School, User
from referrals.models import Case, Clock, Concern, Decision, Referral
from referrals.models.concern import SAFE_NOW, ConcernChild
from workflows import access, case, routes
from workflows.deadlines import BOOK
from workflows.disclosure import Band, protected
from workflows.measuring import ANSWERS
from workflows.school_years import SchoolYear, end_of_last_month

ALL = "All"


@dataclass(frozen=True)
class Table:
    """A title and its rows of label and band."""

    title: str
    rows: list[tuple[str, Band]]


@dataclass(frozen=True)
class Group:
    """Tables that count the same records. Without `tables` they would have given a child away."""

    title: str
    tables: list[Table] | None

    @property
    def whole(self) -> Band | None:
        """The band of all records; None where nothing is shown."""
        return self.tables[0].rows[0][1] if self.tables else None


Counted = Mapping[str, Mapping[str, int]]  # title of a table: label: number


@dataclass(frozen=True)
class Span:
    """The school year up to the end of the last whole month: what happened since then is not counted yet."""

    begins: datetime
    ends: datetime

    @property
    def over(self) -> bool:
        """Whether a month of it is over."""
        return self.ends > self.begins


def span_of(year: SchoolYear, now: datetime) -> Span:
    """What of a school year is counted."""
    return Span(year.begins, min(year.ends, end_of_last_month(now)))


def years_of(school: School, reader: User, now: datetime) -> list[SchoolYear]:
    """The school years with a month that is over, from the first case on, the newest first; always at least one."""
    counted = Case.objects.filter(school=school).exclude(shut_out__user=reader)
    first = counted.order_by("opened_at").values_list("opened_at", flat=True).first()
    cut = timezone.localdate(end_of_last_month(now))
    last, begun = cut.year, timezone.localdate(first) if first else cut
    years = [SchoolYear(year) for year in range(last, begun.year - 2, -1)]
    known = [year for year in years if span_of(year, now).over and year.ends.date() > begun]
    return known or [next(year for year in years if span_of(year, now).over)]


def groups(school: School, reader: User, year: SchoolYear) -> list[Group]:
    """What governors, chair and trust see of a school year.

    A case that may be about the reader is not counted for them: no count tells them that it exists (hard rule 11).
    """
    span = span_of(year, timezone.now())
    hidden = Case.objects.filter(school=school, shut_out__user=reader)
    cases = Case.objects.filter(school=school).exclude(pk__in=hidden.values("pk"))
    return [
        _group("Cases opened", _of_cases(cases, span)),
        _group("Concerns logged", _of_concerns(school, hidden, span)),
        _group("Referrals made", _of_referrals(cases, span)),
        _group("Deadlines that fell due", _of_deadlines(cases, span)),
    ]


def _group(title: str, counted: Counted) -> Group:
    bands = protected([list(table.values()) for table in counted.values()])
    if bands is None:
        return Group(title, None)
    rows = [list(zip(counted[name], found, strict=True)) for name, found in zip(counted, bands, strict=True)]
    return Group(title, [Table(name, row) for name, row in zip(counted, rows, strict=True)])


def _table(found: Iterable[str], labels: Mapping[str, str]) -> dict[str, int]:
    """How many of each code, those that never came up too: that a row is missing would say that it is none."""
    counted = Counter(found)
    return {label: counted[code] for code, label in labels.items()}


def _of_cases(cases: "QuerySet[Case]", span: Span) -> Counted:
    opened = cases.filter(opened_at__gte=span.begins, opened_at__lt=span.ends)
    kinds = dict(opened.values_list("pk", "kind"))
    stood, danger = _states(kinds, span.ends), _danger(kinds)
    return {
        ALL: {ALL: len(kinds)},
        "By what they are about": _table(kinds.values(), access.KINDS),
        "By whether the reporter thought the child safe right now": _table(
            (danger.get(pk, "") for pk in kinds), {**dict(SAFE_NOW), "": "Not answered"}
        ),
        "By where they stood at the end": _table(
            (stood.get(pk, case.OBSERVATION) for pk in kinds), case.LABELS
        ),
    }


def _states(cases: Iterable[UUID], at: datetime) -> dict[UUID, str]:
    """The state of each case at a moment, from the steps taken until then."""
    steps = Decision.objects.filter(case__in=list(cases), machine="case", at__lt=at)
    return dict(steps.order_by("at", "trail_seq").values_list("case_id", "state_after"))


def _danger(cases: Iterable[UUID]) -> dict[UUID, str]:
    """What the first concern of each case said."""
    told = ConcernChild.objects.filter(case__in=list(cases)).order_by("-concern__submitted_at")
    return {row.case_id: row.concern.safe_now for row in told.select_related("concern") if row.case_id}


def _of_concerns(school: School, hidden: "QuerySet[Case]", span: Span) -> Counted:
    sent = Concern.objects.filter(school=school, submitted_at__gte=span.begins, submitted_at__lt=span.ends)
    answers = [one.told_dsl for one in sent.exclude(children__case__in=hidden.values("pk"))]
    told = {"yes": "Yes", "no": "No", "": "Not answered"}
    return {ALL: {ALL: len(answers)}, "By whether the DSL was told in person, too": _table(answers, told)}


def _of_referrals(cases: "QuerySet[Case]", span: Span) -> Counted:
    made = Referral.objects.filter(case__in=cases, made_at__gte=span.begins, made_at__lt=span.ends)
    sent = dict(made.values_list("pk", "route"))
    answers = Decision.objects.filter(subject__in=list(sent), machine="referral", at__lt=span.ends)
    steps = {event.removeprefix("referral.") for event in ANSWERS}
    heard = set(answers.filter(step__in=steps).values_list("subject", flat=True))
    labels = {code: route.label for code, route in routes.table().items()}
    return {
        ALL: {ALL: len(sent)},
        "By where they went": _table(sent.values(), labels),
        "By whether an answer had come": _table(
            ("yes" if pk in heard else "no" for pk in sent), {"yes": "Answered", "no": "No answer yet"}
        ),
    }


def _of_deadlines(cases: "QuerySet[Case]", span: Span) -> Counted:
    due = Clock.objects.filter(case__in=cases, due__gte=span.begins, due__lt=span.ends).exclude(
        rule__in=BOOK.news
    )
    kept = due.filter(Q(stopped__isnull=False) & Q(stopped__lte=F("due"))).count()
    return {
        ALL: {ALL: due.count()},
        "By whether they were kept": {"Kept": kept, "Overrun": due.count() - kept},
    }
