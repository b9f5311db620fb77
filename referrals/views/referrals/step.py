"""One page for each step of a referral. The page itself is that of every step (views/stepping.py)."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from referrals.queries.heeding import heed
from referrals.views.loading import referral_for
from referrals.views.stepping import Stepping, rule_named, step_page
from workflows import referral as rules


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SchoolRequest, pk: UUID, name: str) -> HttpResponse:
    """Asks, then takes the step: 403 without the role, 409 where someone was first, 422 where an answer is wrong."""
    referral, rule = referral_for(request, pk), rule_named(rules.BY_NAME, name)
    if not rule.fits(referral.route):
        raise Http404
    home = reverse("referral", args=[referral.pk])
    stepping = Stepping(
        request,
        referral,
        rule,
        template="referrals/step.html",
        back=home,
        around={"heed": heed(referral)},
    )
    return step_page(stepping, lambda form: redirect(home))
