"""The assessments of a case: the newest, what changed since the one before, and what waits for a decision."""

from dataclasses import dataclass
from typing import Any

from referrals.models import Assessment, Case, Consideration
from referrals.queries.child_on_child import links_of
from referrals.queries.low_level import newest_answer
from workflows import indicators, referral, routes
from workflows.ceop_scope import TELLS, against
from workflows.following import WAYS
from workflows.threshold import NOT_MET
from workflows.triage import policy

NOT_KNOWN = "not known"


@dataclass(frozen=True)
class Change:
    """One answer that differs from the assessment before, in words."""

    asked: str
    before: str
    after: str


def undecided(case: Case) -> list[str]:
    """What the case waits for: suggestions that nobody has decided, but those that never hold a case up."""
    return [code for code in unanswered(case) if code not in WAYS or WAYS[code].waits]


def unanswered(case: Case) -> list[str]:
    """What any kept assessment suggested and nobody has decided: no referral, nothing done, no reason why not.

    A later assessment with other answers takes none of them back: only a person does, with a reason.
    """
    suggested = {
        route for routes_then in case.assessments.values_list("routes", flat=True) for route in routes_then
    }
    left = suggested - decided(case) if suggested else suggested
    return [code for code in (*routes.table(), *WAYS) if code in left]


def decided(case: Case) -> set[str]:
    """Suggestions that were followed, or that somebody wrote a reason against."""
    taken = set(case.referrals.exclude(state=referral.WITHDRAWN).values_list("route", flat=True))
    taken |= {way.code for way in WAYS.values() if way.by_route in taken}
    taken |= set(Consideration.objects.filter(assessment__case=case).values_list("route", flat=True))
    if links_of(case).exists():
        taken.add("child_on_child")
    return taken | _by_threshold(newest_answer(case))


def _by_threshold(answer: str) -> set[str]:
    """Whoever decided on the harm threshold decided on the low-level concern; "not met" also on the LADO."""
    if not answer:
        return set()
    return {"low_level_concern", "lado"} if answer == NOT_MET else {"low_level_concern"}


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
