"""The files of a case: the list on the case page, adding one, its page, its download. Never shown in the browser."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import trail
from evidence.attachment_forms import AttachmentForm
from evidence.held import UnderLock, bytes_of, takes_attachments
from evidence.models import Attachment
from evidence.receiving import NotTaken
from evidence.services.attaching import attach
from evidence.services.locking import may_record_advice
from evidence.views.drafting import back
from evidence.views.loading import attachment_for, case_in_full, note_reading, refuse
from people.access import SchoolRequest
from referrals.models import Case
from referrals.services.cases import role_on
from referrals.views.loading import case_to_decide, note_refusal
from workflows.roles import HEAD, LEADS
from workflows.steps import NotAllowed, Refused


@never_cache
@require_safe
def panel(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The attachments of a case: a fragment for the case page, a page of its own without JavaScript."""
    case = case_in_full(request, pk)
    context = {
        "case": case, "attachments": Attachment.objects.with_locks().filter(case=case),
        "on": takes_attachments(case.school), "decides": bool(case.roles_of(request.user) & LEADS),
        "switches": HEAD in request.user.roles_at(case.school),
    }  # fmt: skip
    whole = not getattr(request, "htmx", False)
    if whole:  # as a part of the case page it is read with the case
        note_reading(request, case, subject="attachments")
    return render(request, f"evidence/attachments/panel{'_page' if whole else ''}.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """One more file for the case. A refused one is not kept; the page says what to do instead."""
    case = case_to_decide(request, pk)
    if not takes_attachments(case.school):
        note_reading(request, case, subject="attachment.off")
        return render(request, "evidence/attachments/off.html", {"case": case, **back(case)})
    form = AttachmentForm(request.POST or None, request.FILES or None, let_go=too_large(request))
    if request.method == "POST" and form.is_valid():
        return taken(request, case, form)
    if request.method != "POST":
        note_reading(request, case, subject="attachment.new")
    return new_page(request, case, form)


def too_large(request: SchoolRequest) -> bool:
    """Whether Django let the file go while it came in, without keeping it anywhere."""
    sent = request.META.get("CONTENT_LENGTH") or "0"
    return sent.isdecimal() and int(sent) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def taken(request: SchoolRequest, case: Case, form: AttachmentForm) -> HttpResponse:
    """To the page of the attachment, or back to the form with what was typed."""
    try:
        found = attach(case, actor=request.user, **form.facts())
    except NotAllowed:
        refuse(request, case)
    except NotTaken as refusal:
        return new_page(request, case, form, refusal)
    except Refused as refusal:
        for name, message in refusal.facts.items():
            form.add_error(name, message)
        return new_page(request, case, form)
    messages.success(request, f"The file is on the case as “{found}”.")
    return redirect("attachment", pk=found.pk)


def new_page(
    request: SchoolRequest, case: Case, form: AttachmentForm, refusal: NotTaken | None = None
) -> HttpResponse:
    status = 422 if form.errors or refusal else 200
    context = {"form": form, "case": case, "refusal": refusal, "title": "Add an attachment", **back(case)}
    return render(request, "evidence/attachments/new.html", context, status=status)


@never_cache
@require_safe
def page(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """What is known of the file; the file itself is never shown."""
    attachment = attachment_for(request, pk)
    note_reading(request, attachment.case, "reading.attachment", subject=str(attachment.pk))
    return about(request, attachment)


def about(request: SchoolRequest, attachment: Attachment, status: int = 200) -> HttpResponse:
    """The page of a file; of one under lock it says what holds now and whom to ring."""
    lock = getattr(attachment, "quarantine", None)
    context: dict[str, Any] = {
        "attachment": attachment, "case": attachment.case, "lock": lock,
        "advice": lock.advice.select_related("written_by") if lock else [],
        "may_record": lock and may_record_advice(attachment.case, request.user),
    }  # fmt: skip
    return render(request, "evidence/attachments/attachment.html", context, status=status)


@require_POST
def download(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The file as it came in, under a name of Handrail's; each download is written down. A file under lock stays
    shut, whoever asks: 403, in the words of the lock."""
    attachment = attachment_for(request, pk)
    try:
        content = bytes_of(attachment)
    except UnderLock:
        note_refusal(request, attachment.case, "under_lock")
        return about(request, attachment_for(request, pk), status=403)  # as it is now, the lock included
    trail.read(
        "export.attachment", actor=request.user.as_actor(), role=role_on(attachment.case, request.user),
        school=attachment.case.school_id, chain=attachment.case_id, subject=str(attachment.pk),
        data={"number": attachment.number},
    )  # fmt: skip
    called = f"{attachment.case.reference}-attachment-{attachment.number}.{attachment.kind}"
    headers = {
        "Content-Disposition": f'attachment; filename="{called}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type="application/octet-stream", headers=headers)
