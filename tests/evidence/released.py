"""A summary on its way out: reviewed, and released with its file."""

from types import SimpleNamespace

from django.utils import timezone

from evidence.models import Redaction, Summary
from evidence.services import deciding, signing
from evidence.services.doing import work_on
from evidence.services.working import claim_next
from tests.evidence.conftest import proposed


def reviewed(town: SimpleNamespace, audience: str = "social_care") -> Summary:
    summary = proposed(town, audience)
    answer_all(summary, town)
    return signing.finish_review(summary, actor=town.lead)


def answer_all(summary: Summary, town: SimpleNamespace) -> None:
    rows = Redaction.objects.filter(entry__summary=summary)
    deciding.accept(summary, redactions=[row.pk for row in rows if row.question], actor=town.lead)


def released(town: SimpleNamespace, audience: str = "social_care") -> Summary:
    """Released by the deputy, as far as the gates let it."""
    summary = reviewed(town, audience)
    signing.approve(summary, actor=town.deputy)
    signing.ask_release(summary, actor=town.deputy)
    work_on(claim_next(timezone.now()))
    return Summary.objects.get(pk=summary.pk)
