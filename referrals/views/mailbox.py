"""The mails of the demo, which go to a folder and not to anybody. Only in the demo."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.queries.mailbox import letters


@never_cache
@require_safe
def mailbox(request: SchoolRequest) -> HttpResponse:
    """All mails of the folder, the newest first; 404 outside the demo."""
    if not settings.HANDRAIL_DEMO:
        raise Http404
    return render(request, "mailbox.html", {"letters": letters(), "folder_used": not settings.EMAIL_HOST})
