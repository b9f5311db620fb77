"""How often one person may search, export or open cases in a minute: more than anybody works, less than a program.

Sign-in and passwords have allauth's limits, pages for strangers those of evidence.views.limiting. Nothing that
leads to help is limited: the danger card, the 999 card of a child, writing and sending a concern.
"""

from collections.abc import Callable
from typing import Any

from allauth.core.internal import ratelimit  # the public door of allauth counts no GET
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

RATES = {"search": "120/m/user", "reading": "120/m/user", "export": "30/m/user"}
SEARCHES = (
    "desk", "people:pupils", "people:pupil_search", "people:staff_search", "concern_child_search", "concern_who_search",
)  # fmt: skip
READINGS = ("case", "referral", "concern", "summary", "attachment", "people:pupil", "oversight:case")
EXPORTS = (
    "case_print", "referral_sheet", "summary_file", "handover_file", "referral_form_file", "attachment_file",
    "oversight:export_case", "oversight:export_school", "oversight:verify_case", "oversight:verify_school",
)  # fmt: skip
PAGES = {
    **dict.fromkeys(SEARCHES, "search"),
    **dict.fromkeys(READINGS, "reading"),
    **dict.fromkeys(EXPORTS, "export"),
}


class NotTooOften:
    """Answers 429 to whoever asks too often; the attempt is kept like every refused one (people.middleware)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """The refusal, or None where the page may answer."""
        action = PAGES.get(request.resolver_match.view_name) if request.resolver_match else None
        if action is None or not request.user.is_authenticated:
            return None
        user, more = request.user, {"config": RATES, "limit_get": True}
        if ratelimit.consume(request, app="handrail", action=action, user=user, **more):
            return None
        return render(request, "429.html", status=429)
