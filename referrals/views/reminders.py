"""Where the link of a reminder leads after signing in: it is written down as seen, and the case opens."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.models import Notice
from referrals.models.notice import LAST_RESORT
from referrals.services.duty import may_be_last, may_know
from referrals.services.letters import own_concern, rung_of
from referrals.services.seeing import see_notice


@never_cache
@require_safe
def reminder(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Only for whom it was written to, as long as they may know of it; the page it leads to asks again."""
    mine = Notice.objects.select_related("person", "clock__school", "clock__case__school", "clock__concern")
    notice = get_object_or_404(mine, pk=pk, person=request.user)
    if not _may_see(notice):
        raise Http404
    if request.method == "GET":
        see_notice(notice, actor=request.user)
    return redirect(_leads_to(notice))


def _may_see(notice: Notice) -> bool:
    if notice.why == LAST_RESORT:
        return may_be_last(notice.person, notice.clock)
    return may_know(notice.person, notice.clock, as_author=rung_of(notice).for_its_author)


def _leads_to(notice: Notice) -> str:
    if notice.why == LAST_RESORT:
        return "/people/rota/"
    if concern := own_concern(notice):
        return f"/concerns/{concern.pk}/"
    return f"/cases/{notice.clock.case_id}/"
