"""Counts of a school year, and the years beside each other: for governors, chair and trust."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import trail
from oversight.access import COUNTS, role_used
from oversight.queries.counts import Group, groups, span_of, years_of
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from workflows.disclosure import SMALL

YEARS = 4  # beside each other
NOT_SHOWN = "not shown"


@roles_required(*COUNTS)
@require_safe
def counts(request: SchoolRequest) -> HttpResponse:
    """The counts of the current school for one school year."""
    note(request)
    years, asked = years_of(request.school, request.user, timezone.now()), request.GET.get("year", "")
    year = next((one for one in years if str(one.first) == asked), years[0])
    found = groups(request.school, request.user, year)
    context = {"groups": found, "year": year, "years": years, "until": span_of(year, timezone.now()).ends}
    return show(request, "counts", {**context, "small": SMALL}, here="counts")


@roles_required(*COUNTS)
@require_safe
def yearly(request: SchoolRequest) -> HttpResponse:
    """The same counts, the school years side by side: what the yearly report to governors asks for."""
    note(request)
    years = years_of(request.school, request.user, timezone.now())[:YEARS][::-1]
    by_year = [groups(request.school, request.user, year) for year in years]
    blocks = [side_by_side(group) for group in zip(*by_year, strict=True)]
    context = {
        "years": years,
        "blocks": blocks,
        "until": span_of(years[-1], timezone.now()).ends,
        "small": SMALL,
    }
    return show(request, "yearly", context, here="yearly")


def side_by_side(group: tuple[Group, ...]) -> tuple[str, list[str], list[tuple[str, list[str]]]]:
    """One group over the years: its title, the whole, and the rows of its tables."""
    shown = next((one.tables for one in group if one.tables), None) or []
    rows = [
        (
            f"{table.title.removeprefix('By ')}: {label}",
            [_words(one, t, n) for one in group],
        )
        for t, table in enumerate(shown)
        for n, (label, _) in enumerate(table.rows)
        if t
    ]
    return group[0].title, [one.whole.words if one.whole else NOT_SHOWN for one in group], rows


def _words(group: Group, table: int, place: int) -> str:
    return group.tables[table].rows[place][1].words if group.tables else NOT_SHOWN


def note(request: SchoolRequest) -> None:
    """Writes down that the counts were read."""
    role, actor = role_used(request.roles), request.user.as_actor()
    trail.read("reading.counts", actor=actor, role=role, school=request.school.pk)
