"""A page of questions: shown, kept on "Continue", and kept by itself while somebody types."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from people.access import SchoolRequest
from referrals.forms.concerns import DraftForm, initials_in
from referrals.models import Concern
from referrals.services.concerns import save_draft
from referrals.views.concerns import journey
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from workflows.steps import Refused


@reporting(*PAGE)
def question(request: SchoolRequest, pk: UUID, name: str) -> HttpResponse:
    """One page of questions that are a form of the draft's own answers."""
    return answer(request, my_concern(request, pk), name)


def answer(request: SchoolRequest, concern: Concern, name: str) -> HttpResponse:
    """Shows the page, or keeps what was answered and leads on."""
    form = form_of(request, concern, name)
    if request.method == "POST" and kept(concern, form) and (form.is_valid() or "stop" in request.POST):
        concern.refresh_from_db()
        if "stop" in request.POST:
            return redirect("concerns")
        return redirect(way_on(concern, name, back_of(request)))
    if request.method != "POST" and concern.submitted_at:
        return redirect("concern", concern.pk)
    return show(request, concern, name, form)


def form_of(request: SchoolRequest, concern: Concern, name: str) -> DraftForm:
    """The form of a page, with what was posted. Raises Http404 for a page without one."""
    page = journey.BY_NAME.get(name)
    if page is None or page.form is None:
        raise Http404
    return page.form(request.POST if request.method == "POST" else None, concern=concern)


def kept(concern: Concern, form: DraftForm) -> bool:
    """Whether the answers were written, those beside a wrong one too; a concern that was sent meanwhile says so."""
    form.full_clean()
    try:
        save_draft(concern, **form.changed())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def way_on(concern: Concern, name: str, back: str) -> str:
    """The next page; after "not safe" the card with 999 comes first."""
    if name == "safe" and concern.red_flag:
        return journey.url(concern, "danger", back=back)
    return journey.after(concern, name, back=back)


def back_of(request: HttpRequest) -> str:
    """Whether the person came from the check of all answers."""
    return journey.CHECK if request.GET.get("back") == journey.CHECK else ""


def show(request: SchoolRequest, concern: Concern, name: str, form: DraftForm) -> HttpResponse:
    """The page with its form; 422 where something in it has to be put right."""
    context = {**frame(request, concern, name), "form": form, "draft_url": draft_url(concern, name)}
    return render(request, f"concerns/{template(name)}.html", context, status=422 if form.errors else 200)


def template(name: str) -> str:
    return "who" if name == "who" else "question"


def draft_url(concern: Concern, name: str) -> str:
    """Where the page keeps itself."""
    return reverse("concern_draft", args=[concern.pk, name])


def frame(request: SchoolRequest, concern: Concern, name: str) -> dict[str, Any]:
    """What every page of the journey shows around its question."""
    back = back_of(request)
    number, total = journey.place(concern, name)
    return {
        "concern": concern,
        "page": journey.BY_NAME[name],
        "number": number,
        "total": total,
        "back_url": journey.before(concern, name, back=back),
        "next_url": journey.after(concern, name, back=back) if name != journey.CHECK else "",
        "back": back,
        "initials": initials_in(concern),
    }


@reporting("POST")
def draft(request: SchoolRequest, pk: UUID, name: str) -> HttpResponse:
    """Keeps what is on the page so far. Half an answer is never refused: what cannot be kept yet is left out."""
    concern = my_concern(request, pk)
    form = form_of(request, concern, name)
    form.full_clean()
    written = form.changed(late=True)
    try:
        concern = save_draft(concern, **written)
    except Refused:
        return HttpResponse(status=409)
    context = {"seen": form.marks_after(written), "initials": initials_in(concern), "form": form}
    return render(request, "concerns/kept.html", context)


@reporting()
def danger(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The 999 card between the first question and the rest."""
    concern = my_concern(request, pk)
    back = back_of(request)
    here = journey.url(concern, "safe", back=back)
    context = {"concern": concern, "back_url": here, "next_url": journey.after(concern, "safe", back=back)}
    return render(request, "concerns/danger.html", context)
