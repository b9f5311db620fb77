"""My concerns, beginning one, and throwing a draft away."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render

from people.access import SchoolRequest
from referrals.forms.concerns import SafeForm
from referrals.models import Case, Concern
from referrals.queries.concerns import drafts_of, sent_by, statuses, untouched_draft
from referrals.services import concerns as service
from referrals.views.concerns import journey
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from referrals.views.concerns.questions import way_on
from workflows.roles import DEPUTY, HEAD, LEAD
from workflows.steps import Refused

A_PAGE = 50  # concerns that were sent; some people report for years


@reporting()
def mine(request: SchoolRequest) -> HttpResponse:
    """What this person began and what they sent, with its status."""
    every = Paginator(sent_by(request.user, request.school), A_PAGE)
    page = every.get_page(request.GET.get("page"))
    sent = [{"concern": one, "statuses": statuses(one)} for one in page]
    drafts = drafts_of(request.user, request.school)
    context = {"drafts": drafts, "sent": sent, "page": page, "let_in": let_in(request)}
    return render(request, "concerns/mine.html", context)


def let_in(request: SchoolRequest) -> bool:
    """Whether there is a case to open for somebody whose menu has no desk: let in by name, or the chair."""
    if request.roles & {LEAD, DEPUTY, HEAD}:
        return False
    return Case.objects.visible_to(request.user).filter(school=request.school).exists()


@reporting(*PAGE)
def new(request: SchoolRequest) -> HttpResponse:
    """The first question. The draft begins with its answer, so that opening the page leaves nothing behind."""
    form = SafeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        concern = begin(request)
        concern = service.save_draft(concern, safe_now=form.cleaned_data["safe_now"])
        return redirect(way_on(concern, "safe", ""))
    context = {"form": form, "page": journey.ORDER[0], "number": 1, "total": len(journey.ORDER) - 1}
    context["drafts"] = drafts_of(request.user, request.school)
    return render(request, "concerns/new.html", context, status=422 if form.errors else 200)


def begin(request: SchoolRequest) -> Concern:
    """A new draft, or the one begun just now and still empty."""
    untouched = untouched_draft(request.user, request.school)
    return untouched or service.start(school=request.school, reporter=request.user)


@reporting(*PAGE)
def discard(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Asks once, then puts the draft away."""
    concern = my_concern(request, pk)
    if concern.submitted_at:
        return redirect("concern", concern.pk)
    if request.method != "POST":
        return render(
            request, "concerns/discard.html", {"concern": concern, "back_url": journey.resume(concern)}
        )
    try:
        service.discard(concern, actor=request.user)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, "The draft was thrown away. Nobody was told of it.")
    return redirect("concerns")
