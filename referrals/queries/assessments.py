"""The assessments of a case: the newest, what changed since the one before, and what waits for a decision."""

from dataclasses import dataclass
from typing import Any

from referrals.models import Assessment, Case, Consideration
from workflows import indicators, referral, routes
from workflows.ceop_scope import TELLS, against
from workflows.triage import policy

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Change:
    """One answer that differs from the assessment before, in words."""

    asked: str
    before: str
    after: str


def undecided(case: Case) -> list[str]:
    """Routes out of school that any kept assessment suggested, with neither a referral nor a reason why not.

    A later assessment with other answers takes none of them back: only a person does, with a reason.
    """
    suggested = {
        route for routes_then in case.assessments.values_list("routes", flat=True) for route in routes_then
    }
    taken = set(case.referrals.exclude(state=referral.WITHDRAWN).values_list("route", flat=True))
    taken |= set(Consideration.objects.filter(assessment__case=case).values_list("route", flat=True))
    return [route for route in routes.table() if route in suggested - taken]


def against_ceop(case: Case) -> list[str]:
    """What speaks against a report to CEOP on this case, by the newest assessment and the referrals made."""
    newest = case.assessments.last()
    made = case.referrals.exclude(state__in=(referral.DRAFTED, referral.WITHDRAWN)).values_list(
        "route", flat=True
    )
    return against(newest.answers if newest else {}, {TELLS[route] for route in made if route in TELLS})


def changes(newer: Assessment, older: Assessment) -> list[Change]:
    """What was answered otherwise than before."""
    asked = {code: question.ask for code, question in policy().questions.items()}
    told = [
        Change(ask, words(code, older.answers.get(code)), words(code, newer.answers.get(code)))
        for code, ask in asked.items()
        if older.answers.get(code) != newer.answers.get(code)
    ]
    return told + _signs(newer, older)


def _signs(newer: Assessment, older: Assessment) -> list[Change]:
    before, after = set(older.answers.get("indicators", [])), set(newer.answers.get("indicators", []))
    return [
        Change(
            indicators.table()[code].says,
            "ticked" if code in before else "",
            "ticked" if code in after else "",
        )
        for code in sorted(before ^ after)
    ]


def words(code: str, answer: Any) -> str:
    """An answer as the page would say it."""
    choices = policy().questions[code].choices
    if answer is None or answer == []:
        return NOT_KNOWN
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return ", ".join(choices.get(one, one) for one in answer)
    return choices.get(answer, str(answer)) if choices else str(answer)
