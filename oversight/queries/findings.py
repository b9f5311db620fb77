"""The findings of many cases, each with its case and the label of the person it speaks of."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from oversight.pseudonyms import Labels
from oversight.queries.acts import acts_of, overruns_of, reasons_of
from referrals.models import Case
from workflows.acts import Act
from workflows.findings import Finding, findings


@dataclass(frozen=True)
class Found:
    """One finding, told without a name."""

    case: Case
    finding: Finding
    who: str


def found_in(cases: Iterable[Case], code: str = "") -> list[Found]:
    """The findings of these cases, the newest first; only of this code where one is given."""
    by_key: dict[UUID, Case] = {case.pk: case for case in cases}
    acts, reasons, overruns = acts_of(by_key), reasons_of(by_key), overruns_of(by_key)
    now = timezone.now()
    told = [
        Found(case, one, who(labels, one))
        for key, case in by_key.items()
        for labels in [labels_of(acts[key])]
        for one in findings(acts[key], reasons=reasons[key], overruns=overruns[key], now=now)
        if not code or one.code == code
    ]
    return sorted(told, key=lambda found: found.finding.at, reverse=True)


def labels_of(acts: Iterable[Act]) -> Labels:
    """The labels of one case, the same as in its trail."""
    return Labels({"actor": act.actor, "role": act.role} for act in acts)


def who(labels: Labels, finding: Finding) -> str:
    """The label of whoever a finding speaks of; "" where it speaks of nobody."""
    return labels.actor({"actor": finding.actor, "role": finding.role}) if finding.actor else ""
