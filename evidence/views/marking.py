"""Taking out what nothing found: the words that were selected, or typed."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from evidence.desk.forms import MarkForm
from evidence.services.marking import mark as mark_words
from evidence.views.deciding import ask, overtaken
from evidence.views.desk import decided
from evidence.views.loading import entry_for
from people.access import SchoolRequest
from people.forms.acting import accepted
from workflows.steps import SomeoneWasFirst


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mark(request: SchoolRequest, pk: UUID) -> HttpResponse:
    """More words of one text, or of all, are taken out."""
    entry = entry_for(request, pk)
    summary, form = entry.summary, MarkForm(request.POST or None, auto_id=f"m-{entry.position}-%s")
    if not summary.under_review:
        return overtaken(request, summary, SomeoneWasFirst("This summary is no longer under review."))

    def write(words: str, kind: str, everywhere: bool, place: tuple[int, int] | None) -> None:
        mark_words(
            summary, words=words, kind=kind, place=place, entry=entry, everywhere=everywhere, actor=request.user
        )  # fmt: skip

    try:
        if accepted(request, form, write):
            said = f"Taken out by hand: {form.cleaned_data['words'][:60]}"
            return decided(request, summary, said, go_on=f"entry-{entry.position}")
    except SomeoneWasFirst as first:
        return overtaken(request, summary, first)
    about = {"entry": entry, "title": "Take out something else", "slot": f"m-{entry.position}",
             "back": f"entry-{entry.position}", "whole": entry.text}  # fmt: skip
    return ask(request, summary, form, about)
