"""How often one person may search, export or open cases in a minute: more than anybody works, less than a program.

Each web process counts for itself, in memory: no page asks the database for it. Sign-in and passwords have limits of
allauth's, pages for strangers those of evidence.views.limiting. Nothing that leads to help is limited: the danger
card, the 999 card of a child, writing and sending a concern.
"""

import time
from collections.abc import Callable
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

MINUTE = 60  # seconds
Answer = Callable[[HttpRequest], HttpResponse]

RATES = {"search": 120, "reading": 120, "export": 30}  # a minute
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
        if _asked(action, request.user.pk) <= RATES[action]:
            return None
        return render(request, "429.html", status=429)


def _asked(action: str, person: object) -> int:
    """How often the person has asked for such a page in this minute, this time included."""
    counters, key = caches["here"], f"{action}:{person}:{int(time.time() // MINUTE)}"
    counters.add(key, 0, timeout=MINUTE)
    return counters.incr(key)
