"""Deciding on proposals at the reviewing desk. Each works as a page of its own, and in place with JavaScript."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import reswap, retarget

from evidence.composing import compose
from evidence.desk.forms import LeaveInForm, ReadAsForm, ReasonedForm
from evidence.desk.readings import choices
from evidence.models import Redaction, Summary
from evidence.models.redaction import OPEN
from evidence.redaction.sentences import sentence_around
from evidence.services import deciding
from evidence.views.desk import decided, in_place, onward
from evidence.views.loading import entry_for, note_reading, redaction_for
from people.access import SchoolRequest
from people.forms.acting import accepted
from workflows.audiences import KEEP
from workflows.steps import SomeoneWasFirst


@require_POST
def accept(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """This proposal, or each on the same words, is taken out as the audience has it."""
    redaction = redaction_for(request, pk)
    summary, everywhere = redaction.entry.summary, bool(request.POST.get("everywhere"))
    go_on = onward(redaction)
    try:
        count = deciding.accept(summary, redactions=[redaction.pk], actor=request.user, everywhere=everywhere)
    except SomeoneWasFirst as first:
        return overtaken(request, summary, first)
    stays = compose(summary).release.action(redaction.as_span()) == KEEP
    done = "Stays readable" if stays else "Taken out"
    return decided(request, summary, told(done, redaction, count), go_on=go_on)


@require_POST
def accept_rest(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """All proposals of one text that nobody has decided on."""
    entry = entry_for(request, pk)
    rest = list(entry.redactions.filter(decision=OPEN).values_list("pk", flat=True))
    try:
        count = deciding.accept(entry.summary, redactions=rest, actor=request.user)
    except SomeoneWasFirst as first:
        return overtaken(request, entry.summary, first)
    said = f"Taken out: {count} in text {entry.position}"
    return decided(request, entry.summary, said, go_on=f"entry-{entry.position}")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def leave_in(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A proposal stays readable, with a reason."""
    redaction = redaction_for(request, pk)
    form = LeaveInForm(request.POST or None, auto_id=f"l-{redaction.pk.hex[:8]}-%s")
    return otherwise(request, redaction, form, ("Leave in", "Left in"), deciding.leave_in)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def retype(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A proposal means somebody or something else, with a reason."""
    redaction = redaction_for(request, pk)
    summary = redaction.entry.summary
    offered = choices(redaction, compose(summary)) if summary.under_review else []
    form = ReadAsForm(offered, request.POST or None, auto_id=f"t-{redaction.pk.hex[:8]}-%s")
    return otherwise(request, redaction, form, ("Read as", "Read otherwise"), deciding.retype)


def otherwise(
    request: SchoolRequest, redaction: Redaction, form: ReasonedForm, words: tuple[str, str], write: Any
) -> HttpResponse:
    """Asks, writes, and goes on; what is wrong is said beside the question. `words` are those of the button and of
    what was done."""
    summary, go_on = redaction.entry.summary, onward(redaction)
    if not summary.under_review:
        return overtaken(request, summary, SomeoneWasFirst("This summary is no longer under review."))
    try:
        if accepted(request, form, partial(write, summary, redaction=redaction.pk, actor=request.user)):
            count = deciding.reach(summary, redaction, everywhere=form.cleaned_data["everywhere"])
            return decided(request, summary, told(words[1], redaction, count), go_on=go_on)
    except SomeoneWasFirst as first:
        return overtaken(request, summary, first)
    return ask(request, summary, form, {"redaction": redaction, "title": words[0], **around(redaction)})


def ask(request: SchoolRequest, summary: Summary, form: Any, about: dict[str, Any]) -> HttpResponse:
    """The form, in its place on the desk or as a page of its own."""
    context = {"summary": summary, "case": summary.case, "form": form, "path": request.path, **about}
    if in_place(request):
        page = render(request, "evidence/decide_form.html", {**context, "in_place": True})
        return reswap(retarget(page, f"#{about['slot']}"), "innerHTML") if form.errors else page
    if request.method != "POST":
        note_reading(request, summary.case, "reading.summary", subject=str(summary.pk))
    return render(request, "evidence/decide.html", context, status=422 if form.errors else 200)


def around(redaction: Redaction) -> dict[str, str]:
    """The sentence a proposal stands in, and where its form and its way back are."""
    text = redaction.entry.text
    start, end = sentence_around(text, redaction.start, redaction.end)
    return {
        "before": text[start : redaction.start], "quote": redaction.quote, "after": text[redaction.end : end],
        "slot": f"o-{redaction.pk}", "back": f"r-{redaction.pk}",
    }  # fmt: skip


def told(done: str, redaction: Redaction, count: int) -> str:
    """What was done, for the eye and for the ear."""
    words = " ".join(redaction.quote.split())
    short = words if len(words) <= 60 else f"{words[:57]}…"
    return f"{done}: {short}" + (f", in {count} places" if count > 1 else "")


def overtaken(request: SchoolRequest, summary: Summary, why: Exception) -> HttpResponse:
    """Somebody else was first: the page as it is now says so."""
    messages.warning(request, str(why))
    if in_place(request):
        return HttpResponse(headers={"HX-Redirect": reverse("summary", args=[summary.pk])})
    return redirect("summary", pk=summary.pk)
