"""Does a case about an adult meet the harm threshold? For the head, the chair, or whoever was assigned."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from referrals.forms.threshold import ThresholdForm
from referrals.models import Case
from referrals.services.threshold import decide_threshold
from referrals.views.loading import case_to_decide, missing, note_reading
from workflows import threshold as rules
from workflows.access import STAFF
from workflows.steps import Refused, SomeoneWasFirst

SAID = {
    rules.MET: "Recorded: the threshold is met. The LADO is told within one working day.",
    rules.UNCLEAR: "Recorded: not clear yet. The clock for the LADO runs.",
    rules.NOT_MET: "Recorded: not met. The case is in the low-level log, and the clock for the LADO has stopped.",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def threshold(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The criteria, and the decision with a reason. Earlier decisions stay on the page."""
    case = case_to_decide(request, pk)
    if case.kind != STAFF:
        missing(request, case)
    form = ThresholdForm(case, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        return kept(request, case, form)
    if request.method != "POST":
        note_reading(request, case, subject="threshold")
    return page(request, case, form, status=422 if form.errors else 200)


def kept(request: SchoolRequest, case: Case, form: ThresholdForm) -> HttpResponse:
    """Keeps the decision; where somebody was first, the page again with theirs above and everything typed below."""
    try:
        decide_threshold(case, actor=request.user, **form.cleaned_data)
    except SomeoneWasFirst as overtaken:
        form.seen_now(case)
        return page(request, case, form, first=str(overtaken), status=409)
    except Refused as refusal:
        for name, message in (refusal.facts or {"": str(refusal)}).items():
            form.add_error(name or None, message)
        return page(request, case, form, status=422)
    messages.success(request, SAID[form.cleaned_data["answer"]])
    return redirect("case", pk=case.pk)


def page(
    request: SchoolRequest, case: Case, form: ThresholdForm, *, status: int, first: str = ""
) -> HttpResponse:
    """The page with what was decided so far, the newest first."""
    decisions = case.threshold_decisions.select_related("by").order_by("-at")
    context = {
        "case": case,
        "form": form,
        "first": first,
        "decisions": decisions,
        "threshold": rules.threshold(),
    }
    return render(request, "cases/threshold.html", context, status=status)
