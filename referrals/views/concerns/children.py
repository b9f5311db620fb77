"""Which child, or children: found as you type, checked by form and date of birth, or described."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from people.access import SchoolRequest
from people.models import Pupil
from people.queries import find_pupils
from people.searching import searched
from referrals.forms.children import OtherChildForm
from referrals.models import Concern
from referrals.services import concerns as service
from referrals.views.concerns import journey
from referrals.views.concerns.loading import PAGE, my_concern, reporting
from referrals.views.concerns.questions import back_of, frame
from workflows.steps import Refused


@reporting(*PAGE)
def child(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The children named so far, and a search. Without JavaScript the search button does what typing does."""
    concern = my_concern(request, pk)
    if concern.submitted_at:
        return redirect("concern", concern.pk)
    context = {**frame(request, concern, "child"), **found(request, concern)}
    return render(request, "concerns/child.html", context)


@reporting("POST")
def search(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """The children whose names start with what was typed, as a list of links."""
    concern = my_concern(request, pk)
    return render(request, "concerns/children_found.html", {"concern": concern, **found(request, concern)})


def found(request: SchoolRequest, concern: Concern) -> dict[str, object]:
    """What the search of the roll found."""
    return {**searched(request, concern.school, find_pupils, "roll.searched"), "back": back_of(request)}


@reporting(*PAGE)
def child_check(request: SchoolRequest, pk: UUID, pupil: UUID) -> HttpResponse:
    """Shows name, form and date of birth before the child is named: the wrong child costs most (peers 5)."""
    concern = my_concern(request, pk)
    chosen = Pupil.objects.filter(pk=pupil, school=concern.school, left_on__isnull=True).first()
    if chosen is None:
        raise Http404
    if request.method != "POST":
        context = {**frame(request, concern, "child"), "pupil": chosen}
        return render(
            request, "concerns/child_check.html", {**context, "back_url": children_url(request, concern)}
        )
    return named(request, concern, pupil=chosen)


@reporting(*PAGE)
def other_child(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """A child who is not on the list, in words."""
    concern = my_concern(request, pk)
    form = OtherChildForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return named(request, concern, description=form.cleaned_data["description"])
    context = {**frame(request, concern, "child"), "form": form, "back_url": children_url(request, concern)}
    return render(request, "concerns/other_child.html", context, status=422 if form.errors else 200)


def named(request: SchoolRequest, concern: Concern, **child: object) -> HttpResponse:
    """Names the child and goes back to the list; a concern that was sent meanwhile is shown as it is."""
    try:
        service.name_child(concern, **child)  # type: ignore[arg-type]
    except Refused:
        return redirect("concern", concern.pk)
    return redirect(children_url(request, concern))


@reporting("POST")
def remove_child(request: SchoolRequest, pk: UUID, child: UUID) -> HttpResponse:
    """Takes a child off the draft again. Pressing twice takes it off once."""
    concern = my_concern(request, pk)
    try:
        service.remove_child(concern, child=str(child))
    except Refused:
        return redirect("concern", concern.pk)
    return redirect(children_url(request, concern))


def children_url(request: SchoolRequest, concern: Concern) -> str:
    return journey.url(concern, "child", back=back_of(request))
