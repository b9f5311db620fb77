"""The mails of the demo, which go to a folder and not to anybody. Only in the demo."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from people.access import SchoolRequest
from referrals.queries.mailbox import letters
from workflows.roles import IT


@never_cache
@require_safe
def mailbox(request: SchoolRequest) -> HttpResponse:
    """The person's own mails, the newest first; IT sees the whole folder. 404 outside the demo.

    Somebody else's reminders could tell a person of a concern about themselves (hard rule 11).
    """
    if not settings.HANDRAIL_DEMO:
        raise Http404
    own = "" if IT in request.roles else request.user.email
    return render(request, "mailbox.html", {"letters": letters(own), "folder_used": not settings.EMAIL_HOST})
