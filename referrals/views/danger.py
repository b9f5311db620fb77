from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals.local_policy import council_of
from workflows import contacts


@require_safe
def danger(request: HttpRequest) -> HttpResponse:
    """The danger card. Open without sign-in, the same numbers for everybody, and it asks nothing of the database."""
    councils = [council_of(code) for code in contacts.book().authorities]
    flagged = contacts.flagged(timezone.localdate(), councils)
    context = {"national": contacts.book().national, "councils": councils, "flagged": flagged}
    return render(request, "danger.html", context)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the danger card, and nothing else, for when there is no network."""
    return render(request, "service-worker.js", content_type="text/javascript")
