"""Which adult: from the staff list or in words. Only the head, or the chair, will be told."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from people.access import SchoolRequest
from people.models import StaffMember
from people.queries import find_staff
from people.searching import searched
from referrals.forms.concerns import WhoForm
from referrals.models import Concern
from referrals.services.concerns import save_draft
from referrals.views.concerns import journey
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from referrals.views.concerns.questions import answer, back_of, frame
from workflows.steps import Refused


@reporting(*PAGE)
def who(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The page for the adult: a search, buttons for those found, and words for somebody not on the list."""
    concern = my_concern(request, pk)
    if concern.about_adult != "yes":
        sent = concern.submitted_at is not None
        return (
            redirect("concern", concern.pk)
            if sent
            else redirect(journey.url(concern, "adult", back=back_of(request)))
        )
    if request.method == "POST" and "q" in request.POST:
        return looked_up(request, concern)
    if request.method == "POST" and {"adult", "nobody"} & set(request.POST):
        return chosen(request, concern)
    return answer(request, concern, "who")


def looked_up(request: SchoolRequest, concern: Concern) -> HttpResponse:
    """The whole page with what was found, for a browser without JavaScript."""
    form = WhoForm(concern=concern)
    context = {**frame(request, concern, "who"), "form": form, **found(request, concern)}
    return render(request, "concerns/who.html", context)


@reporting("POST")
def search(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The adults whose names start with what was typed, as buttons."""
    concern = my_concern(request, pk)
    return render(request, "concerns/adults_found.html", {"concern": concern, **found(request, concern)})


def found(request: SchoolRequest, concern: Concern) -> dict[str, object]:
    """What the search of the staff list found."""
    return {**searched(request, concern.school, find_staff, "roll.staff_searched"), "back": back_of(request)}


def chosen(request: SchoolRequest, concern: Concern) -> HttpResponse:
    """Keeps the adult who was chosen, or nobody again, and shows the page."""
    adult = None if "nobody" in request.POST else colleague(concern, request.POST["adult"])
    try:
        save_draft(concern, adult=adult)
    except Refused:
        return redirect("concern", concern.pk)
    return redirect(journey.url(concern, "who", back=back_of(request)))


def colleague(concern: Concern, pk: str) -> StaffMember:
    """The member of staff of the concern's school. Raises Http404 for an id that is none of theirs."""
    try:
        return StaffMember.objects.get(pk=UUID(pk), school=concern.school)
    except (ValueError, StaffMember.DoesNotExist):
        raise Http404 from None
