from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows import contacts


@require_safe
def danger(request: HttpRequest) -> HttpResponse:
    """The danger card. Open without sign-in, the same numbers for everybody, and it asks nothing of the database."""
    context = {"book": contacts.book(), "flagged": contacts.flagged(timezone.localdate())}
    return render(request, "danger.html", context)


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the danger card, and nothing else, for when there is no network."""
    return render(request, "service-worker.js", content_type="text/javascript")
