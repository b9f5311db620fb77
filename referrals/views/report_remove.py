"""What a child may do about something private of theirs online. To print; it holds nothing of any case."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from workflows import contacts


@require_safe
def report_remove(request: HttpRequest) -> HttpResponse:
    """The same page for everybody: it asks nothing of the database, so no paper can tell on a child."""
    context = {"book": contacts.book(), "flagged": contacts.flagged(timezone.localdate())}
    return render(request, "report_remove.html", context)
