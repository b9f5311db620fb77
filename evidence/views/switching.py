"""Whether the school takes attachments."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from evidence.attachment_forms import SwitchForm
from evidence.held import takes_attachments
from evidence.models import AttachmentSwitch
from evidence.services.switching import switch_attachments
from people.access import SchoolRequest, roles_required
from people.forms.acting import accepted
from workflows.roles import HEAD


@roles_required(HEAD)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def switch(request: SchoolRequest) -> HttpResponse:
    """On where they are off, off where they are on, with a reason; and what was decided before."""
    on = takes_attachments(request.school)
    wanted = request.POST.get("on", "no" if on else "yes") == "yes"  # what the page offered, so twice is once
    form = SwitchForm(request.POST or None)
    if accepted(request, form, partial(switch_attachments, request.school, on=wanted, actor=request.user)):
        messages.success(request, f"Attachments are switched {'on' if wanted else 'off'}.")
        return redirect("attachments_switch")
    before = AttachmentSwitch.objects.filter(school=request.school).select_related("by")
    context = {"form": form, "on": on, "before": before}
    return render(request, "evidence/attachments/switch.html", context, status=422 if form.errors else 200)
