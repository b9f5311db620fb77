"""One page for each step of a case: it asks for what the rule needs and takes the step."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.access import SchoolRequest
from people.models import User
from referrals.forms.step import StepForm
from referrals.models import Case
from referrals.queries.cases import reads_all
from referrals.queries.consequences import consequences
from referrals.views.loading import case_for
from referrals.views.stepping import Stepping, rule_named, step_page
from workflows import case as rules
from workflows.steps import Step


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: SchoolRequest, pk: UUID, name: str) -> HttpResponse:
    """Asks, then takes the step: 403 without the role, 409 where someone was first, 422 where an answer is wrong."""
    case, rule = case_for(request, pk), rule_named(rules.BY_NAME, name)
    at = Stepping(
        request, case, rule, "cases/step.html", back=reverse("case", args=[case.pk]),
        around={"consequences": consequences(case, rule)},
    )  # fmt: skip
    return step_page(at, lambda form: redirect(next_page(case, rule, form, request.user)))


def next_page(case: Case, rule: Step, form: StepForm, user: User) -> str:
    """The address of the referral that the step opened, where the person may open it; else of the case."""
    opened = {"refer": form.cleaned_data.get("route"), "raise_immediate_risk": "police_999"}.get(rule.name)
    referral = case.referrals.filter(route=opened).order_by("-drafted_at").first() if opened else None
    if referral and reads_all(case.roles_of(user)):
        return reverse("referral", args=[referral.pk])
    return reverse("case", args=[case.pk])
