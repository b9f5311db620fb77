"""Early help that goes on is looked at again: what was seen, and the next review in six weeks."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from people.forms.acting import accepted
from referrals.forms.review import ReviewForm
from referrals.services.once import said_in
from referrals.services.reviewing import may_review, record_review
from referrals.views.loading import case_to_decide, missing, note_reading, referral_for
from referrals.views.written import say_written


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """Asks what the review found and writes it to the case; its clock begins again."""
    found = referral_for(request, pk)
    case = case_to_decide(request, found.case_id)
    if not may_review(found):
        missing(request, case)
    form = ReviewForm(request.POST or None, initial={"seen": said_in(case.notes.all(), request.user)})
    new: list[bool] = []
    if accepted(request, form, lambda **said: new.append(record_review(found, actor=request.user, **said))):
        say_written(request, "Recorded. Handrail reminds you of the next review.", new=new == [True])
        return redirect("referral", found.pk)
    if request.method != "POST":
        note_reading(request, case, "reading.referral", subject=str(found.pk))
    back = reverse("referral", args=[found.pk])
    context = {"form": form, "title": "Early help was reviewed", "back_url": back, "cancel_url": back}
    return render(request, "form_page.html", context, status=422 if form.errors else 200)
