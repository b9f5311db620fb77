"""A released file leaves: downloaded, or as a locked copy with its passphrase on a page that is shown once."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from evidence.handing_forms import AgainForm, HandOverForm
from evidence.leaving import leaving
from evidence.models import Handover, Summary
from evidence.pdf.refused import GateRefused
from evidence.services import handing_over
from evidence.services.handing_over import MadeAlready, Secrets
from evidence.services.mailing import mail_link
from evidence.views.answers import pdf_answer
from evidence.views.loading import note_reading, refuse, summary_for
from people.access import SchoolRequest
from workflows import summary as rules
from workflows.steps import NotAllowed, Refused


def releasable(request: SchoolRequest, pk: UUID) -> Summary:
    """The summary, for whoever may release it. Raises Http404, PermissionDenied."""
    summary = summary_for(request, pk)
    if not summary.roles_of(request.user) & rules.RELEASE.roles:
        refuse(request, summary.case)
    return summary


def handover_for(request: SchoolRequest, pk: UUID) -> Handover:
    """The handover, for whoever may release its summary. Raises Http404, PermissionDenied."""
    found = (
        Handover.objects.select_related("file__summary").defer("copy", "file__sealed").filter(pk=pk).first()
    )
    if found is None:
        raise Http404
    found.file.summary = releasable(request, found.file.summary_id)
    return found


@require_POST
def download(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The signed file, once; again with a reason."""
    summary, form = releasable(request, pk), AgainForm(request.POST)
    if not form.is_valid():
        return not_now(request, summary, str(form.errors["reason"][0]))
    try:
        pdf = handing_over.take(summary, actor=request.user, **form.cleaned_data)
    except Refused as refusal:
        return not_now(request, summary, refusal.facts.get("reason", str(refusal)))
    return pdf_answer(pdf, summary.reference)


@never_cache
@require_safe
def handing(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What became of the file: a part of the page of the summary, which asks for it after a download. 204 while that
    is what the page shows already (`left`)."""
    summary = summary_for(request, pk)
    if summary.state != rules.RELEASED:
        return redirect("summary", pk=summary.pk)
    leaves = leaving(summary)
    if request.GET.get("left") == leaves.left:
        return HttpResponse(status=204)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    return render(request, "evidence/handing.html", {"summary": summary, "leaves": leaves})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A locked copy is prepared. Its passphrase stands on the answer to the form and nowhere else."""
    summary = releasable(request, pk)
    if summary.state != rules.RELEASED:
        return redirect("summary", pk=summary.pk)
    sent = request.POST if request.method == "POST" else None
    form = HandOverForm(sent, again=summary.file.handovers.exists())
    if sent is not None:
        return prepared(request, summary, form)
    note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    return asked(request, summary, form)


def prepared(request: SchoolRequest, summary: Summary, form: HandOverForm) -> HttpResponse:
    """The copy is made, or the form comes back with why not."""
    if not form.is_valid():
        return asked(request, summary, form)
    try:
        made = handing_over.prepare(summary, actor=request.user, **form.facts())
    except NotAllowed:
        refuse(request, summary.case)
    except MadeAlready as there:
        return not_now(request, summary, str(there))
    except (Refused, GateRefused) as refusal:
        form.refuse(refusal)
        return asked(request, summary, form)
    return shown_once(request, summary, made, form.cleaned_data["address"])


def asked(request: SchoolRequest, summary: Summary, form: HandOverForm) -> HttpResponse:
    url = reverse("summary", args=[summary.pk])
    context = {
        "form": form, "title": f"Hand over {summary.reference}", "button": "Make the locked copy", "back_url": url,
        "back_label": f"Evidence summary {summary.reference}", "cancel_url": url,
        "lede": "The copy opens with a passphrase that you tell the recipient by telephone.",
    }  # fmt: skip
    return render(request, "form_page.html", context, status=422 if form.errors else 200)


def shown_once(request: SchoolRequest, summary: Summary, made: Secrets, address: str) -> HttpResponse:
    """Passphrase and link, on the answer to the form itself: a page to come back to would have to keep them."""
    url = f"{settings.BASE_URL}{reverse('collect', args=[made.token])}" if made.token else ""
    until = made.handover.expires_at
    mailed = bool(url and address and until)
    problem = mail_link(address, url, until) if mailed and until else ""
    context = {
        "summary": summary,
        "case": summary.case,
        "made": made,
        "url": url,
        "mailed": mailed,
        "trouble": problem,
    }
    return render(request, "evidence/handed_over.html", context)


@require_POST
def download_copy(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The locked copy, once."""
    handover = handover_for(request, pk)
    summary = handover.file.summary
    try:
        copy = handing_over.collect_own(handover, actor=request.user)
    except Refused as refusal:
        return not_now(request, summary, str(refusal))
    return pdf_answer(copy, summary.reference)


@require_POST
def take_back(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Nobody gets this copy any more."""
    handover = handover_for(request, pk)
    if handing_over.revoke(handover, actor=request.user):
        messages.success(request, "Taken back. Nobody can have this copy now.")
    else:
        messages.warning(request, "Too late: this copy is no longer here. See below what became of it.")
    return redirect("summary", pk=handover.file.summary_id)


def not_now(request: SchoolRequest, summary: Summary, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("summary", pk=summary.pk)
