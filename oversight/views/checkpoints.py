"""Comparing a checkpoint that was kept outside with the log."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

import trail
from oversight.forms.checkpoint import CheckpointForm
from oversight.services.comparing import compare
from oversight.views.page import show
from people.access import SchoolRequest, roles_required
from trail.checkpoints import signing
from trail.models import Checkpoint
from workflows.roles import AUDITOR


@roles_required(AUDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def checkpoints(request: SchoolRequest) -> HttpResponse:
    """The newest checkpoint to take away, and the verdict on one that was pasted."""
    form = CheckpointForm(request.POST if request.method == "POST" else None)
    verdict = compare(form.cleaned_data["note"]) if form.is_valid() else None
    event = "reading.checkpoint_compared" if verdict else "reading.checkpoints"
    said = {"verdict": verdict.code} if verdict else None
    trail.read(event, actor=request.user.as_actor(), role=AUDITOR, school=request.school.pk, data=said)
    newest = Checkpoint.objects.order_by("-size").first()
    context = {"form": form, "verdict": verdict, "newest": newest, "key": signing.verifier_keys()[0]}
    return show(request, "checkpoints", context, here="checkpoints", status=422 if form.errors else 200)
