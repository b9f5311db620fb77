"""A trust's safeguarding lead: their schools beside each other in bands, and the cases they were let into."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

import trail
from oversight.queries.counts import groups, span_of, years_of
from oversight.queries.trust import granted, schools_of
from oversight.views.counts import NOT_SHOWN
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from workflows.disclosure import SMALL, Band, added
from workflows.roles import TRUST_LEAD


@roles_required(TRUST_LEAD)
@require_safe
def trust(request: SchoolRequest) -> HttpResponse:
    """Each school at which the person is trust lead; each reads as its counts were opened."""
    schools = schools_of(request.user)
    for school in schools:
        trail.read("reading.counts", actor=request.user.as_actor(), role=TRUST_LEAD, school=school.pk)
    now = timezone.now()
    year = max(years_of(school, request.user, now)[0] for school in schools)
    found = {school: groups(school, request.user, year) for school in schools}
    titles = [group.title for group in next(iter(found.values()))]
    rows = [(school.name, [_words(group.whole) for group in shown]) for school, shown in found.items()]
    whole = [_sum([group.whole for group in column]) for column in zip(*found.values(), strict=True)]
    context = {
        "titles": titles, "rows": rows, "whole": whole, "year": year, "until": span_of(year, now).ends, "small": SMALL,
        "granted": granted(request.user),
    }  # fmt: skip
    return show(request, "trust", context, here="trust")


def _words(band: Band | None) -> str:
    return band.words if band else NOT_SHOWN


def _sum(bands: Sequence[Band | None]) -> str:
    """The sum of what is shown: it tells nothing that the rows do not."""
    shown = [band for band in bands if band]
    return added(shown).words if len(shown) == len(bands) else NOT_SHOWN
