"""Putting a file under lock, and writing down what the police said."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from evidence.attachment_forms import PoliceAdviceForm
from evidence.services.locking import may_record_advice, put_under_lock, record_advice
from evidence.views.loading import attachment_for, note_reading, refuse
from people.access import SchoolRequest
from people.forms.acting import accepted


@require_POST
def lock(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """From now on nobody can open the file. One press, no question: speed matters more."""
    attachment = attachment_for(request, pk)
    put_under_lock(attachment, actor=request.user)
    messages.success(request, f"{attachment} is under lock. Everybody who decides on this case is told.")
    return redirect("attachment", pk=attachment.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def advice(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What the police advised, by the head."""
    attachment = attachment_for(request, pk)
    if not may_record_advice(attachment.case, request.user):
        refuse(request, attachment.case)
    if not hasattr(attachment, "quarantine"):
        return redirect("attachment", pk=attachment.pk)
    form = PoliceAdviceForm(request.POST or None)
    try:
        kept = accepted(request, form, partial(record_advice, attachment, actor=request.user))
    except PermissionDenied:
        refuse(request, attachment.case)
    if kept:
        messages.success(request, "Written down.")
        return redirect("attachment", pk=attachment.pk)
    if request.method != "POST":
        note_reading(request, attachment.case, "reading.attachment", subject=str(attachment.pk))
    url = reverse("attachment", args=[attachment.pk])
    context = {
        "form": form, "title": "What the police advised", "back_url": url, "back_label": str(attachment),
        "cancel_url": url, "button": "Write it down",
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.errors else 200)
